//! What an export leaves out, in plain words, so that nobody finds it missing later.

use std::sync::Arc;

use super::{pca, words::count};
use crate::domain::{
    Actor, ActorId, Annotation, CodeList, Document, Frame, OrderedSet, Project, Slot, Turns,
    breathe,
};

/// Of the labelled dataset.
pub(super) async fn of_jsonl(project: &Project, turns: &dyn Turns) -> Vec<String> {
    let mut losses = shared(project, true, turns).await;
    losses.extend(documents(project, "the notes on", |d| {
        !d.meta.notes.is_empty()
    }));
    losses.extend(documents(project, "the web address of", |d| {
        !d.meta.url.is_empty()
    }));
    let tags = project.live_annotation_count();
    if tags > 0 {
        let tags = count(tags, "tag was", "tags were");
        losses.push(format!(
            "when {tags} made and changed, and under which version of the codebook"
        ));
    }
    losses
}

/// Of the table; `armed` cells get an apostrophe in front.
pub(super) async fn of_csv(project: &Project, armed: usize, turns: &dyn Turns) -> Vec<String> {
    let mut losses = untold(project);
    breathe(turns).await;
    losses.extend(shared(project, true, turns).await);
    losses.extend(documents(
        project,
        "notes, language and web address of",
        |d| !(d.meta.notes.is_empty() && d.meta.language.is_empty() && d.meta.url.is_empty()),
    ));
    breathe(turns).await;
    losses.extend(apostrophes(armed));
    losses
}

/// Of the long table of statements; `armed` as above.
pub(super) async fn of_statements(
    project: &Project,
    armed: usize,
    turns: &dyn Turns,
) -> Vec<String> {
    let mut losses = untold(project);
    breathe(turns).await;
    losses.extend(mentions(project));
    breathe(turns).await;
    losses.extend(parts(project));
    breathe(turns).await;
    breathe(turns).await;
    losses.extend(shared(project, false, turns).await);
    losses.extend(register(project));
    breathe(turns).await;
    losses.extend(some(
        by_role(project, true),
        "type, scope, country and party, but for rows in which they are claimants, of",
        "addressee or object actor",
        "addressees and object actors",
    ));
    losses.extend(documents(project, "notes and language of", |d| {
        !(d.meta.notes.is_empty() && d.meta.language.is_empty())
    }));
    breathe(turns).await;
    losses.extend(apostrophes(armed));
    losses
}

/// Of the wide table of statements; `armed` as above.
pub(super) async fn of_pca(project: &Project, armed: usize, turns: &dyn Turns) -> Vec<String> {
    let mut losses = untold(project);
    breathe(turns).await;
    losses.extend(mentions(project));
    breathe(turns).await;
    losses.extend(parts(project));
    breathe(turns).await;
    losses.extend(some(
        statements_of(project).count(),
        "where in the text, but for the paragraph, and when, it was tagged, of",
        "statement",
        "statements",
    ));
    breathe(turns).await;
    let (strong, ambivalent) = pca::coarsened(project);
    losses.extend(some(
        strong,
        "how strong it is (−2 becomes −1, +2 becomes +1), of",
        "position",
        "positions",
    ));
    losses.extend(some(
        ambivalent,
        "that it is ambivalent (it becomes 0), of",
        "position",
        "positions",
    ));
    losses.extend(some(
        project.live_relations().count(),
        "which two statements it links, of",
        "link",
        "links",
    ));
    breathe(turns).await;
    losses.extend(shared(project, false, turns).await);
    losses.extend(register(project));
    breathe(turns).await;
    losses.extend(some(
        by_role(project, false),
        "the id, by which two of one name could be told apart, of",
        "actor in a role",
        "actors in a role",
    ));
    losses.extend(documents(
        project,
        "notes, language and web address of",
        |d| !(d.meta.notes.is_empty() && d.meta.language.is_empty() && d.meta.url.is_empty()),
    ));
    breathe(turns).await;
    losses.extend(apostrophes(armed));
    losses
}

/// What no table has of the articles.
fn untold(project: &Project) -> Vec<String> {
    let mut losses = Vec::new();
    losses.extend(documents(project, "the text of", |_| true));
    losses.extend(documents(project, "everything about the untagged", |d| {
        project.index(d.id()).is_none()
    }));
    losses
}

fn some(n: usize, before: &str, one: &str, many: &str) -> Option<String> {
    (n > 0).then(|| format!("{before} {}", count(n, one, many)))
}

fn statements_of(project: &Project) -> impl Iterator<Item = &Arc<Annotation>> {
    project
        .live_annotations()
        .filter(|tag| !project.is_mention(tag))
}

/// Tables of statements have no rows for mentions.
fn mentions(project: &Project) -> Option<String> {
    let mentions = project
        .live_annotations()
        .filter(|tag| project.is_mention(tag));
    let mentions = mentions.count();
    some(mentions, "everything about", "mention", "mentions")
}

/// Nor do they have a column for the parts of a tag with gaps.
fn parts(project: &Project) -> Option<String> {
    let parted = statements_of(project).filter(|tag| tag.anchor.fragments().len() > 1);
    some(
        parted.count(),
        "where the gaps are, of",
        "statement in parts",
        "statements in parts",
    )
}

/// Actors of the register in roles; those alone who are never a claimant.
fn by_role(project: &Project, never_claimants: bool) -> usize {
    let in_slots = |slots: &[Slot]| -> OrderedSet<ActorId> {
        let frames = statements_of(project).map(|tag| tag.frame());
        let parts = frames.flat_map(|frame| slots.iter().flat_map(|slot| frame.parts(*slot)));
        parts.filter_map(|part| project.who(part)).collect()
    };
    let claimants = in_slots(&[Slot::Claimants]);
    let others = in_slots(&[Slot::Addressees, Slot::Objects]);
    let own = others.into_iter().filter(|id| !claimants.contains(id));
    let own = own.count();
    match never_claimants {
        true => own,
        false => own + claimants.into_iter().count(),
    }
}

/// What is known about actors beyond what tables of statements have columns for.
fn register(project: &Project) -> Option<String> {
    let known = project.actors().filter(|actor| {
        let told = Actor {
            extra: actor.extra.clone(),
            of_type: actor.of_type,
            scope: actor.scope,
            country: actor.country.clone(),
            party: actor.party.clone(),
            ..Actor::named(actor.id, actor.name.as_str())
        };
        ***actor != told
    });
    some(
        known.count(),
        "all but name, type, scope, country and party of",
        "actor of the register",
        "actors of the register",
    )
}

fn apostrophes(armed: usize) -> Option<String> {
    (armed > 0).then(|| {
        let cells = count(armed, "cell gets", "cells get");
        format!(
            "{cells} an apostrophe in front, because a spreadsheet would take the words for a formula"
        )
    })
}

/// What all lack. `names_only`: whether nothing but the name is told of actors.
async fn shared(project: &Project, names_only: bool, turns: &dyn Turns) -> Vec<String> {
    let codebook = project.codebook();
    let kinds = count(codebook.kinds.len(), "kind", "kinds");
    let mut losses = vec![format!(
        "definition, colour, key and slots of {kinds} of the codebook"
    )];
    let mut lose = |n: usize, before: &str, one: &str, many: &str| {
        if n > 0 {
            losses.push(format!("{before} {}", count(n, one, many)));
        }
    };
    let codes = CodeList::ALL.iter().map(|list| codebook.codes(*list).len());
    lose(
        codes.sum(),
        "definition, colour and key of",
        "issue, form or justification",
        "issues, forms and justifications",
    );
    lose(
        codebook.relations.len(),
        "what the codebook says about",
        "type of link",
        "types of link",
    );
    lose(
        codebook.revisions.len(),
        "when and by whom the codebook was changed, in",
        "step",
        "steps",
    );
    let known = project.actors().filter(|actor| {
        let bare = Actor {
            extra: actor.extra.clone(),
            ..Actor::named(actor.id, actor.name.as_str())
        };
        names_only && ***actor != bare
    });
    lose(
        known.count(),
        "all but the name of",
        "actor of the register",
        "actors of the register",
    );
    breathe(turns).await;
    let silent = silent_actors(project);
    lose(
        silent,
        "everything about",
        "actor without a role",
        "actors without a role",
    );
    breathe(turns).await;
    let resting = project.live_annotations();
    let resting = resting.filter(|tag| project.is_mention(tag) && tag.coded.is_some());
    lose(
        resting.count(),
        "what was coded, while it was a statement, of",
        "mention",
        "mentions",
    );
    lose(
        project.live_relations().count(),
        "note, coder and time of",
        "link",
        "links",
    );
    let binned = project.bin().len();
    lose(binned, "everything in the bin:", "article", "articles");
    let versions = project.documents().iter().map(|d| d.meta.versions.len());
    lose(
        versions.sum(),
        "when and by whom the text was corrected, of",
        "correction",
        "corrections",
    );
    let lost = project.live_annotations().filter(|tag| tag.lost.is_some());
    lose(
        lost.count(),
        "that it is still to be placed in the corrected text, of",
        "tag",
        "tags",
    );
    let done = project.documents().iter().filter(|d| d.meta.done).count();
    lose(done, "that the coder is done with", "article", "articles");
    lose(project.log().len(), "the log of", "step", "steps");
    breathe(turns).await;
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

/// Actors that stand in no row: in no role, named by no mention.
fn silent_actors(project: &Project) -> usize {
    let of_tag = |tag: &Arc<Annotation>| -> Vec<ActorId> {
        if project.is_mention(tag) {
            return tag.actor.into_iter().collect();
        }
        let parts = tag.frame().all_parts();
        let parts = parts.filter_map(|part| project.who(part));
        parts.chain(tag.frame().reporters.iter().copied()).collect()
    };
    let seen: OrderedSet<ActorId> = project.live_annotations().flat_map(of_tag).collect();
    project.actors().filter(|a| !seen.contains(&a.id)).count()
}

fn unknown_keys(project: &Project) -> usize {
    let codebook = project.codebook();
    let codes = CodeList::ALL.iter().flat_map(|list| codebook.codes(*list));
    let rules = codebook.kinds.iter().flat_map(|kind| &kind.slots);
    let actors = || project.actors();
    let ties = actors().flat_map(|actor| &actor.affiliations);
    let frames = || project.live_annotations().map(|tag| tag.frame());
    let reasons = frames().flat_map(|frame| &frame.justifications);
    let all = [&project.meta().extra, &codebook.extra].into_iter();
    all.chain(codebook.kinds.iter().map(|k| &k.extra))
        .chain(rules.map(|r| &r.extra))
        .chain(codes.map(|c| &c.extra))
        .chain(codebook.relations.iter().map(|r| &r.extra))
        .chain(codebook.revisions.iter().map(|r| &r.extra))
        .chain(project.coders().map(|c| &c.extra))
        .chain(actors().map(|a| &a.extra))
        .chain(ties.map(|t| &t.extra))
        .chain(project.documents().iter().map(|d| &d.meta.extra))
        .chain(project.live_annotations().map(|a| &a.extra))
        .chain(frames().map(|f| &f.extra))
        .chain(frames().flat_map(Frame::all_parts).map(|p| &p.extra))
        .chain(reasons.map(|j| &j.extra))
        .chain(project.live_relations().map(|r| &r.extra))
        .chain(project.log().iter().map(|e| &e.extra))
        .map(crate::domain::Extra::len)
        .sum()
}
