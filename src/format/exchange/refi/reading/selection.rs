//! A selection becomes marks: one for each label, and for each person who gave it.

use super::Joined;
use super::joined::{linked, noted, of_coding};
use super::known::{Known, guid, target};
use super::lines::quotes;
use crate::domain::json::{Json, shown};
use crate::domain::{Confidence, Extra, Span, Timestamp};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::ids::{derived, is_uuid, plain};
use crate::format::exchange::model::Mark;
use crate::format::exchange::refi::kept::{
    CODING, CREATED, CREATING, MODIFIED, MODIFYING, NAME, QUOTE, SELECTION, UNCODED, VALUES,
    is_moment, put,
};
use crate::format::exchange::refi::reading::meaning::Meaning;
use crate::format::exchange::refi::writing::{called, coding};
use crate::format::exchange::refi::{COMMENT, CONFIDENCE, SENTENCES};
use crate::format::xml::Element;

/// A coding with a label: that, the guid of the coding, that of the code, by whom, when.
struct Coded<'a> {
    label: &'a str,
    guid: String,
    code: String,
    coder: &'a str,
    created: Option<Timestamp>,
}

/// The marks of a selection, which has these words, and how many of its codings are of no code that is known.
pub(super) fn marks(
    selection: &Element,
    span: Span,
    words: &str,
    known: &Known<'_>,
) -> (Vec<Mark>, usize) {
    let own = guid(selection);
    let mut mark = Mark::bare(own.clone(), "", vec![span]);
    let mut coded: Vec<Coded<'_>> = Vec::new();
    let mut joined = Joined::default();
    let mut values = Extra::new();
    let mut unknown = 0;
    let description = selection.first("Description").map(|one| one.text.as_str());
    joined.add(description.unwrap_or_default());
    let mut attribute = |name: &str, value: String| match mark
        .attributes
        .iter_mut()
        .find(|(known, _)| known == name)
    {
        Some((_, values)) => values.push(value),
        None => mark.attributes.push((name.to_owned(), vec![value])),
    };
    for one in selection.all("Coding") {
        let code = one.first("CodeRef").map(target).unwrap_or_default();
        match known.codes.get(&code) {
            Some(Meaning::Label(label)) => {
                let who = by(one, selection, known);
                let is_there = |known: &Coded<'_>| known.label == label && known.coder == who;
                if !coded.iter().any(is_there) {
                    coded.push(Coded {
                        label,
                        guid: guid(one),
                        code: code.clone(),
                        coder: who,
                        created: moment(one).or_else(|| moment(selection)),
                    });
                }
            }
            Some(Meaning::Value(name, value)) => {
                attribute(name, value.clone());
                if is_uuid(&guid(one)) && guid(one) != coding(&own, &code) {
                    put(&mut values, &code, &guid(one));
                }
            }
            None => unknown += 1,
        }
        for (_, words, kept) in of_coding(one, &code, known) {
            joined.note(&words, kept);
        }
    }
    let mut confidence = None;
    let notes = noted(selection, known).into_iter();
    for (name, text, kept) in notes.chain(linked(selection, known)) {
        match name.as_str() {
            name if SENTENCES.contains(&name) => attribute(name, text),
            CONFIDENCE if Confidence::of_decimal(&text).is_some() => {
                confidence = Confidence::of_decimal(&text);
            }
            _ => joined.note(&text, kept),
        }
    }
    tidy(&mut mark.attributes);
    mark.confidence = confidence;
    mark.note = joined.keep(false, &mut mark.extra);
    mark.entity = known.entities.get(&own).cloned();
    named(selection, words, &mut mark.extra);
    if !values.is_empty() {
        mark.extra.insert(VALUES.to_owned(), Json::Object(values));
    }
    if coded.is_empty() && !(mark.note.is_empty() && mark.attributes.is_empty()) {
        if !mark.note.is_empty() {
            mark.extra.insert(UNCODED.to_owned(), Json::Bool(true));
        }
        coded.push(Coded {
            label: COMMENT,
            guid: String::new(),
            code: String::new(),
            coder: by(selection, selection, known),
            created: moment(selection),
        });
    }
    if coded.len() > 1 {
        put(&mut mark.extra, SELECTION, &own);
    }
    let marks = coded.into_iter().enumerate().map(|(n, one)| {
        let mut mark = mark.clone();
        let has_guid = is_uuid(&one.guid);
        match n {
            // The first stands for the selection: what links lead to.
            0 if has_guid && one.guid != coding(&own, &one.code) => {
                put(&mut mark.extra, CODING, &one.guid);
            }
            0 => {}
            _ if has_guid => mark.id.clone_from(&one.guid),
            n => mark.id = derived(&[&own, "label", &shown(&n)]),
        }
        one.label.clone_into(&mut mark.label);
        one.coder.clone_into(&mut mark.coder);
        mark.created = one.created;
        stamped(selection, known, &mut mark);
        mark
    });
    (marks.collect(), unknown)
}

/// Who coded: whoever is named with the coding, else with the selection.
fn by<'k>(coding: &Element, selection: &Element, known: &'k Known<'_>) -> &'k str {
    let user = |element: &Element, key: &str| {
        let guid = element.attribute(key).map(plain)?;
        known.users.get(&guid).copied()
    };
    let of_coding = user(coding, CREATING);
    let of_selection = || user(selection, CREATING).or_else(|| user(selection, MODIFYING));
    of_coding.or_else(of_selection).unwrap_or_default()
}

/// When something was made; without a zone it is taken for UTC.
fn moment(element: &Element) -> Option<Timestamp> {
    let at = element.attribute(CREATED)?.trim();
    at.parse().or_else(|_| format!("{at}Z").parse()).ok()
}

/// Keeps how a selection is called, where we would call it otherwise.
fn named(selection: &Element, words: &str, extra: &mut Extra) {
    match selection.attribute("name") {
        None => put(extra, NAME, ""),
        Some(name) if name == called(words) => {}
        Some(name) if quotes(words, name) => put(extra, QUOTE, name),
        Some(name) => put(extra, NAME, name),
    }
}

/// Keeps who made a selection and when, where a tag does not say it, and who changed it.
fn stamped(selection: &Element, known: &Known<'_>, mark: &mut Mark) {
    let user = |guid: &str| known.users.get(&plain(guid)).copied();
    let creating = selection.attribute(CREATING);
    let creating = creating.filter(|guid| user(guid).is_some_and(|name| name != mark.coder));
    let modifying = selection
        .attribute(MODIFYING)
        .filter(|guid| user(guid).is_some());
    for (key, guid) in [(CREATING, creating), (MODIFYING, modifying)] {
        if let Some(guid) = guid {
            put(&mut mark.extra, key, &plain(guid));
        }
    }
    let created = selection.attribute(CREATED);
    let created = created.filter(|_| moment(selection) != mark.created);
    let modified = selection.attribute(MODIFIED);
    for (key, at) in [(CREATED, created), (MODIFIED, modified)] {
        if let Some(at) = at.map(str::trim).filter(|at| is_moment(at)) {
            put(&mut mark.extra, key, at);
        }
    }
}
