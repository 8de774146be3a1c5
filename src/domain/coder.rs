//! Who codes.

use super::{CoderId, Extra};

/// A person whose name stands with what they tagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coder {
    /// Stays when the name changes.
    pub id: CoderId,
    /// As the person wrote it; empty until they were asked.
    pub name: String,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}
