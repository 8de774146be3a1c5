//! Texts that are in the project at hand already.

use crate::domain::{Project, Table};

/// The titles of articles of a project that have exactly the text of an article that is here, in their order, each with the
/// title it has here. `n log n`.
pub fn twins(here: &Project, new: &Project) -> Vec<(String, String)> {
    let known = here.documents().iter();
    let known = known.map(|d| (d.meta.text_sha256.as_str(), d.meta.title.as_str()));
    let known: Table<&str, &str> = known.collect();
    let new = new.documents().iter();
    let twins = new.filter_map(|article| {
        let there = known.get(article.meta.text_sha256.as_str())?;
        Some((article.meta.title.clone(), (*there).to_owned()))
    });
    twins.collect()
}
