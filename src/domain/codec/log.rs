//! A step of the log.

use super::{NO_ID, NO_TIME};
use crate::domain::LogEntry;
use crate::domain::json::{Fields, Json, Writer};

impl LogEntry {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        to.shown_at("at", &self.at);
        to.shown_at("coder", &self.coder);
        to.text_at("what", &self.what);
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
            at: fields.parsed("at", NO_TIME)?,
            coder: fields.parsed("coder", NO_ID)?,
            what: fields.text("what")?,
            extra: fields.rest(),
        })
    }
}
