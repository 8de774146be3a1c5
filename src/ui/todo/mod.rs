//! What is still to be done: the list of it, the way to each of it, and how far each article is.
//!
//! All of it is loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod done;
mod foot;
mod gathered;
mod go;
mod list;
mod progress;
mod turn;

pub use done::done;
pub use foot::article_foot;
pub use go::{go_to_next, show_list};
pub use list::list;
pub use progress::progress;
pub use turn::turn;
