//! Where the work was at a step, and what was being changed in small steps, as JSON and back.

use std::fmt;

use crate::domain::json::{Fields, Json, Writer};
use crate::domain::{AnnotationId, Offset};
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
        Some(id) => to.text(&id.to_string()),
        None => to.literal("null"),
    }
}

pub(super) fn read_cursor(value: Json) -> Result<Cursor, String> {
    let mut fields = Fields::of(value)?;
    Ok(Cursor {
        document: fields.parsed_if_any("document", "not an id")?,
        anchor: Offset(fields.number("anchor")?),
        head: Offset(fields.number("head")?),
        chosen: fields.parsed_if_any("chosen", "not an id")?,
    })
}

/// A group, of the tag it is about.
type Make = fn(AnnotationId) -> Group;

/// The words for a group, and how each is made.
const GROUPS: [(&str, Make); 3] = [
    ("memo", Group::Memo),
    ("edge", Group::Edge),
    ("confidence", Group::Confidence),
];

pub(super) fn write_group(group: Group, to: &mut Writer) {
    let (word, tag) = match group {
        Group::Memo(tag) => ("memo", tag),
        Group::Edge(tag) => ("edge", tag),
        Group::Confidence(tag) => ("confidence", tag),
    };
    to.object();
    to.text_at(word, &tag.to_string());
    to.end_object();
}

pub(super) fn read_group(value: Json) -> Result<Group, String> {
    let mut fields = Fields::of(value)?;
    for (word, group) in GROUPS {
        if let Some(tag) = fields.parsed_if_any(word, "not an id")? {
            return Ok(group(tag));
        }
    }
    Err("“group” is none that is known".to_owned())
}
