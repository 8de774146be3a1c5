//! What stands in a task and in an item of a result.

use super::region::{OWN, RESULTS, values};
use super::{ENTITY, ID, ITEMS};
use crate::domain::json::{Json, Object};
use crate::domain::{Confidence, Table, Timestamp};
use crate::format::exchange::model::{Entity, Mark};

/// Whoever an annotation belongs to: “user 1”, an address, a name.
pub(super) fn coder_of(completed_by: Option<&Json>) -> String {
    let Some(who) = completed_by else {
        return String::new();
    };
    let of = |key: &str| {
        who.get(key)
            .and_then(Json::as_str)
            .filter(|name| !name.is_empty())
    };
    match who {
        Json::Number(number) => format!("user {number}"),
        Json::Text(name) => name.clone(),
        Json::Object(object) => match (of("email"), object.get("id")) {
            (Some(address), _) => address.to_owned(),
            (None, Some(Json::Number(number))) => format!("user {number}"),
            (None, _) => of("username").unwrap_or_default().to_owned(),
        },
        _ => String::new(),
    }
}

/// A moment, where there is one.
pub(super) fn time(json: Option<&Json>) -> Option<Timestamp> {
    json?.as_str()?.parse().ok()
}

/// The id of an article: ours, or the number of the task.
pub(super) fn id(task: &Object, data: &Object) -> String {
    let word = |json: &Json| match json {
        Json::Text(text) => Some(text.clone()),
        Json::Number(digits) => Some(digits.to_string()),
        _ => None,
    };
    let ours = data.get(ID).and_then(word);
    ours.or_else(|| task.get("id").and_then(word))
        .unwrap_or_default()
}

/// Where a region begins and ends.
pub(super) fn bounds(item: &Json) -> Option<(u64, u64)> {
    let value = item.get("value")?;
    let of = |json: &Json| Some((json.get("start")?.as_u64()?, json.get("end")?.as_u64()?));
    value
        .get("globalOffsets")
        .and_then(of)
        .or_else(|| of(value))
}

/// What an item says of where it begins and ends, where that is no place.
pub(super) fn said_bounds(item: &Json) -> Option<(&str, &str)> {
    let number = |key: &str| match item.get("value")?.get(key)? {
        Json::Number(digits) => Some(&**digits),
        _ => None,
    };
    number("start").zip(number("end"))
}

/// Keys of a value that say where a region stands; they follow from the tag.
const PLACES: [&str; 6] = [
    "start",
    "end",
    "text",
    "startOffset",
    "endOffset",
    "globalOffsets",
];

/// How sure somebody was, where a score is that.
pub(super) fn confidence(score: Option<&Json>) -> Option<Confidence> {
    match score {
        Some(Json::Number(digits)) => Confidence::of_decimal(digits),
        _ => None,
    }
}

/// What stands at a region besides label and place.
pub(super) fn describe(mark: &mut Mark, item: &Json) {
    let Json::Object(object) = item else {
        return;
    };
    mark.confidence = confidence(object.get("score"));
    let told = mark
        .confidence
        .map(|score| Json::Number(score.to_json().into()));
    if let Some(score) = object
        .get("score")
        .filter(|score| told.as_ref() != Some(score))
    {
        mark.extra.insert("score".to_owned(), score.clone());
    }
    if let Some(Json::Object(value)) = object.get("value") {
        let mut left = value.clone();
        for own in PLACES {
            left.remove(own);
        }
        if let Some(of_type) = object.get("type").and_then(Json::as_str) {
            left.remove(of_type);
        }
        if !left.is_empty() {
            mark.extra.insert("value".to_owned(), Json::Object(left));
        }
    }
    if let Some(Json::Object(meta)) = object.get("meta") {
        mark.note = match meta.get("text") {
            Some(Json::List(notes)) => {
                let notes: Vec<&str> = notes.iter().filter_map(Json::as_str).collect();
                notes.join("\n")
            }
            Some(Json::Text(note)) => note.clone(),
            _ => String::new(),
        };
        let mut left = meta.clone();
        for own in ["text", "id", "coder", "created"] {
            left.remove(own);
        }
        if !left.is_empty() {
            mark.extra.insert("meta".to_owned(), Json::Object(left));
        }
    }
    for (key, value) in object
        .iter()
        .filter(|(key, _)| !OWN.contains(&key.as_str()))
    {
        mark.extra.insert(key.clone(), value.clone());
    }
}

/// What an item says of its region.
pub(super) fn attribute(
    mark: &mut Mark,
    item: &Json,
    of_type: &str,
    names: &Table<String, String>,
) {
    let control = item
        .get("from_name")
        .and_then(Json::as_str)
        .unwrap_or_default();
    let found = item.get("value").and_then(|value| values(of_type, value));
    let Some(found) = found else {
        push(mark, RESULTS, item.clone());
        return;
    };
    let place = ENTITY.iter().position(|own| *own == control);
    if let (Some(place), [one]) = (place, found.as_slice()) {
        let entity = mark.entity.get_or_insert_with(|| Entity {
            id: String::new(),
            name: String::new(),
        });
        if place == 0 {
            entity.id.clone_from(one);
        }
        // Where only one of both is stated, it is both.
        if place == 1 || entity.name.is_empty() {
            entity.name.clone_from(one);
        }
        if entity.id.is_empty() {
            entity.id.clone_from(one);
        }
        return;
    }
    if says_more(item, of_type) {
        push(mark, ITEMS, item.clone());
    }
    let name = names
        .get(control)
        .cloned()
        .unwrap_or_else(|| control.to_owned());
    match mark.attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, values)) => values.extend(found),
        None => mark.attributes.push((name, found)),
    }
}

/// Keeps one more item of a mark.
fn push(mark: &mut Mark, key: &str, item: Json) {
    let mut kept = match mark.extra.remove(key) {
        Some(Json::List(kept)) => kept,
        _ => Vec::new(),
    };
    kept.push(item);
    mark.extra.insert(key.to_owned(), Json::List(kept));
}

/// Whether an item of an attribute says more than is written of one, and may be written again in its form.
fn says_more(item: &Json, of_type: &str) -> bool {
    let only = |json: Option<&Json>, keys: &[&str]| match json {
        Some(Json::Object(object)) => object.iter().all(|(key, _)| keys.contains(&key.as_str())),
        _ => false,
    };
    let keys = ["id", "from_name", "to_name", "type", "value"];
    let value = match of_type {
        "choices" => only(item.get("value"), &["start", "end", "choices"]),
        "textarea" => only(item.get("value"), &["start", "end", "text"]),
        _ => return false,
    };
    !value || !only(Some(item), &keys)
}

/// The items that an attribute of a mark came with, as long as they say the same of the same place.
pub(super) fn came<'m>(
    mark: &'m Mark,
    control: &str,
    of_type: &str,
    values_now: &[String],
) -> Vec<&'m Json> {
    let Some(Json::List(items)) = mark.extra.get(ITEMS) else {
        return Vec::new();
    };
    let text = |item: &Json, key: &str| item.get(key).and_then(Json::as_str) == Some(control);
    let items: Vec<&Json> = items
        .iter()
        .filter(|item| text(item, "from_name"))
        .collect();
    let extent = mark.extent();
    let place = (u64::from(extent.start().0), u64::from(extent.end().0));
    let said = items.iter().map(|item| {
        let same = item.get("type").and_then(Json::as_str) == Some(of_type);
        let there = bounds(item).is_none_or(|bounds| bounds == place);
        let said = item.get("value").and_then(|value| values(of_type, value));
        said.filter(|_| same && there)
    });
    let said: Option<Vec<Vec<String>>> = said.collect();
    match said.is_some_and(|said| said.concat() == values_now) {
        true => items,
        false => Vec::new(),
    }
}
