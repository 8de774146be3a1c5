//! Field by field: what becomes of a thing that both copies have and that is not the same in both. Things are taken as
//! they stand in the project file, so that one piece of code does for tags, actors, codes and all others, and keys that
//! this version does not know are treated as well as those it does.

use super::Side;
use crate::domain::json::{Json, Object, Writer, parse};
use crate::domain::{OrderedSet, sort};

/// Lists in which the order means nothing: what either copy has is in the result.
const SETS: [&str; 5] = [
    "aliases",
    "affiliations",
    "attributes",
    "formerly",
    "replacedBy",
];

/// A thing as it stands in the file.
pub(super) fn object(write: impl FnOnce(&mut Writer)) -> Object {
    let mut to = Writer::compact();
    write(&mut to);
    match parse(to.finish().as_bytes()) {
        Ok(Json::Object(object)) => object,
        _ => Object::new(),
    }
}

/// Puts two together. `base`: as it was when the copies parted, if that is known. `ask` is asked where each says
/// something else. Without `base`, what is blank in one copy is as in the other: that it was cleared cannot be known.
pub(super) fn joined(
    here: &Object,
    there: &Object,
    base: Option<&Object>,
    ask: &mut dyn FnMut(&str, &Json, &Json) -> Side,
) -> Object {
    joined_at("", here, there, base, ask)
}

fn joined_at(
    path: &str,
    here: &Object,
    there: &Object,
    base: Option<&Object>,
    ask: &mut dyn FnMut(&str, &Json, &Json) -> Side,
) -> Object {
    let mut keys: Vec<&str> = Vec::with_capacity(here.len());
    let all = here.iter().chain(there.iter()).map(|(k, _)| k.as_str());
    keys.extend(all);
    sort(&mut keys, Ord::cmp);
    keys.dedup();
    let mut whole = Object::new();
    for key in keys {
        let (mine, theirs) = (here.get(key), there.get(key));
        if key == "frame" {
            let empty = Object::new();
            let inside = |value: Option<&Json>| match value {
                Some(Json::Object(object)) => object.clone(),
                _ => empty.clone(),
            };
            let before = base.map(|base| inside(base.get(key)));
            let frame = joined_at(
                "frame.",
                &inside(mine),
                &inside(theirs),
                before.as_ref(),
                ask,
            );
            whole.insert(key.to_owned(), Json::Object(frame));
            continue;
        }
        let path = format!("{path}{key}");
        let before = base.map(|base| base.get(key));
        if let Some(value) = one(&path, mine, theirs, before, ask) {
            whole.insert(key.to_owned(), value);
        }
    }
    whole
}

fn one(
    path: &str,
    here: Option<&Json>,
    there: Option<&Json>,
    base: Option<Option<&Json>>,
    ask: &mut dyn FnMut(&str, &Json, &Json) -> Side,
) -> Option<Json> {
    if here == there {
        return here.cloned();
    }
    match path {
        "modified" => return last(here, there),
        "created" | "imported" => return first(here, there),
        "codebookVersion" => {
            let number = |value: Option<&Json>| value.and_then(Json::as_u64).unwrap_or_default();
            return Some(Json::number(number(here).max(number(there))));
        }
        _ => {}
    }
    if SETS.contains(&path) {
        return Some(union(here, there, base));
    }
    if let Some(base) = base {
        if here == base {
            return there.cloned();
        }
        if there == base {
            return here.cloned();
        }
    } else if is_blank(here) {
        return there.cloned();
    } else if is_blank(there) {
        return here.cloned();
    }
    let absent = Json::Null;
    match ask(path, here.unwrap_or(&absent), there.unwrap_or(&absent)) {
        Side::Here => here.cloned(),
        Side::There => there.cloned(),
    }
}

fn is_blank(value: Option<&Json>) -> bool {
    match value {
        None | Some(Json::Null | Json::Bool(false)) => true,
        Some(Json::Text(text)) => text.is_empty(),
        Some(Json::List(list)) => list.is_empty(),
        Some(_) => false,
    }
}

/// The later of two times, as they stand in files: those sort as they are read.
fn last(here: Option<&Json>, there: Option<&Json>) -> Option<Json> {
    let text = |value: Option<&Json>| value.and_then(Json::as_str).map(str::to_owned);
    text(here).max(text(there)).map(Json::Text)
}

/// The earlier of two times.
fn first(here: Option<&Json>, there: Option<&Json>) -> Option<Json> {
    let text = |value: Option<&Json>| value.and_then(Json::as_str).map(str::to_owned);
    let times = [text(here), text(there)].into_iter().flatten();
    times.min().map(Json::Text)
}

/// What either has; with a base, without what one of them took out. In the order of how it is written, so that it does
/// not matter which copy is which.
fn union(here: Option<&Json>, there: Option<&Json>, base: Option<Option<&Json>>) -> Json {
    let all = |value: Option<&Json>| -> Vec<Json> {
        match value {
            Some(Json::List(list)) => list.clone(),
            _ => Vec::new(),
        }
    };
    let (mine, theirs) = (all(here), all(there));
    let before = base.map(all).unwrap_or_default();
    let stays = |one: &Json, other: &[Json]| other.contains(one) || !before.contains(one);
    let mut seen: OrderedSet<String> = OrderedSet::new();
    let mut list: Vec<(String, Json)> = Vec::with_capacity(mine.len() + theirs.len());
    let from_here = mine.iter().filter(|one| stays(one, &theirs));
    let from_there = theirs.iter().filter(|one| stays(one, &mine));
    for one in from_here.chain(from_there) {
        let written = one.compact();
        if seen.insert(written.clone()) {
            list.push((written, one.clone()));
        }
    }
    sort(&mut list, |a, b| a.0.cmp(&b.0));
    Json::List(list.into_iter().map(|(_, one)| one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Object {
        match parse(text.as_bytes()).unwrap() {
            Json::Object(object) => object,
            _ => Object::new(),
        }
    }

    /// What comes out, and what was asked; every question is answered with one side.
    fn result(here: &str, there: &str, base: Option<&str>, side: Side) -> (Object, Vec<String>) {
        let mut asked = Vec::new();
        let whole = joined(
            &of(here),
            &of(there),
            base.map(of).as_ref(),
            &mut |path, _, _| {
                asked.push(path.to_owned());
                side
            },
        );
        (whole, asked)
    }

    #[test]
    fn what_is_blank_in_one_copy_is_as_in_the_other() {
        let (whole, asked) = result(
            r#"{"memo": "", "frame": {"place": "Geneva"}}"#,
            r#"{"memo": "sure", "naming": "role", "frame": {"issues": ["arms"]}}"#,
            None,
            Side::Here,
        );
        let wanted =
            r#"{"frame":{"issues":["arms"],"place":"Geneva"},"memo":"sure","naming":"role"}"#;
        assert_eq!(Json::Object(whole).compact(), wanted);
        assert_eq!(asked, [""; 0]);
    }

    #[test]
    fn a_field_that_both_changed_is_asked_for_and_no_other() {
        let here = r#"{"memo": "a", "frame": {"place": "Geneva"}, "name": "x"}"#;
        let there = r#"{"memo": "b", "frame": {"place": "Bern"}, "name": "x"}"#;
        let (whole, asked) = result(here, there, None, Side::There);
        assert_eq!(asked, ["frame.place", "memo"]);
        assert_eq!(whole, of(there));
    }

    #[test]
    fn a_base_tells_who_changed_what() {
        let (whole, asked) = result(
            r#"{"memo": "old", "place": "new", "aliases": ["a", "c"]}"#,
            r#"{"place": "old", "aliases": ["a", "b", "d"]}"#,
            Some(r#"{"memo": "old", "place": "old", "aliases": ["a", "b"]}"#),
            Side::Here,
        );
        assert_eq!(asked, [""; 0]);
        let wanted = r#"{"aliases":["a","c","d"],"place":"new"}"#;
        assert_eq!(
            Json::Object(whole).compact(),
            wanted,
            "the memo was cleared"
        );
    }
}
