//! Keys under which it is kept what a selection, a source or a note of another program had that has no place here.

use crate::domain::json::Json;
use crate::domain::{Extra, Timestamp};

/// The selection that a tag is one of several codings of.
pub(super) const SELECTION: &str = "selection";

/// The guid of the coding with the label.
pub(super) const CODING: &str = "coding";

/// Those of the codings with values, by the guids of their codes.
pub(super) const VALUES: &str = "values";

/// The name of a selection that is not made of its words; empty: it has none …
pub(super) const NAME: &str = "name";

/// … or that quotes them otherwise than we do.
pub(super) const QUOTE: &str = "quote";

/// That nobody coded it.
pub(super) const UNCODED: &str = "uncoded";

/// Users and times, as the attributes are called.
pub(super) const CREATING: &str = "creatingUser";
pub(super) const CREATED: &str = "creationDateTime";
pub(super) const MODIFYING: &str = "modifyingUser";
pub(super) const MODIFIED: &str = "modifiedDateTime";

/// All four, in the order in which they are written.
pub(super) const STAMPS: [&str; 4] = [CREATING, CREATED, MODIFYING, MODIFIED];

/// A text under a key.
pub(super) fn text<'e>(extra: &'e Extra, key: &str) -> Option<&'e str> {
    extra.get(key)?.as_str()
}

/// Puts a text under a key.
pub(super) fn put(extra: &mut Extra, key: &str, words: &str) {
    extra.insert(key.to_owned(), Json::text(words));
}

/// Whether this is a moment as XML has it, which may tell no zone: it is written back as it is.
pub(super) fn is_moment(words: &str) -> bool {
    let parses = |words: &str| words.parse::<Timestamp>().is_ok();
    words.len() >= 19 && (parses(words) || parses(&format!("{words}Z")))
}

/// What belongs to an article besides: notes, variables, cases that are whole texts, sets.
pub(super) const NOTES: &str = "notes";
pub(super) const VARIABLES: &str = "variables";
pub(super) const OTHERS: &str = "values";
pub(super) const CASES: &str = "cases";
pub(super) const SETS: &str = "sets";

/// Of a note: how many characters it has of those that it was joined with, the code of the coding that it stands at, the link that
/// leads to it or from it.
pub(super) const LENGTH: &str = "length";
pub(super) const CODE: &str = "code";
pub(super) const LINK: &str = "link";

/// Of a link: which end the note is, which way it leads, its colour.
pub(super) const NOTE_END: &str = "note";
pub(super) const DIRECTION: &str = "direction";
pub(super) const COLOUR: &str = "color";

/// Of a variable: its type, and what is said.
pub(super) const TYPE: &str = "type";
pub(super) const VALUE: &str = "value";

/// Ways that a link can lead.
pub(super) const DIRECTIONS: [&str; 3] = ["Associative", "OneWay", "Bidirectional"];

/// Between the texts that are joined to one.
pub(super) const JOINED: &str = "\n\n";

/// The objects of a list.
pub(super) fn list<'e>(extra: &'e Extra, key: &str) -> impl DoubleEndedIterator<Item = &'e Extra> {
    let list = match extra.get(key) {
        Some(Json::List(list)) => list.as_slice(),
        _ => &[],
    };
    list.iter().filter_map(|one| match one {
        Json::Object(one) => Some(one),
        _ => None,
    })
}

/// What was joined, taken apart again: what stands before the notes, and the notes. `None`: somebody has changed it, so that nobody
/// can tell.
pub(super) fn apart<'w>(
    words: &'w str,
    extra: &'w Extra,
) -> Option<(&'w str, Vec<(&'w str, &'w Extra)>)> {
    let mut notes = Vec::new();
    let mut rest = Some(words);
    for note in list(extra, NOTES).rev() {
        let length = note.get(LENGTH)?.as_u64()?;
        let all = rest?;
        let from = match usize::try_from(length).ok()? {
            0 => return None,
            length => all.char_indices().rev().nth(length - 1)?.0,
        };
        let (before, own) = all.split_at(from);
        notes.push((own, note));
        rest = match before {
            "" => None,
            before => Some(before.strip_suffix(JOINED)?),
        };
    }
    notes.reverse();
    Some((rest.unwrap_or_default(), notes))
}
