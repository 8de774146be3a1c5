//! Which tags are codings of one selection: those that came as such, as long as they have the same words and nothing else of one
//! is not said of all.

use crate::domain::{OrderedSet, Table};
use crate::format::exchange::model::{Article, Mark};
use crate::format::exchange::refi::kept::{SELECTION, text};

/// A selection with its codings.
pub(super) struct Selection<'a> {
    /// The id that it is to have.
    pub(super) id: &'a str,
    /// The tags; the first speaks for it.
    pub(super) marks: Vec<&'a Mark>,
}

/// The selections of an article, in the order of their first tags. `n log n`.
pub(super) fn selections(article: &Article) -> Vec<Selection<'_>> {
    let ends = article.ties.iter().flat_map(|tie| [&tie.from, &tie.to]);
    let tied: OrderedSet<&str> = ends.map(String::as_str).collect();
    let mut all: Vec<Selection<'_>> = Vec::with_capacity(article.marks.len());
    // Places of those that came as one, by its id.
    let mut shared: Table<&str, Vec<usize>> = Table::new();
    for mark in &article.marks {
        let of = text(&mark.extra, SELECTION);
        let places = of.map(|of| &*shared.or_default(of));
        let joins = |place: &usize| {
            let one = all.get(*place).map(|one| one.marks.as_slice());
            one.is_some_and(|marks| belongs(mark, marks, of.unwrap_or_default(), &tied))
        };
        let place = places.and_then(|places| places.iter().copied().find(joins));
        if let Some(one) = place.and_then(|place| all.get_mut(place)) {
            // What links lead to is the selection, which stands for its first tag.
            let first = Some(mark.id.as_str()) == of || tied.contains(mark.id.as_str());
            let at = if first { 0 } else { one.marks.len() };
            one.marks.insert(at, mark);
            continue;
        }
        if let Some(of) = of {
            shared.or_default(of).push(all.len());
        }
        all.push(Selection {
            id: &mark.id,
            marks: vec![mark],
        });
    }
    for one in &mut all {
        one.id = one.marks.first().map_or("", |first| &first.id);
    }
    // The id goes to the selection with the tag that has it, else to the first.
    let mut given: OrderedSet<&str> = all.iter().map(|one| one.id).collect();
    for (of, places) in shared.iter() {
        let first = places.first().and_then(|place| all.get_mut(*place));
        if let Some(one) = first.filter(|_| given.insert(of)) {
            one.id = of;
        }
    }
    all
}

/// Whether a tag is a coding of the selection with these tags.
fn belongs(mark: &Mark, marks: &[&Mark], of: &str, tied: &OrderedSet<&str>) -> bool {
    let Some(first) = marks.first() else {
        return false;
    };
    // One tag alone can be the first.
    let leads = |mark: &Mark| mark.id == of || tied.contains(mark.id.as_str());
    are_alike(first, mark)
        && !(leads(first) && leads(mark))
        && marks.iter().all(|other| other.label != mark.label)
}

/// Whether two tags say the same of the same words, but for their labels and who gave them when.
fn are_alike(one: &Mark, other: &Mark) -> bool {
    one.parts == other.parts
        && one.note == other.note
        && one.attributes == other.attributes
        && one.entity == other.entity
        && one.confidence == other.confidence
        // Whoever is not named with a coding is who made the selection.
        && one.coder.is_empty() == other.coder.is_empty()
        && one.created.is_some() == other.created.is_some()
}
