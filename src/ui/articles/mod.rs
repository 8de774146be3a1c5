//! The project's articles: as a column where there is room, as a menu where there is not.

mod list;
mod menu;

pub use list::articles;
pub use menu::article_menu;
