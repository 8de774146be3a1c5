//! All articles of the project: to find and sort them, to change what is known about several, and the bin.
//!
//! All of it is loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod bin;
mod bulk;
mod chosen;
mod columns;
mod counts;
mod filters;
mod foot;
mod kept;
mod list;
mod lost;
mod row;
mod screen;
mod sidebar;

pub use screen::articles;
pub use sidebar::article_search;
