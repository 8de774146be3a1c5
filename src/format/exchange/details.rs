//! What is known of a mark besides where it is and its label, as keys of an object: for formats that leave room for keys of
//! one's own.

use super::attributes::tidy;
use super::model::{Entity, Mark, Tie};
use crate::domain::Confidence;
use crate::domain::json::{Json, Object, Writer, shown};

/// The keys, in the order in which they are written.
const KEYS: [&str; 8] = [
    "id",
    "entity_id",
    "entity_name",
    "attributes",
    "note",
    "coder",
    "confidence",
    "created",
];

/// Writes the keys into an object that is open, those that are empty as well where `all`. Numbers are strings then, as a column
/// has one type.
pub(super) fn write(mark: &Mark, all: bool, to: &mut Writer) {
    let text = |key: &str, value: &str, to: &mut Writer| {
        if all || !value.is_empty() {
            to.text_at(key, value);
        }
    };
    text("id", &mark.id, to);
    let entity = mark.entity.as_ref();
    text("entity_id", entity.map_or("", |e| e.id.as_str()), to);
    text("entity_name", entity.map_or("", |e| e.name.as_str()), to);
    let each = mark.attributes.iter();
    let pairs = each.flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
    if all || !mark.attributes.is_empty() {
        to.list_at("attributes", pairs, |(name, value), to| {
            to.object();
            to.text_at("name", name);
            to.text_at("value", value);
            to.end_object();
        });
    }
    text("note", &mark.note, to);
    text("coder", &mark.coder, to);
    let confidence = mark.confidence.map(Confidence::to_json);
    match (confidence, all) {
        (Some(number), false) => {
            to.key("confidence");
            to.literal(&number);
        }
        (number, true) => to.text_at("confidence", &number.unwrap_or_default()),
        (None, false) => {}
    }
    let created = mark.created.map(|time| shown(&time));
    text("created", &created.unwrap_or_default(), to);
}

/// Writes ties as a list of objects under a key.
pub(super) fn ties(key: &str, ties: &[Tie], to: &mut Writer) {
    to.list_at(key, ties, |tie, to| {
        to.object();
        to.text_at("id", &tie.id);
        to.text_at("label", &tie.label);
        to.text_at("from", &tie.from);
        to.text_at("to", &tie.to);
        to.text_if_any("note", &tie.note);
        to.all_of(&tie.extra);
        to.end_object();
    });
}

/// Reads what [`write`] wrote; what is not of its shape stays unread. An id stays as it is where there is none.
pub(super) fn read(json: &Json, mark: &mut Mark) {
    let text = |key: &str| json.get(key).and_then(Json::as_str).unwrap_or_default();
    match json.get("id").map(word) {
        Some(id) if !id.is_empty() => mark.id = id,
        _ => {}
    }
    let id = text("entity_id");
    if !id.is_empty() {
        let name = Some(text("entity_name")).filter(|name| !name.is_empty());
        mark.entity = Some(Entity {
            id: id.to_owned(),
            name: name.unwrap_or(id).to_owned(),
        });
    }
    let Json::List(pairs) = json.get("attributes").unwrap_or(&Json::Null) else {
        return rest(json, mark);
    };
    for pair in pairs {
        let of = |key: &str| pair.get(key).map(word).unwrap_or_default();
        let (name, value) = (of("name"), of("value"));
        let known = mark.attributes.iter_mut().find(|(n, _)| *n == name);
        match known {
            Some((_, values)) => values.push(value),
            None => mark.attributes.push((name, vec![value])),
        }
    }
    tidy(&mut mark.attributes);
    rest(json, mark);
}

fn rest(json: &Json, mark: &mut Mark) {
    let text = |key: &str| json.get(key).map(word).unwrap_or_default();
    mark.note = text("note");
    if !text("coder").is_empty() {
        mark.coder = text("coder");
    }
    mark.confidence = Confidence::of_decimal(&text("confidence"));
    mark.created = text("created").parse().ok();
}

/// A string, or a number as it is written.
pub(super) fn word(json: &Json) -> String {
    match json {
        Json::Text(text) => text.clone(),
        Json::Number(digits) => digits.to_string(),
        _ => String::new(),
    }
}

/// The keys of a mark's object that were not read: neither some known ones nor, where they say what they say, those of
/// [`KEYS`].
pub(super) fn unread(object: &Object, known: &[&str], mark: &Mark) -> Object {
    let mut rest = besides(object, known);
    for key in KEYS {
        let said = match key {
            "attributes" => !mark.attributes.is_empty(),
            "confidence" => mark.confidence.is_some(),
            "created" => mark.created.is_some(),
            _ => object.get(key).is_some_and(|json| !word(json).is_empty()),
        };
        if said || rest.get(key).and_then(Json::as_str) == Some("") {
            rest.remove(key);
        }
    }
    if mark.entity.is_some() {
        rest.remove("entity_name");
    }
    // An id is written in any case.
    rest.remove("id");
    rest
}

/// The keys of an object but for some.
pub(super) fn besides(object: &Object, known: &[&str]) -> Object {
    let mut rest = object.clone();
    for key in known {
        rest.remove(key);
    }
    rest
}
