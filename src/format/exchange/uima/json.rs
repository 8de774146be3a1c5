//! CAS JSON, version 0.4.

use super::cas::{Cas, Structure, Value};
use super::head;
use super::types::{Range, Type};
use crate::domain::json::{Json, Object, Writer, parse, shown};
use crate::domain::{OrderedSet, Table};
use crate::format::exchange::model::Article;
use crate::format::exchange::outline::outline;

/// Type of the text.
const SOFA: &str = "uima.cas.Sofa";
/// Type of several strings.
const WORDS: &str = "uima.cas.StringArray";

pub(super) fn knows(bytes: &[u8]) -> bool {
    let is_list = head(bytes).trim_ascii_start().starts_with(b"[");
    let json = outline(bytes, false).filter(|_| !is_list);
    json.is_some_and(|json| json.get("%FEATURE_STRUCTURES").is_some())
}

pub(super) fn write(_: &Article, cas: &Cas, types: &[Type]) -> Vec<u8> {
    let mut to = Writer::pretty();
    to.object();
    to.key("%TYPES");
    to.object();
    for one in types {
        to.key(one.name);
        to.object();
        to.text_at("%NAME", one.name);
        to.text_at("%SUPER_TYPE", one.above());
        for (name, range) in &one.features {
            to.key(name);
            to.object();
            to.text_at("%NAME", name);
            let range = match range {
                Range::Words => "uima.cas.String[]",
                Range::Word | Range::Tag => range.name(),
            };
            to.text_at("%RANGE", range);
            to.end_object();
        }
        to.end_object();
    }
    to.end_object();
    to.key("%FEATURE_STRUCTURES");
    to.list();
    sofa(cas, &mut to);
    // Lists are structures of their own, numbered behind all others.
    let mut next = cas.structures.iter().map(|one| one.id).max().unwrap_or(1) + 1;
    for one in &cas.structures {
        structure(one, &mut next, &mut to);
    }
    document(cas, next, &mut to);
    to.end_list();
    to.key("%VIEWS");
    to.object();
    to.key("_InitialView");
    to.object();
    to.number_at("%SOFA", 1);
    let members = cas.structures.iter().map(|one| one.id).chain([next]);
    to.list_at("%MEMBERS", members, |id, to| to.number(id));
    to.end_object();
    to.end_object();
    to.end_object();
    to.finish().into_bytes()
}

fn sofa(cas: &Cas, to: &mut Writer) {
    to.object();
    to.number_at("%ID", 1);
    to.text_at("%TYPE", SOFA);
    to.number_at("sofaNum", 1);
    to.text_at("sofaID", "_InitialView");
    to.text_at("mimeType", "text");
    to.text_at("sofaString", &cas.text);
    to.end_object();
}

fn structure(one: &Structure, next: &mut u64, to: &mut Writer) {
    let mut lists = Vec::new();
    to.object();
    to.number_at("%ID", one.id);
    to.text_at("%TYPE", &one.of_type);
    to.number_at("@sofa", 1);
    if let Some((begin, end)) = one.place {
        to.number_at("begin", begin);
        to.number_at("end", end);
    }
    for (name, value) in &one.features {
        match value {
            Value::One(word) => to.text_at(name, word),
            Value::To(id) => to.number_at(&format!("@{name}"), *id),
            Value::Many(words) => {
                to.number_at(&format!("@{name}"), *next);
                lists.push((*next, words));
                *next += 1;
            }
            // We write none.
            Value::ToMany(_) => {}
        }
    }
    to.end_object();
    for (id, words) in lists {
        to.object();
        to.number_at("%ID", id);
        to.text_at("%TYPE", WORDS);
        to.list_at("%ELEMENTS", words, |word, to| to.text(word));
        to.end_object();
    }
}

/// What every reader of UIMA expects of a text.
fn document(cas: &Cas, id: u64, to: &mut Writer) {
    let length = cas.text.encode_utf16().count() as u64;
    to.object();
    to.number_at("%ID", id);
    to.text_at("%TYPE", "uima.tcas.DocumentAnnotation");
    to.number_at("@sofa", 1);
    to.number_at("begin", 0);
    to.number_at("end", length);
    let language = match cas.language.as_str() {
        "" => "x-unspecified",
        language => language,
    };
    to.text_at("language", language);
    to.end_object();
}

pub(super) fn read(bytes: &[u8]) -> Result<Cas, String> {
    let json = parse(bytes).map_err(|error| shown(&error))?;
    let Some(Json::List(list)) = json.get("%FEATURE_STRUCTURES") else {
        return Err("it has no list of %FEATURE_STRUCTURES".to_owned());
    };
    let objects = list.iter().filter_map(|one| match one {
        Json::Object(object) => Some(object),
        _ => None,
    });
    let objects: Vec<&Object> = objects.collect();
    let texts = objects.iter().filter(|one| of_type(one) == SOFA);
    let texts: Vec<&&Object> = texts.collect();
    let initial =
        |one: &&&&Object| one.get("sofaID").and_then(Json::as_str) == Some("_InitialView");
    let sofa = texts.iter().find(initial).or(texts.first());
    let sofa = sofa.ok_or("it has no text (no uima.cas.Sofa)")?;
    let text = sofa.get("sofaString").and_then(Json::as_str);
    let number = sofa.get("%ID").and_then(Json::as_u64);
    let lists: Table<u64, &Object> = objects
        .iter()
        .filter(|one| one.get("%ELEMENTS").is_some())
        .filter_map(|one| Some((one.get("%ID")?.as_u64()?, *one)))
        .collect();
    let mut cas = Cas {
        text: text
            .ok_or("its text is not in the file (no sofaString)")?
            .to_owned(),
        ..Cas::default()
    };
    let mut seen: OrderedSet<u64> = OrderedSet::new();
    for object in objects {
        let other_text = object.get("@sofa").and_then(Json::as_u64) != number;
        // A link of a slot is of no text.
        let link = object.get("@sofa").is_none() && object.get("@target").is_some();
        let listed = object.get("%ELEMENTS").is_some();
        if of_type(object) == "uima.tcas.DocumentAnnotation" {
            let language = object.get("language").and_then(Json::as_str);
            cas.language = language.unwrap_or_default().to_owned();
        } else if of_type(object) != SOFA && (link || !other_text) && !listed {
            let one = one(object, &lists)?;
            if !seen.insert(one.id) {
                return Err(format!("two structures have the number {}", one.id));
            }
            cas.structures.push(one);
        }
    }
    Ok(cas)
}

fn of_type(object: &Object) -> &str {
    object
        .get("%TYPE")
        .and_then(Json::as_str)
        .unwrap_or_default()
}

fn one(object: &Object, lists: &Table<u64, &Object>) -> Result<Structure, String> {
    let number = |key: &str| object.get(key).and_then(Json::as_u64);
    let id = number("%ID").ok_or("a structure has no number (%ID)")?;
    let ends = |begin: &str, end: &str| number(begin).zip(number(end));
    let mut structure = Structure {
        id,
        of_type: of_type(object).to_owned(),
        place: ends("begin", "end").or_else(|| ends("^begin", "^end")),
        features: Vec::new(),
    };
    for (key, value) in object.iter() {
        if key.starts_with(['%', '^']) || ["@sofa", "begin", "end"].contains(&key.as_str()) {
            continue;
        }
        let value = match (key.strip_prefix('@'), value) {
            (Some(_), Json::Number(_)) => match value.as_u64() {
                Some(0) | None => None,
                Some(id) => Some(lists.get(&id).map_or(Value::To(id), |list| elements(list))),
            },
            (None, Json::Text(word)) => Some(Value::One(word.clone())),
            (None, Json::Number(digits)) => Some(Value::One(digits.to_string())),
            (None, Json::Bool(truth)) => Some(Value::One(shown(truth))),
            (None, Json::List(_)) => Some(elements(object)),
            _ => None,
        };
        if let Some(value) = value {
            let name = key.trim_start_matches('@').to_owned();
            structure.features.push((name, value));
        }
    }
    Ok(structure)
}

/// The elements of a list: strings, or numbers of other structures.
fn elements(list: &Object) -> Value {
    let Some(Json::List(all)) = list.get("%ELEMENTS") else {
        return Value::Many(Vec::new());
    };
    let words: Vec<String> = all
        .iter()
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect();
    let numbers: Vec<u64> = all.iter().filter_map(Json::as_u64).collect();
    match words.is_empty() && !numbers.is_empty() {
        true => Value::ToMany(numbers),
        false => Value::Many(words),
    }
}
