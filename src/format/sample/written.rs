//! The worked example as it is written down: tags by their words, everything else by short names, so that a person can
//! read it and the article can be edited without counting characters.

use crate::domain::json::{Fields, Json, parse};
use crate::domain::{
    ActorType, Attribution, Code, CodeId, Confidence, Date, Evaluation, Guide, KindId, Naming,
    Position, RelationTypeId, Scope, Tie,
};

const EXAMPLE: &str = include_str!("geneva.json");
const NO_DATE: &str = "not a date";

/// The whole of it.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) actors: Vec<Person>,
    pub(super) issues: Vec<Code>,
    pub(super) tags: Vec<Tag>,
    pub(super) links: Vec<Arrow>,
}

/// An actor of the register, under a short name.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) of_type: Option<ActorType>,
    pub(super) scope: Option<Scope>,
    pub(super) country: String,
    pub(super) wikidata: String,
    pub(super) ties: Vec<(String, Tie, String)>,
}

/// A tag by its words.
#[derive(Debug)]
pub(super) struct Tag {
    /// By which frames and links refer to it; empty where none does.
    pub(super) key: String,
    pub(super) kind: KindId,
    pub(super) quote: String,
    /// Which of the places where the words stand, from 1.
    pub(super) occurrence: usize,
    pub(super) actor: Option<String>,
    pub(super) naming: Option<Naming>,
    pub(super) frame: Option<Said>,
    pub(super) memo: String,
    pub(super) confidence: Option<Confidence>,
}

/// What is coded of a statement.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) claimants: Vec<Role>,
    pub(super) addressees: Vec<Role>,
    pub(super) objects: Vec<Role>,
    pub(super) issues: Vec<CodeId>,
    pub(super) position: Position,
    pub(super) proposition: String,
    pub(super) condition: String,
    pub(super) attribution: Option<Attribution>,
    pub(super) date: Option<Date>,
    pub(super) place: String,
}

/// Somebody in a role, perhaps by a mention.
#[derive(Debug)]
pub(super) struct Role {
    pub(super) actor: String,
    pub(super) at: Option<String>,
    pub(super) evaluation: Option<Evaluation>,
}

/// One statement answers another.
#[derive(Debug)]
pub(super) struct Arrow {
    pub(super) from: String,
    pub(super) of_type: RelationTypeId,
    pub(super) to: String,
    pub(super) note: String,
}

/// The example as it comes with the program; a test holds that it can be read.
pub(super) fn example() -> Written {
    read().unwrap_or_default()
}

pub(super) fn read() -> Result<Written, String> {
    let mut fields = Fields::of(parse(EXAMPLE.as_bytes()).map_err(|e| e.to_string())?)?;
    Ok(Written {
        actors: fields.list_of("actors", Person::read)?,
        issues: fields.list_of("issues", issue)?,
        tags: fields.list_of("annotations", Tag::read)?,
        links: fields.list_of("links", Arrow::read)?,
    })
}

fn words(value: Json) -> Result<String, String> {
    let text = value.as_str().ok_or("it is not a string")?;
    Ok(text.to_owned())
}

fn issue(value: Json) -> Result<Code, String> {
    let mut fields = Fields::of(value)?;
    Ok(Code {
        parent: fields.word_if_any("parent")?.map(CodeId::new),
        guide: Guide::define(&fields.text_if_any("definition")?),
        ..Code::named(CodeId::new(fields.text("id")?), fields.text("label")?)
    })
}

impl Person {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            key: fields.text("key")?,
            name: fields.text("name")?,
            aliases: fields.list_of("aliases", words)?,
            of_type: fields.choice_if_any("type", ActorType::of_word)?,
            scope: fields.choice_if_any("scope", Scope::of_word)?,
            country: fields.text_if_any("country")?,
            wikidata: fields.text_if_any("wikidata")?,
            ties: fields.list_of_if_any("affiliations", |value| {
                let mut fields = Fields::of(value)?;
                let tie = fields.choice_if_any("tie", Tie::of_word)?;
                Ok((
                    fields.text("to")?,
                    tie.ok_or("no tie")?,
                    fields.text("role")?,
                ))
            })?,
        })
    }
}

impl Tag {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let confidence = match fields.required("confidence")? {
            Json::Number(digits) => Confidence::of_decimal(&digits),
            _ => None,
        };
        Ok(Self {
            key: fields.text_if_any("key")?,
            kind: KindId::new(fields.text("kind")?),
            quote: fields.text("quote")?,
            occurrence: fields.number("occurrence")? as usize,
            actor: fields.word_if_any("actor")?,
            naming: fields.choice_if_any("naming", Naming::of_word)?,
            frame: fields.optional("frame").map(Said::read).transpose()?,
            memo: fields.text("memo")?,
            confidence,
        })
    }
}

impl Said {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            claimants: fields.list_of("claimants", Role::read)?,
            addressees: fields.list_of_if_any("addressees", Role::read)?,
            objects: fields.list_of_if_any("objects", Role::read)?,
            issues: fields.list_of("issues", |v| words(v).map(CodeId::new))?,
            position: fields
                .choice_if_any("position", Position::of_word)?
                .unwrap_or_default(),
            proposition: fields.text("proposition")?,
            condition: fields.text_if_any("condition")?,
            attribution: fields.choice_if_any("attribution", Attribution::of_word)?,
            date: fields.parsed_if_any("date", NO_DATE)?,
            place: fields.text_if_any("place")?,
        })
    }
}

impl Role {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            actor: fields.text("actor")?,
            at: fields.word_if_any("at")?,
            evaluation: fields.choice_if_any("evaluation", Evaluation::of_word)?,
        })
    }
}

impl Arrow {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            from: fields.text("from")?,
            of_type: RelationTypeId::new(fields.text("type")?),
            to: fields.text("to")?,
            note: fields.text_if_any("note")?,
        })
    }
}
