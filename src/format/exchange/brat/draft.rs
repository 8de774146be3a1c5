//! Marks and ties while they are gathered, and what was written beside them.

use super::mark::{Side, database, entity};
use crate::domain::json::Json;
use crate::domain::{Extra, OrderedSet};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::model::{Entity, Mark, Tie};
use crate::format::exchange::plain::line as on_line;

/// What is gathered about a mark.
pub(super) struct Draft {
    pub(super) mark: Mark,
    pub(super) side: Side,
    pub(super) notes: Vec<String>,
    /// As it stands in the file, to tell whether what we wrote beside still holds.
    pub(super) entry: Option<(String, String)>,
    /// Attributes that stand in notes.
    pub(super) in_notes: Vec<(String, Vec<String>)>,
}

/// A tie with the ids of its ends in the file.
pub(super) struct Loose {
    pub(super) tie: Tie,
    pub(super) side: Side,
    pub(super) notes: Vec<String>,
    pub(super) line: usize,
}

/// A mark with what stands beside it, as far as that still holds.
pub(super) fn finished(draft: Draft) -> Mark {
    let Draft {
        mut mark,
        side,
        notes,
        entry,
        in_notes,
    } = draft;
    mark.note = exact(notes.join("\n"), side.note);
    mark.coder = side.coder;
    mark.confidence = side.confidence;
    mark.created = side.created;
    mark.entity = entry.map(|(entry, name)| {
        let told = |entity: &Entity| database(entity) == (entry.clone(), name.clone());
        let ours = side.entity.filter(told);
        ours.unwrap_or_else(|| entity(&entry, &name))
    });
    let mut left = in_notes;
    for (name, values) in side.attributes {
        let words = values.iter().map(|value| on_line(value));
        let words: Vec<String> = words.filter(|value| !value.is_empty()).collect();
        let place = left.iter().position(|(known, _)| *known == name);
        let stated = place.map(|place| left[place].1.clone()).unwrap_or_default();
        if stated == words {
            if let Some(place) = place {
                left.remove(place);
            }
            mark.attributes.push((name, values));
        }
    }
    mark.attributes.extend(left);
    tidy(&mut mark.attributes);
    mark
}

/// Gives a thing the id that we wrote beside, where no other has it; whatever happens, one of its own.
pub(super) fn unique(taken: &mut OrderedSet<String>, id: &mut String, ours: Option<String>) {
    if let Some(ours) = ours.filter(|ours| !taken.contains(ours)) {
        *id = ours;
    }
    while !taken.insert(id.clone()) {
        id.push('+');
    }
}

/// The text that we wrote beside, where it is the one on the line.
pub(super) fn exact(on: String, beside: Option<String>) -> String {
    let same = |beside: &String| on_line(beside) == on;
    beside.filter(same).unwrap_or(on)
}

/// Adds a value to an attribute.
pub(super) fn add(attributes: &mut Vec<(String, Vec<String>)>, name: String, value: String) {
    match attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, values)) => values.push(value),
        None => attributes.push((name, vec![value])),
    }
}

/// Keeps a pair that has no place here.
pub(super) fn keep(extra: &mut Extra, key: &str, one: &str, other: &str) {
    let mut list = match extra.remove(key) {
        Some(Json::List(list)) => list,
        _ => Vec::new(),
    };
    list.push(Json::List(vec![Json::text(one), Json::text(other)]));
    extra.insert(key.to_owned(), Json::List(list));
}
