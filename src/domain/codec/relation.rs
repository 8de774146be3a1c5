//! A link between two statements.

use super::NO_ID;
use super::made::Made;
use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{Relation, RelationTypeId};

impl Relation {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        to.shown_at("id", &self.id);
        to.shown_at("from", &self.from);
        to.shown_at("to", &self.to);
        to.text_at("type", self.of_type.as_str());
        to.text_if_any("note", &self.note);
        Made {
            coder: self.coder,
            created: self.created,
            modified: self.modified,
            codebook_version: self.codebook_version,
            origin: self.origin,
        }
        .write(to);
        to.all_of(&self.extra);
        to.end_object();
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// What is wrong, as the rest of a sentence.
    pub fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let made = Made::read(&mut fields)?;
        Ok(Self {
            id: fields.parsed("id", NO_ID)?,
            from: fields.parsed("from", NO_ID)?,
            to: fields.parsed("to", NO_ID)?,
            of_type: RelationTypeId::new(fields.text("type")?),
            note: fields.text_if_any("note")?,
            coder: made.coder,
            created: made.created,
            modified: made.modified,
            codebook_version: made.codebook_version,
            origin: made.origin,
            extra: fields.rest(),
        })
    }
}
