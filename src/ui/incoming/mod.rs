//! Many files at once: reading them, what they would bring, what has to be decided, and one step that brings it in.

mod arrive;
mod columns;
mod decisions;
mod encodings;
mod engine;
mod list;
mod names;
mod problems;
mod screen;
mod tool;
mod work;

pub use arrive::take_in;
pub use screen::import;
pub use tool::from_tool;
