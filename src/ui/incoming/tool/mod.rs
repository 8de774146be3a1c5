//! Files of another tool: read, shown as they would come in, and opened as a project of their own.

mod notes;
mod screen;
mod work;

pub use screen::from_tool;
pub(super) use work::Brought;
