//! Files of another tool: read, shown as they would come in, and opened as a project of their own.

mod join;
mod notes;
mod screen;
mod work;

pub(super) use join::{brings_anything, brought_here, join, take_here};
pub(super) use notes::notes;
pub(super) use screen::{OWN, ended, fact, from_tool, kinds, save, twins, whole};
pub(super) use work::Brought;
