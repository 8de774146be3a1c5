//! What was said of tables is remembered by the names of their columns.

use crate::browser::preferences::TABLES;
use crate::format::exchange::table::words::{of_word, word};
use crate::format::exchange::table::{Mapping, TAG};
use crate::ui::state::Desk;

/// Stands before what columns hold, where rows are tags.
const TAGS: &str = "tags";
/// Stands alone where they are articles.
const ARTICLES: &str = "articles";
/// So many tables are remembered.
const MOST: usize = 40;

fn key(names: &[String]) -> String {
    names.join("\u{1f}")
}

fn kept(desk: Desk, names: &[String]) -> Option<Vec<String>> {
    desk.settings.recall(&TABLES).get(&key(names)).cloned()
}

fn keep(desk: Desk, names: &[String], what: Vec<String>) {
    let mut all = desk.settings.recall(&TABLES);
    let other = all.keys().next().cloned();
    if all.keys().len() >= MOST
        && !all.contains_key(&key(names))
        && let Some(other) = other
    {
        all.remove(&other);
    }
    all.insert(key(names), what);
    desk.settings.remember(&TABLES, &all);
}

/// Whether rows of tables with these columns were said to be tags; `None`: nothing was said.
pub(in crate::ui::incoming) fn said_of(desk: Desk, names: &[String]) -> Option<bool> {
    let kept = kept(desk, names)?;
    Some(kept.first().is_some_and(|first| first == TAGS))
}

/// What columns of these names were said to hold.
pub(super) fn mapping(desk: Desk, names: &[String]) -> Option<Mapping> {
    let kept = kept(desk, names)?;
    let [first, label, words @ ..] = kept.as_slice() else {
        return None;
    };
    let roles = words.iter().zip(names);
    let roles = roles.map(|(word, name)| of_word(word, name));
    (first == TAGS && words.len() == names.len()).then(|| Mapping {
        roles: roles.collect(),
        label: label.clone(),
    })
}

/// Remembers what columns hold whose rows are tags.
pub(super) fn keep_mapping(desk: Desk, names: &[String], mapping: &Mapping) {
    let head = [TAGS.to_owned(), mapping.label.clone()];
    let words = mapping.roles.iter().map(word);
    keep(desk, names, head.into_iter().chain(words).collect());
}

/// Remembers that rows are articles, or that they are tags and nothing else is said.
pub(in crate::ui::incoming) fn keep_choice(desk: Desk, names: &[String], tags: bool) {
    match (tags, mapping(desk, names)) {
        (true, Some(_)) => {}
        (true, None) => keep(desk, names, vec![TAGS.to_owned(), TAG.to_owned()]),
        (false, _) => keep(desk, names, vec![ARTICLES.to_owned()]),
    }
}
