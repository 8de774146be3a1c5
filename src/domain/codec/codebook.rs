//! The codebook.

use super::code::{read_colour, read_key, write_key};
use super::{NO_ID, NO_TIME};
use crate::domain::json::{Fields, Json, Writer, parse};
use crate::domain::{
    Category, Code, CodeList, Codebook, Guide, Kind, KindId, RelationType, Revision, SlotRule,
    Stroke,
};

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
        for list in CodeList::ALL {
            to.list_if_any(list.word(), self.codes(*list), Code::write);
        }
        to.list_if_any("relations", &self.relations, RelationType::write);
        to.list_if_any("revisions", &self.revisions, Revision::write);
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
            issues: fields.list_of_if_any(CodeList::Issues.word(), Code::read)?,
            forms: fields.list_of_if_any(CodeList::Forms.word(), Code::read)?,
            justifications: fields.list_of_if_any(CodeList::Justifications.word(), Code::read)?,
            relations: fields.list_of_if_any("relations", RelationType::read)?,
            revisions: fields.list_of_if_any("revisions", Revision::read)?,
            extra: fields.rest(),
        })
    }
}

/// For what was written before there were links.
impl Codebook {
    /// The same JSON with the usual types of link, where it has none.
    pub fn with_usual_relations(value: Json) -> Json {
        let Json::Object(mut object) = value else {
            return value;
        };
        if object.get("relations").is_none() {
            let mut to = Writer::compact();
            to.list();
            for relation in RelationType::usual() {
                relation.write(&mut to);
            }
            to.end_list();
            if let Ok(relations) = parse(to.finish().as_bytes()) {
                object.insert("relations".to_owned(), relations);
            }
        }
        Json::Object(object)
    }
}

impl Kind {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("id", self.id.as_str());
        to.text_at("label", &self.label);
        to.text_at("category", self.category.word());
        to.shown_at("colour", &self.colour);
        to.text_at("stroke", self.stroke.word());
        write_key(self.key.as_ref(), to);
        to.text_at("definition", &self.guide.definition);
        self.guide.write_examples(to);
        to.list_if_any("slots", &self.slots, SlotRule::write);
        to.flag_if_set("retired", self.retired);
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
            colour: fields.read("colour", read_colour)?,
            stroke: fields.word("stroke", &strokes)?,
            key: read_key(&mut fields)?,
            guide: Guide::read(&mut fields)?,
            slots: fields.list_of_if_any("slots", SlotRule::read)?,
            retired: fields.flag("retired")?,
            extra: fields.rest(),
        })
    }
}

impl Revision {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.number_at("version", self.version.into());
        to.shown_at("at", &self.at);
        to.shown_at("coder", &self.coder);
        to.text_at("note", &self.note);
        to.all_of(&self.extra);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            version: fields.number("version")?,
            at: fields.parsed("at", NO_TIME)?,
            coder: fields.parsed("coder", NO_ID)?,
            note: fields.text("note")?,
            extra: fields.rest(),
        })
    }
}
