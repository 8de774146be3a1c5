//! The frame of a statement.

use super::actor::read_actor_id;
use super::code::read_code_id;
use super::{NO_DATE, NO_ID};
use crate::domain::json::{Fields, Json, Writer, shown};
use crate::domain::{Attribution, CodeId, Evaluation, Frame, Justification, Part, Position, Slot};

/// Slots with actors, and their keys.
const ROLES: [Slot; 3] = [Slot::Claimants, Slot::Addressees, Slot::Objects];

impl Frame {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        for slot in ROLES {
            to.list_if_any(slot.word(), self.parts(slot), Part::write);
        }
        to.list_if_any("issues", &self.issues, |id, to| to.text(id.as_str()));
        write_position(self.position, to);
        to.text_if_any("proposition", &self.proposition);
        if let Some(form) = &self.form {
            to.text_at("form", form.as_str());
        }
        to.list_if_any("justifications", &self.justifications, Justification::write);
        to.text_if_any("condition", &self.condition);
        if let Some(attribution) = self.attribution {
            to.text_at("attribution", attribution.word());
        }
        to.list_if_any("reporters", &self.reporters, |id, to| to.text(&shown(&id)));
        if let Some(date) = self.date {
            to.shown_at("date", &date);
        }
        to.text_if_any("place", &self.place);
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
            claimants: fields.list_of_if_any(Slot::Claimants.word(), Part::read)?,
            addressees: fields.list_of_if_any(Slot::Addressees.word(), Part::read)?,
            objects: fields.list_of_if_any(Slot::Objects.word(), Part::read)?,
            issues: fields.list_of_if_any("issues", read_code_id)?,
            position: read_position(&mut fields)?,
            proposition: fields.text_if_any("proposition")?,
            form: fields.word_if_any("form")?.map(CodeId::new),
            justifications: fields.list_of_if_any("justifications", Justification::read)?,
            condition: fields.text_if_any("condition")?,
            attribution: fields.choice_if_any("attribution", Attribution::of_word)?,
            reporters: fields.list_of_if_any("reporters", read_actor_id)?,
            date: fields.parsed_if_any("date", NO_DATE)?,
            place: fields.text_if_any("place")?,
            extra: fields.rest(),
        })
    }
}

/// A number where it is one, else a word; nothing where nothing is stated.
fn write_position(position: Position, to: &mut Writer) {
    match position {
        Position::NotStated => {}
        Position::Ambivalent => to.text_at("position", position.word()),
        number => {
            to.key("position");
            to.literal(number.word());
        }
    }
}

fn read_position(fields: &mut Fields) -> Result<Position, String> {
    Ok(number_or_word(fields, "position", Position::of_word)?.unwrap_or_default())
}

/// Something of which some values are written as numbers.
fn number_or_word<T>(
    fields: &mut Fields,
    key: &str,
    of_word: fn(&str) -> Option<T>,
) -> Result<Option<T>, String> {
    let Some(value) = fields.optional(key) else {
        return Ok(None);
    };
    let word = match &value {
        Json::Number(digits) => digits,
        other => other.as_str().unwrap_or_default(),
    };
    let found = of_word(word);
    let wrong = || format!("“{word}” is not one of the values that can stand here (key “{key}”)");
    found.map(Some).ok_or_else(wrong)
}

impl Part {
    fn write(&self, to: &mut Writer) {
        to.object();
        if let Some(actor) = self.actor {
            to.shown_at("actor", &actor);
        }
        if let Some(mention) = self.mention {
            to.shown_at("mention", &mention);
        }
        if let Some(evaluation) = self.evaluation {
            to.key("evaluation");
            to.literal(evaluation.word());
        }
        to.all_of(&self.extra);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let part = Self {
            actor: fields.parsed_if_any("actor", NO_ID)?,
            mention: fields.parsed_if_any("mention", NO_ID)?,
            evaluation: number_or_word(&mut fields, "evaluation", Evaluation::of_word)?,
            extra: fields.rest(),
        };
        if part.actor.is_none() && part.mention.is_none() {
            return Err("neither “actor” nor “mention” says who it is".to_owned());
        }
        Ok(part)
    }
}

impl Justification {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.text_at("code", self.code.as_str());
        write_position(self.position, to);
        to.all_of(&self.extra);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            code: CodeId::new(fields.text("code")?),
            position: read_position(&mut fields)?,
            extra: fields.rest(),
        })
    }
}
