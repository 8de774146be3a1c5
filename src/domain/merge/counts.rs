//! What a merge would do, in numbers.

use super::Whole;
use crate::domain::{CoderId, Comparison, KindId, Project, Table};

/// What comes in, changes and goes, seen from the project that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: Count,
    /// All tags.
    pub tags: Count,
    /// Those that come in, by kind and coder.
    pub new_tags: Table<(KindId, CoderId), usize>,
    /// Actors.
    pub actors: Count,
    /// Links between statements.
    pub links: Count,
    /// Kinds, codes and types of link.
    pub terms: Count,
    /// People who code.
    pub coders: Count,
    /// Lines of the log that come in.
    pub steps: usize,
}

/// Of one sort of things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many come in.
    pub new: usize,
    /// How many are there and become different.
    pub changed: usize,
    /// How many go.
    pub gone: usize,
}

impl Count {
    /// Whether nothing of this sort happens.
    pub const fn is_none(self) -> bool {
        self.new == 0 && self.changed == 0 && self.gone == 0
    }

    /// Counts one thing of the result, given whether it was there and whether it was the same.
    fn note(&mut self, there: bool, same: bool) {
        match (there, same) {
            (false, _) => self.new += 1,
            (true, false) => self.changed += 1,
            (true, true) => {}
        }
    }
}

impl Counts {
    /// Whether the project stays as it is, the log aside.
    pub fn is_none(&self) -> bool {
        let all = [
            self.articles,
            self.tags,
            self.actors,
            self.links,
            self.terms,
            self.coders,
        ];
        all.into_iter().all(Count::is_none)
    }
}

/// Counts what the result has that the project has not. Linear in both, times a logarithm.
pub fn counts(project: &Project, whole: &Whole) -> Counts {
    let mut counts = Counts::default();
    for tag in whole.annotations.values() {
        let old = project.annotation(tag.id);
        counts.tags.note(old.is_some(), old == Some(tag));
        if old.is_none() {
            *counts.new_tags.or_default((tag.kind.clone(), tag.coder)) += 1;
        }
    }
    let gone = |there: usize, count: Count, now: usize| (there + count.new).saturating_sub(now);
    counts.tags.gone = gone(
        project.annotations().len(),
        counts.tags,
        whole.annotations.len(),
    );
    for actor in whole.actors.values() {
        let old = project.actor(actor.id);
        counts.actors.note(old.is_some(), old == Some(actor));
    }
    counts.actors.gone = gone(project.actors().len(), counts.actors, whole.actors.len());
    for link in whole.relations.values() {
        let old = project.relation(link.id);
        counts.links.note(old.is_some(), old == Some(link));
    }
    counts.links.gone = gone(
        project.relations().len(),
        counts.links,
        whole.relations.len(),
    );
    let places: Table<_, _> = project
        .all_documents()
        .iter()
        .map(|d| (d.id(), d))
        .collect();
    for document in &whole.documents {
        let old = places.get(&document.id()).copied();
        counts.articles.note(old.is_some(), old == Some(document));
    }
    let articles = project.all_documents().len();
    counts.articles.gone = gone(articles, counts.articles, whole.documents.len());
    for coder in whole.coders.values() {
        let old = project.coder(coder.id);
        let same = old.is_some_and(|old| **old == *coder);
        counts.coders.note(old.is_some(), same);
    }
    let compared = Comparison::of(project.codebook(), &whole.codebook);
    counts.terms = Count {
        new: compared.new.len(),
        changed: compared.changed.len(),
        gone: compared.only_here.len(),
    };
    counts.steps = whole.new_log.len();
    counts
}
