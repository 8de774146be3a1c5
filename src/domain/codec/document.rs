//! What is known about an article. Its text is written by whoever knows where it belongs.

use super::{NO_DATE, NO_ID, NO_TIME};
use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{DocumentMeta, TextVersion};

impl DocumentMeta {
    /// Writes the keys into the object that is open.
    pub fn write_keys(&self, to: &mut Writer) {
        to.shown_at("id", &self.id);
        to.text_at("title", &self.title);
        to.text_at("textSha256", &self.text_sha256);
        if let Some(date) = self.published {
            to.shown_at("published", &date);
        }
        to.text_if_any("outlet", &self.outlet);
        to.text_if_any("author", &self.author);
        to.text_if_any("section", &self.section);
        to.text_if_any("language", &self.language);
        to.text_if_any("url", &self.url);
        to.text_if_any("notes", &self.notes);
        to.text_if_any("importedFrom", &self.imported_from);
        to.shown_at("imported", &self.imported);
        to.flag_if_set("done", self.done);
        if let Some(at) = self.binned {
            to.shown_at("binned", &at);
        }
        to.list_if_any("versions", &self.versions, TextVersion::write);
        to.all_of(&self.extra);
    }

    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        self.write_keys(to);
        to.end_object();
    }

    /// Reads what was written.
    ///
    /// # Errors
    /// What is wrong, as the rest of a sentence.
    pub fn read(value: Json) -> Result<Self, String> {
        Self::read_keys(Fields::of(value)?)
    }

    /// Reads what was written, of keys from which others were taken.
    ///
    /// # Errors
    /// What is wrong, as the rest of a sentence.
    pub fn read_keys(mut fields: Fields) -> Result<Self, String> {
        Ok(Self {
            id: fields.parsed("id", NO_ID)?,
            title: fields.text("title")?,
            text_sha256: fields.text("textSha256")?,
            published: fields.parsed_if_any("published", NO_DATE)?,
            outlet: fields.text_if_any("outlet")?,
            author: fields.text_if_any("author")?,
            section: fields.text_if_any("section")?,
            language: fields.text_if_any("language")?,
            url: fields.text_if_any("url")?,
            notes: fields.text_if_any("notes")?,
            imported_from: fields.text_if_any("importedFrom")?,
            imported: fields.parsed("imported", NO_TIME)?,
            done: fields.flag("done")?,
            binned: fields.parsed_if_any("binned", NO_TIME)?,
            versions: fields.list_of_if_any("versions", TextVersion::read)?,
            extra: fields.rest(),
        })
    }
}

impl TextVersion {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("textSha256", &self.text_sha256);
        to.shown_at("until", &self.until);
        to.shown_at("coder", &self.coder);
        to.all_of(&self.extra);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            text_sha256: fields.text("textSha256")?,
            until: fields.parsed("until", NO_TIME)?,
            coder: fields.parsed("coder", NO_ID)?,
            extra: fields.rest(),
        })
    }
}
