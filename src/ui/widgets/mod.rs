//! Small parts that know nothing of articles and tags.

mod dialog;
mod icon;
mod kbd;
mod menu;

pub use dialog::Modal;
pub use icon::{Icon, Shape};
pub use kbd::{Kbd, Keys};
pub use menu::Menu;
