//! A link between two statements.

use super::annotation::{read_origin, read_version};
use super::{NO_ID, NO_TIME};
use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{Relation, RelationTypeId};

impl Relation {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("id", &self.id.to_string());
        to.text_at("from", &self.from.to_string());
        to.text_at("to", &self.to.to_string());
        to.text_at("type", self.of_type.as_str());
        to.text_if_any("note", &self.note);
        to.text_at("coder", &self.coder.to_string());
        to.text_at("created", &self.created.to_string());
        to.text_at("modified", &self.modified.to_string());
        to.number_at("codebookVersion", self.codebook_version.into());
        to.text_at("origin", self.origin.word());
        to.all_of(&self.extra);
        to.end_object();
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// What is wrong, as the rest of a sentence.
    pub fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            id: fields.parsed("id", NO_ID)?,
            from: fields.parsed("from", NO_ID)?,
            to: fields.parsed("to", NO_ID)?,
            of_type: RelationTypeId::new(fields.text("type")?),
            note: fields.text_if_any("note")?,
            coder: fields.parsed("coder", NO_ID)?,
            created: fields.parsed("created", NO_TIME)?,
            modified: fields.parsed("modified", NO_TIME)?,
            codebook_version: read_version(&mut fields)?,
            origin: read_origin(&mut fields)?,
            extra: fields.rest(),
        })
    }
}
