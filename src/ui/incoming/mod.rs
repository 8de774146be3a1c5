//! Many files at once: reading them, what they would bring, what has to be decided, and one step that brings it in.

mod arrive;
mod columns;
mod decisions;
mod encodings;
mod engine;
mod frame;
mod list;
mod names;
mod problems;
mod rows;
mod screen;
mod tool;
mod work;

pub use arrive::take_in;
use leptos::prelude::AnyView;
pub use screen::import;

use crate::ui::state::expect_desk;

/// What files of another tool would bring, or a table of tags. Only to be called as a dialog.
pub fn from_tool() -> AnyView {
    rows::table_of_tags(expect_desk()).unwrap_or_else(tool::from_tool)
}
