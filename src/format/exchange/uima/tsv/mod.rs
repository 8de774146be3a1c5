//! WebAnno TSV 3.3: a line for each word, a column for each feature. Which annotation a cell belongs to is told by a number
//! behind its value, wherever that is not plain.

mod cells;
mod layer;
mod reading;
mod slots;
mod text;
mod writing;

pub(super) use reading::read;
pub(super) use writing::write;

use super::head;
use crate::format::exchange::tool::has;

/// The first line, up to the version's last figure.
const FORMAT: &str = "#FORMAT=WebAnno TSV 3";

pub(super) fn knows(bytes: &[u8]) -> bool {
    has(head(bytes), FORMAT)
}
