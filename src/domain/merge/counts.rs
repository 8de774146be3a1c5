//! What a merge would do, in numbers.

use super::{Thing, Whole};
use crate::domain::{CoderId, Comparison, KindId, Project, Table, Turns, breathe};

/// So many things of each sort are named.
pub const NAMED: usize = 8;

/// Things between two looks at the clock.
const AT_A_TIME: usize = 50;

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
    /// Some of what becomes different, to be named: [`NAMED`] of each sort.
    pub different: Vec<Thing>,
    /// Some of what goes.
    pub going: Vec<Thing>,
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

    /// Counts one thing of the result, given whether it was there and whether it was the same; `different` takes some
    /// that were not.
    fn note(&mut self, there: bool, same: bool, thing: Thing, different: &mut Vec<Thing>) {
        match (there, same) {
            (false, _) => self.new += 1,
            (true, false) => {
                self.changed += 1;
                if self.changed <= NAMED {
                    different.push(thing);
                }
            }
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

/// Counts, in turns, what the result has that the project has not. Linear in both, times a logarithm.
pub async fn counts(project: &Project, whole: &Whole, turns: &dyn Turns) -> Counts {
    let mut counts = Counts::default();
    let mut different = Vec::new();
    for (i, tag) in whole.annotations.values().enumerate() {
        pause(i, turns).await;
        let old = project.annotation(tag.id);
        let (there, same) = (old.is_some(), old == Some(tag));
        counts
            .tags
            .note(there, same, Thing::Tag(tag.id), &mut different);
        if old.is_none() {
            *counts.new_tags.or_default((tag.kind.clone(), tag.coder)) += 1;
        }
    }
    for (i, actor) in whole.actors.values().enumerate() {
        pause(i, turns).await;
        let old = project.actor(actor.id);
        let (there, same) = (old.is_some(), old == Some(actor));
        counts
            .actors
            .note(there, same, Thing::Actor(actor.id), &mut different);
    }
    for (i, link) in whole.relations.values().enumerate() {
        pause(i, turns).await;
        let old = project.relation(link.id);
        let (there, same) = (old.is_some(), old == Some(link));
        counts
            .links
            .note(there, same, Thing::Link(link.id), &mut different);
    }
    let places: Table<_, _> = project
        .all_documents()
        .iter()
        .map(|d| (d.id(), d))
        .collect();
    for (i, document) in whole.documents.iter().enumerate() {
        pause(i, turns).await;
        let old = places.get(&document.id()).copied();
        let (there, same) = (old.is_some(), old == Some(document));
        let thing = Thing::Article(document.id());
        counts.articles.note(there, same, thing, &mut different);
    }
    for coder in whole.coders.values() {
        let old = project.coder(coder.id);
        let same = old.is_some_and(|old| **old == *coder);
        let thing = Thing::Coder(coder.id);
        counts
            .coders
            .note(old.is_some(), same, thing, &mut different);
    }
    breathe(turns).await;
    let compared = Comparison::of(project.codebook(), &whole.codebook);
    counts.terms = Count {
        new: compared.new.len(),
        changed: compared.changed.len(),
        gone: compared.only_here.len(),
    };
    let terms = compared.changed.into_iter().take(NAMED);
    different.extend(terms.map(|(term, ..)| Thing::Term(term)));
    let terms = compared.only_here.into_iter().take(NAMED);
    counts.going.extend(terms.map(Thing::Term));
    counts.steps = whole.new_log.len();
    counts.different = different;
    gone(project, whole, &mut counts);
    counts
}

/// Looks at the clock now and then, given how many things were counted.
async fn pause(counted: usize, turns: &dyn Turns) {
    if counted.is_multiple_of(AT_A_TIME) {
        breathe(turns).await;
    }
}

/// Counts what the project has and the result has not.
fn gone(project: &Project, whole: &Whole, counts: &mut Counts) {
    let Counts {
        articles,
        tags,
        actors,
        links,
        going,
        ..
    } = counts;
    let less = |there: usize, count: &Count, now: usize| (there + count.new).saturating_sub(now);
    tags.gone = less(project.annotations().len(), tags, whole.annotations.len());
    if tags.gone > 0 {
        let ids = project.annotations().map(|tag| tag.id);
        let ids = ids.filter(|id| !whole.annotations.contains_key(id));
        going.extend(ids.take(NAMED).map(Thing::Tag));
    }
    actors.gone = less(project.actors().len(), actors, whole.actors.len());
    if actors.gone > 0 {
        let ids = project.actors().map(|actor| actor.id);
        let ids = ids.filter(|id| !whole.actors.contains_key(id));
        going.extend(ids.take(NAMED).map(Thing::Actor));
    }
    links.gone = less(project.relations().len(), links, whole.relations.len());
    if links.gone > 0 {
        let ids = project.relations().map(|link| link.id);
        let ids = ids.filter(|id| !whole.relations.contains_key(id));
        going.extend(ids.take(NAMED).map(Thing::Link));
    }
    let all = project.all_documents();
    articles.gone = less(all.len(), articles, whole.documents.len());
    if articles.gone > 0 {
        let stay: Table<_, ()> = whole.documents.iter().map(|d| (d.id(), ())).collect();
        let ids = all.iter().map(|d| d.id());
        let ids = ids.filter(|id| !stay.contains_key(id));
        going.extend(ids.take(NAMED).map(Thing::Article));
    }
}
