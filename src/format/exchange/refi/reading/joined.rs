//! Texts that become one: a description, and the notes that belong to something.

use super::known::{Known, guid, target};
use crate::domain::Extra;
use crate::domain::json::Json;
use crate::format::exchange::refi::kept::{CODE, JOINED, LENGTH, LINK, NOTES, put};
use crate::format::xml::Element;

/// What was joined so far, and what is kept of the notes in it.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) text: String,
    notes: Vec<Json>,
}

impl Joined {
    /// Adds a text; nothing where it is empty.
    pub(super) fn add(&mut self, words: &str) {
        if !self.text.is_empty() && !words.is_empty() {
            self.text.push_str(JOINED);
        }
        self.text.push_str(words);
    }

    /// Adds a note, with what is kept of it.
    pub(super) fn note(&mut self, words: &str, mut kept: Extra) {
        if !words.is_empty() {
            self.add(words);
            let length = Json::number(words.chars().count() as u64);
            kept.insert(LENGTH.to_owned(), length);
            self.notes.push(Json::Object(kept));
        }
    }

    /// Keeps what is needed to take it apart again; `always`: even where there are no notes.
    pub(super) fn keep(self, always: bool, extra: &mut Extra) -> String {
        if always || !self.notes.is_empty() {
            extra.insert(NOTES.to_owned(), Json::List(self.notes));
        }
        self.text
    }
}

/// A note that belongs to something: its name, its text, what is kept of it.
pub(super) type Noted = (String, String, Extra);

/// The notes that an element refers to.
pub(super) fn noted(element: &Element, known: &Known<'_>) -> Vec<Noted> {
    let notes = element
        .all("NoteRef")
        .filter_map(|note| known.notes.get(&target(note)));
    notes.cloned().collect()
}

/// The notes of a coding.
pub(super) fn of_coding(coding: &Element, code: &str, known: &Known<'_>) -> Vec<Noted> {
    let mut notes = noted(coding, known);
    for (_, _, kept) in &mut notes {
        put(kept, CODE, code);
    }
    notes
}

/// The notes that are linked to an element.
pub(super) fn linked(element: &Element, known: &Known<'_>) -> Vec<Noted> {
    let links = known.linked.get(&guid(element)).into_iter().flatten();
    let notes = links.filter_map(|(note, link)| {
        let (name, text, mut kept) = known.notes.get(note)?.clone();
        kept.insert(LINK.to_owned(), Json::Object(link.clone()));
        Some((name, text, kept))
    });
    notes.collect()
}
