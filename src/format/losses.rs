//! What an export leaves out, in plain words, so that nobody finds it missing later.

use super::{csv, words::count};
use crate::domain::{Document, Project};

/// Of the labelled dataset.
pub(super) fn of_jsonl(project: &Project) -> Vec<String> {
    let mut losses = shared(project);
    losses.extend(documents(project, "the notes on", |d| {
        !d.meta.notes.is_empty()
    }));
    losses.extend(documents(project, "the web address of", |d| {
        !d.meta.url.is_empty()
    }));
    let tags = project.annotations().len();
    if tags > 0 {
        let tags = count(tags, "tag was", "tags were");
        losses.push(format!(
            "when {tags} made and changed, and under which version of the codebook"
        ));
    }
    losses
}

/// Of the table.
pub(super) fn of_csv(project: &Project) -> Vec<String> {
    let mut losses = Vec::new();
    losses.extend(documents(project, "the text of", |_| true));
    losses.extend(documents(project, "everything about the untagged", |d| {
        project.index(d.id()).is_none()
    }));
    losses.extend(shared(project));
    losses.extend(documents(
        project,
        "notes, language and web address of",
        |d| !(d.meta.notes.is_empty() && d.meta.language.is_empty() && d.meta.url.is_empty()),
    ));
    let armed = csv::armed_cells(project);
    if armed > 0 {
        let cells = count(armed, "cell gets", "cells get");
        losses.push(format!(
            "{cells} an apostrophe in front, because a spreadsheet would take the words for a formula"
        ));
    }
    losses
}

/// What both lack.
fn shared(project: &Project) -> Vec<String> {
    let kinds = count(project.codebook().kinds.len(), "kind", "kinds");
    let mut losses = vec![format!(
        "definition, colour and key of {kinds} of the codebook"
    )];
    let unknown = unknown_keys(project);
    if unknown > 0 {
        let keys = count(unknown, "entry", "entries");
        losses.push(format!(
            "{keys} of other programs that Demarche keeps but does not know"
        ));
    }
    losses
}

fn documents(project: &Project, what: &str, has: impl Fn(&Document) -> bool) -> Option<String> {
    let n = project.documents().iter().filter(|d| has(d)).count();
    (n > 0).then(|| format!("{what} {}", count(n, "article", "articles")))
}

fn unknown_keys(project: &Project) -> usize {
    let codebook = project.codebook();
    let all = [&project.meta().extra, &codebook.extra].into_iter();
    all.chain(codebook.kinds.iter().map(|k| &k.extra))
        .chain(project.coders().map(|c| &c.extra))
        .chain(project.documents().iter().map(|d| &d.meta.extra))
        .chain(project.annotations().map(|a| &a.extra))
        .map(crate::domain::Extra::len)
        .sum()
}
