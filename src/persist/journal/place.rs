//! Where the work was at a step, and what was being changed in small steps, as JSON and back.

use std::fmt;

use crate::domain::json::{Fields, Json, Writer, shown};
use crate::domain::{AnnotationId, Offset, Slot};
use crate::edit::{Cursor, Group};

pub(super) fn write_cursor(cursor: Cursor, to: &mut Writer) {
    to.object();
    write_id("document", cursor.document.as_ref().map(|id| id as _), to);
    to.number_at("anchor", cursor.anchor.0.into());
    to.number_at("head", cursor.head.0.into());
    write_id("chosen", cursor.chosen.as_ref().map(|id| id as _), to);
    to.end_object();
}

fn write_id(key: &str, id: Option<&dyn fmt::Display>, to: &mut Writer) {
    to.key(key);
    match id {
        Some(id) => to.text(&shown(&id)),
        None => to.literal("null"),
    }
}

pub(super) fn read_cursor(value: Json) -> Result<Cursor, String> {
    let mut fields = Fields::of(value)?;
    Ok(Cursor {
        document: fields.parsed_if_any("document", NO_ID)?,
        anchor: Offset(fields.number("anchor")?),
        head: Offset(fields.number("head")?),
        chosen: fields.parsed_if_any("chosen", NO_ID)?,
    })
}

const NO_ID: &str = "not an id";

/// Words for the groups, each with the id of what it is about; a slot has its own word beside.
const MEMO: &str = "memo";
const EDGE: &str = "edge";
const CONFIDENCE: &str = "confidence";
const ACTOR: &str = "actor";
const LINK: &str = "link";
const STATEMENT: &str = "statement";
const SLOT: &str = "slot";

pub(super) fn write_group(group: Group, to: &mut Writer) {
    let (word, id) = match group {
        Group::Memo(tag) => (MEMO, tag.uuid()),
        Group::Edge(tag) => (EDGE, tag.uuid()),
        Group::Confidence(tag) => (CONFIDENCE, tag.uuid()),
        Group::Actor(actor) => (ACTOR, actor.uuid()),
        Group::Relation(relation) => (LINK, relation.uuid()),
        Group::Slot(tag, _) => (STATEMENT, tag.uuid()),
    };
    to.object();
    to.text_at(word, &shown(&id));
    if let Group::Slot(_, slot) = group {
        to.text_at(SLOT, slot.word());
    }
    to.end_object();
}

/// The group of small steps on a tag.
type OfTag = fn(AnnotationId) -> Group;

pub(super) fn read_group(value: Json) -> Result<Group, String> {
    let mut fields = Fields::of(value)?;
    let tags: [(&str, OfTag); 3] = [
        (MEMO, Group::Memo),
        (EDGE, Group::Edge),
        (CONFIDENCE, Group::Confidence),
    ];
    for (word, group) in tags {
        if let Some(tag) = fields.parsed_if_any(word, NO_ID)? {
            return Ok(group(tag));
        }
    }
    if let Some(actor) = fields.parsed_if_any(ACTOR, NO_ID)? {
        return Ok(Group::Actor(actor));
    }
    if let Some(relation) = fields.parsed_if_any(LINK, NO_ID)? {
        return Ok(Group::Relation(relation));
    }
    let slot = fields.choice_if_any(SLOT, Slot::of_word)?;
    match (fields.parsed_if_any(STATEMENT, NO_ID)?, slot) {
        (Some(statement), Some(slot)) => Ok(Group::Slot(statement, slot)),
        _ => Err("“group” is none that is known".to_owned()),
    }
}
