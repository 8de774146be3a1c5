//! A table of tags that no tool is known for: whoever brings it says what its columns hold, and sees at once what would come of it.

mod begin;
mod columns;
mod found;
mod kept;
mod screen;
mod seen;
mod work;

pub(super) use begin::{Handed, are_rows, hand_over};
pub(super) use kept::keep_choice;
pub(super) use screen::table_of_tags;

/// What the choice is called.
pub(super) const WHAT: &str = "What a row is";
/// A choice of it.
pub(super) const ARTICLE: &str = "Each row is an article";
/// The other.
pub(super) const TAG: &str = "Each row is a tag";
