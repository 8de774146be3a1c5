//! What is known about a project, and who codes in it.

use super::{NO_ID, NO_TIME};
use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{Coder, LostArticle, ProjectMeta};

impl ProjectMeta {
    /// Writes the keys into the object that is open.
    pub fn write_keys(&self, to: &mut Writer) {
        to.shown_at("id", &self.id);
        to.text_at("title", &self.title);
        to.shown_at("created", &self.created);
        if self.sample {
            to.key("sample");
            to.literal("true");
        }
        to.list_if_any("lost", &self.lost, LostArticle::write);
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
        let mut fields = Fields::of(value)?;
        Ok(Self {
            id: fields.parsed("id", NO_ID)?,
            title: fields.text("title")?,
            created: fields.parsed("created", NO_TIME)?,
            sample: fields.flag("sample")?,
            lost: fields.list_of_if_any("lost", LostArticle::read)?,
            extra: fields.rest(),
        })
    }
}

impl LostArticle {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.shown_at("id", &self.document);
        to.text_at("title", &self.title);
        to.flag_if_set("hasText", self.has_text);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            document: fields.parsed("id", NO_ID)?,
            title: fields.text("title")?,
            has_text: fields.flag("hasText")?,
        })
    }
}

impl Coder {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        to.shown_at("id", &self.id);
        to.text_at("name", &self.name);
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
            name: fields.text("name")?,
            extra: fields.rest(),
        })
    }
}
