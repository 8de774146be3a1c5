//! Links: between tags of an article, they are ties; what leads to a note belongs to that.

use super::Joined;
use super::joined::noted;
use super::known::{Known, guid, told};
use crate::domain::{Extra, Table};
use crate::format::exchange::ids::plain;
use crate::format::exchange::model::Tie;
use crate::format::exchange::refi::kept::{COLOUR, DIRECTION, NOTE_END, put};
use crate::format::exchange::tool::Reading;
use crate::format::xml::Element;

/// Puts the links between tags in; how many others there are, but for those of notes.
pub(super) fn links(root: &Element, known: &Known<'_>, reading: &mut Reading) -> usize {
    let places = places(reading);
    let mut loose = 0;
    let all = root.first("Links");
    for link in all.into_iter().flat_map(|all| all.all("Link")) {
        match tie(link, known, &places) {
            Some((article, tie)) => {
                if let Some(article) = reading.articles.get_mut(article) {
                    article.ties.push(tie);
                }
            }
            // A note that is linked to something belongs to that, or is counted with the notes.
            None if is_note_link(link, known) => {}
            None => loose += 1,
        }
    }
    loose
}

/// Whether a link leads from a note, or to one.
fn is_note_link(link: &Element, known: &Known<'_>) -> bool {
    let mut ends = ["originGUID", "targetGUID"].into_iter();
    ends.any(|end| {
        let end = plain(link.attribute(end).unwrap_or_default());
        known.notes.contains_key(&end)
    })
}

/// In which article a selection is.
fn places(reading: &Reading) -> Table<String, usize> {
    let articles = reading.articles.iter().zip(0..);
    let marks =
        articles.flat_map(|(article, n)| article.marks.iter().map(move |m| (m.id.clone(), n)));
    marks.collect()
}

/// A link between two selections of an article, and which article that is.
fn tie(link: &Element, known: &Known<'_>, places: &Table<String, usize>) -> Option<(usize, Tie)> {
    let end = |name: &str| link.attribute(name).map(plain);
    let (from, to) = (end("originGUID")?, end("targetGUID")?);
    let article = *places.get(&from)?;
    if places.get(&to) != Some(&article) {
        return None;
    }
    let mut extra = Extra::new();
    look(link, &mut extra);
    let mut notes = noted(link, known);
    let note = match notes.as_mut_slice() {
        // As we write it ourselves.
        [(name, words, _)] if name == "note" => std::mem::take(words),
        _ => {
            let mut joined = Joined::default();
            for (_, words, kept) in notes {
                joined.note(&words, kept);
            }
            joined.keep(false, &mut extra)
        }
    };
    let tie = Tie {
        id: guid(link),
        label: link.attribute("name").unwrap_or_default().to_owned(),
        from,
        to,
        note,
        extra,
    };
    Some((article, tie))
}

/// Keeps which way a link leads and its colour, where we would not say so.
fn look(link: &Element, extra: &mut Extra) {
    let direction = link.attribute("direction").unwrap_or_default();
    for (key, words) in [
        (
            DIRECTION,
            if direction == "OneWay" { "" } else { direction },
        ),
        (COLOUR, link.attribute("color").unwrap_or_default()),
    ] {
        if !words.is_empty() {
            put(extra, key, words);
        }
    }
}

/// What is kept of a link to a note, or from one.
pub(super) fn kept(link: &Element, end: &str) -> Extra {
    let mut kept = told(link);
    put(&mut kept, NOTE_END, end);
    for key in [DIRECTION, COLOUR] {
        if let Some(words) = link.attribute(key) {
            put(&mut kept, key, words);
        }
    }
    kept
}
