//! An actor of the register.

use super::code::{read_colour_if_any, write_colour};
use super::{NO_DATE, NO_ID};
use crate::domain::json::{Fields, Json, Writer, shown};
use crate::domain::{Actor, ActorId, ActorType, Affiliation, Scope, Tie};

impl Actor {
    /// Writes it as an object.
    pub fn write(&self, to: &mut Writer) {
        to.object();
        to.shown_at("id", &self.id);
        to.text_at("name", &self.name);
        to.list_if_any("aliases", &self.aliases, |name, to| to.text(name));
        if let Some(of_type) = self.of_type {
            to.text_at("type", of_type.word());
        }
        if let Some(scope) = self.scope {
            to.text_at("scope", scope.word());
        }
        to.text_if_any("country", &self.country);
        to.text_if_any("party", &self.party);
        to.list_if_any("affiliations", &self.affiliations, Affiliation::write);
        to.text_if_any("wikidata", &self.wikidata);
        write_colour(self.colour, to);
        to.text_if_any("notes", &self.notes);
        to.list_if_any("attributes", &self.attributes, |(name, value), to| {
            to.object();
            to.text_at("name", name);
            to.text_at("value", value);
            to.end_object();
        });
        to.list_if_any("formerly", &self.formerly, |id, to| to.text(&shown(&id)));
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
            aliases: fields.list_of_if_any("aliases", |value| {
                let text = value.as_str().ok_or("a name is written as a string")?;
                Ok(text.to_owned())
            })?,
            of_type: fields.choice_if_any("type", ActorType::of_word)?,
            scope: fields.choice_if_any("scope", Scope::of_word)?,
            country: fields.text_if_any("country")?,
            party: fields.text_if_any("party")?,
            affiliations: fields.list_of_if_any("affiliations", Affiliation::read)?,
            wikidata: fields.text_if_any("wikidata")?,
            colour: read_colour_if_any(&mut fields)?,
            notes: fields.text_if_any("notes")?,
            attributes: fields.list_of_if_any("attributes", |value| {
                let mut fields = Fields::of(value)?;
                Ok((fields.text("name")?, fields.text("value")?))
            })?,
            formerly: fields.list_of_if_any("formerly", read_actor_id)?,
            extra: fields.rest(),
        })
    }
}

pub(super) fn read_actor_id(value: Json) -> Result<ActorId, String> {
    let text = value.as_str().unwrap_or_default();
    text.parse().map_err(|_| format!("“{text}” is {NO_ID}"))
}

impl Affiliation {
    fn write(&self, to: &mut Writer) {
        to.object();
        to.shown_at("to", &self.to);
        to.text_at("tie", self.tie.word());
        to.text_if_any("role", &self.role);
        for (key, date) in [("from", self.from), ("until", self.until)] {
            if let Some(date) = date {
                to.text_at(key, &shown(&date));
            }
        }
        to.all_of(&self.extra);
        to.end_object();
    }

    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            to: fields.parsed("to", NO_ID)?,
            tie: fields
                .choice_if_any("tie", Tie::of_word)?
                .ok_or("the key “tie” is missing")?,
            role: fields.text_if_any("role")?,
            from: fields.parsed_if_any("from", NO_DATE)?,
            until: fields.parsed_if_any("until", NO_DATE)?,
            extra: fields.rest(),
        })
    }
}
