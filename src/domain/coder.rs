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

impl Coder {
    /// As a project knows them; with the name they go by here, while the project has none.
    #[must_use]
    pub fn known_as(self, known: &Self) -> Self {
        let name = match known.name.is_empty() {
            true => self.name,
            false => known.name.clone(),
        };
        Self {
            name,
            ..known.clone()
        }
    }
}
