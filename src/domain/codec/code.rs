//! Codes, types of link, rules for slots: what a codebook has besides its kinds.

use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{
    Code, CodeId, Colour, Effect, Guide, KeyCode, RelationType, RelationTypeId, Slot, SlotRule,
};

pub(super) fn write_key(key: Option<&KeyCode>, to: &mut Writer) {
    if let Some(key) = key {
        to.text_at("key", key.code());
    }
}

pub(super) fn read_key(fields: &mut Fields) -> Result<Option<KeyCode>, String> {
    match fields.optional("key") {
        Some(Json::Text(code)) => Ok(Some(KeyCode::as_written(code))),
        Some(_) => Err("“key”: a string is expected here".to_owned()),
        None => Ok(None),
    }
}

pub(super) fn read_colour(value: Json) -> Result<Colour, String> {
    let text = value.as_str().unwrap_or_default();
    text.parse().map_err(|error: &str| error.to_owned())
}

pub(super) fn write_colour(colour: Option<Colour>, to: &mut Writer) {
    if let Some(colour) = colour {
        to.shown_at("colour", &colour);
    }
}

pub(super) fn read_colour_if_any(fields: &mut Fields) -> Result<Option<Colour>, String> {
    match fields.has("colour") {
        true => fields.read("colour", read_colour).map(Some),
        false => Ok(None),
    }
}

impl Guide {
    /// All but the definition.
    pub(super) fn write_examples(&self, to: &mut Writer) {
        to.text_if_any("include", &self.include);
        to.text_if_any("exclude", &self.exclude);
        to.text_if_any("positiveExample", &self.positive);
        to.text_if_any("negativeExample", &self.negative);
    }

    pub(super) fn read(fields: &mut Fields) -> Result<Self, String> {
        Ok(Self {
            definition: fields.text_if_any("definition")?,
            include: fields.text_if_any("include")?,
            exclude: fields.text_if_any("exclude")?,
            positive: fields.text_if_any("positiveExample")?,
            negative: fields.text_if_any("negativeExample")?,
        })
    }

    fn write(&self, to: &mut Writer) {
        to.text_if_any("definition", &self.definition);
        self.write_examples(to);
    }
}

impl Code {
    pub(super) fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("id", self.id.as_str());
        to.text_at("label", &self.label);
        if let Some(parent) = &self.parent {
            to.text_at("parent", parent.as_str());
        }
        self.guide.write(to);
        write_colour(self.colour, to);
        write_key(self.key.as_ref(), to);
        to.flag_if_set("retired", self.retired);
        to.list_if_any("replacedBy", &self.replaced_by, |id, to| {
            to.text(id.as_str())
        });
        to.all_of(&self.extra);
        to.end_object();
    }

    pub(super) fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            id: CodeId::new(fields.text("id")?),
            label: fields.text("label")?,
            parent: fields.word_if_any("parent")?.map(CodeId::new),
            guide: Guide::read(&mut fields)?,
            colour: read_colour_if_any(&mut fields)?,
            key: read_key(&mut fields)?,
            retired: fields.flag("retired")?,
            replaced_by: fields.list_of_if_any("replacedBy", read_code_id)?,
            extra: fields.rest(),
        })
    }
}

pub(super) fn read_code_id(value: Json) -> Result<CodeId, String> {
    let text = value.as_str().ok_or("a code is written as a string")?;
    Ok(CodeId::new(text))
}

impl RelationType {
    pub(super) fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("id", self.id.as_str());
        to.text_at("label", &self.label);
        if let Some(effect) = self.effect {
            to.text_at("effect", effect.word());
        }
        self.guide.write(to);
        write_colour(self.colour, to);
        write_key(self.key.as_ref(), to);
        to.flag_if_set("retired", self.retired);
        to.all_of(&self.extra);
        to.end_object();
    }

    pub(super) fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            id: RelationTypeId::new(fields.text("id")?),
            label: fields.text("label")?,
            effect: fields.choice_if_any("effect", Effect::of_word)?,
            guide: Guide::read(&mut fields)?,
            colour: read_colour_if_any(&mut fields)?,
            key: read_key(&mut fields)?,
            retired: fields.flag("retired")?,
            extra: fields.rest(),
        })
    }
}

impl SlotRule {
    pub(super) fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("slot", self.slot.word());
        to.flag_at("shown", self.shown);
        to.flag_at("required", self.required);
        to.flag_at("many", self.many);
        to.all_of(&self.extra);
        to.end_object();
    }

    pub(super) fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            slot: fields
                .choice_if_any("slot", Slot::of_word)?
                .ok_or("the key “slot” is missing")?,
            shown: fields.flag("shown")?,
            required: fields.flag("required")?,
            many: fields.flag("many")?,
            extra: fields.rest(),
        })
    }
}
