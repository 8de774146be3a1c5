//! How a tag and a link end: who made it, when, under which codebook.

use super::{NO_ID, NO_TIME};
use crate::domain::json::{Fields, Writer};
use crate::domain::{CoderId, Origin, Timestamp};

/// What is known about the making of something.
pub(super) struct Made {
    pub(super) coder: CoderId,
    pub(super) created: Timestamp,
    pub(super) modified: Timestamp,
    pub(super) codebook_version: u32,
    pub(super) origin: Origin,
}

impl Made {
    #[inline(never)]
    pub(super) fn write(&self, to: &mut Writer) {
        to.shown_at("coder", &self.coder);
        to.shown_at("created", &self.created);
        to.shown_at("modified", &self.modified);
        to.number_at("codebookVersion", self.codebook_version.into());
        to.text_at("origin", self.origin.word());
    }

    #[inline(never)]
    pub(super) fn read(fields: &mut Fields) -> Result<Self, String> {
        Ok(Self {
            coder: fields.parsed("coder", NO_ID)?,
            created: fields.parsed("created", NO_TIME)?,
            modified: fields.parsed("modified", NO_TIME)?,
            // What is older than versions of the codebook was made under the first.
            codebook_version: match fields.has("codebookVersion") {
                true => fields.number("codebookVersion")?,
                false => 1,
            },
            origin: match fields.has("origin") {
                true => {
                    fields.word("origin", &Origin::ALL.map(|origin| (origin.word(), origin)))?
                }
                false => Origin::default(),
            },
        })
    }
}
