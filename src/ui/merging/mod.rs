//! Merging a colleague’s file: what is to become of the file, what it would bring, and what has to be decided.

mod asked;
mod copied;
mod done;
mod question;
mod report;
mod screen;
mod sort;
mod state;

pub use copied::copied;
pub use screen::merging;
