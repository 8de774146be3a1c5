//! The codebook.

use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{Category, Codebook, KeyCode, Kind, KindId, Stroke};

const CATEGORIES: [(&str, Category); 2] = [
    (Category::Statement.word(), Category::Statement),
    (Category::Mention.word(), Category::Mention),
];

impl Codebook {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        to.number_at("version", self.version.into());
        to.key("kinds");
        to.list();
        for kind in &self.kinds {
            kind.write(to);
        }
        to.end_list();
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
            version: fields.number("version")?,
            kinds: fields.list_of("kinds", Kind::read)?,
            extra: fields.rest(),
        })
    }
}

impl Kind {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("id", self.id.as_str());
        to.text_at("label", &self.label);
        to.text_at("category", self.category.word());
        to.text_at("colour", &self.colour.to_string());
        to.text_at("stroke", self.stroke.word());
        if let Some(key) = &self.key {
            to.text_at("key", key.code());
        }
        to.text_at("definition", &self.definition);
        to.all_of(&self.extra);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let strokes = Stroke::ALL.map(|stroke| (stroke.word(), stroke));
        Ok(Self {
            id: KindId::new(fields.text("id")?),
            label: fields.text("label")?,
            category: fields.word("category", &CATEGORIES)?,
            colour: fields.read("colour", |value| {
                let text = value.as_str().unwrap_or_default();
                text.parse().map_err(|error: &str| error.to_owned())
            })?,
            stroke: fields.word("stroke", &strokes)?,
            key: match fields.optional("key") {
                Some(Json::Text(code)) => Some(KeyCode::as_written(code)),
                Some(_) => return Err("“key”: a string is expected here".to_owned()),
                None => None,
            },
            definition: fields.text_if_any("definition")?,
            extra: fields.rest(),
        })
    }
}
