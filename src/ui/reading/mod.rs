//! The article on screen, with what stands over and beside it.

mod empty;
mod example;
mod head;
mod pane;
mod toolbar;

pub use pane::reading;
pub use toolbar::toolbar;
