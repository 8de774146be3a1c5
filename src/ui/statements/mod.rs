//! Finding statements by whatever is coded of them, and words in the texts of all articles.
//!
//! All of it is loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod about;
mod adding;
mod chosen;
mod dialog;
mod found;
mod hit;
mod kept;
mod results;
mod searching;
mod texts;

pub use dialog::statements;
pub use searching::Searching;
