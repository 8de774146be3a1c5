//! What an export leaves out, in plain words, so that nobody finds it missing later.

use std::sync::Arc;

use super::{part::Part, pca, unknown::unknown, words::count};
use crate::domain::{
    Actor, ActorId, Annotation, CodeList, Document, OrderedSet, Project, Slot, Turns, breathe,
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
    losses.extend(around(project));
    let tags = project.live_annotation_count();
    if tags > 0 {
        let tags = count(tags, "tag was", "tags were");
        losses.push(format!(
            "when {tags} made and changed, and under which version of the codebook"
        ));
    }
    losses
}

/// Of the table; `armed` cells get an apostrophe in front, of the values of `blurred` ones nobody can tell where one ends.
pub(super) async fn of_csv(
    project: &Project,
    armed: usize,
    blurred: usize,
    turns: &dyn Turns,
) -> Vec<String> {
    let mut losses = untold(project);
    losses.extend(some(
        blurred,
        "where one of several values ends, as “; ” is in one of them, in",
        "cell",
        "cells",
    ));
    breathe(turns).await;
    losses.extend(shared(project, true, turns).await);
    losses.extend(documents(
        project,
        "notes, language and web address of",
        |d| !(d.meta.notes.is_empty() && d.meta.language.is_empty() && d.meta.url.is_empty()),
    ));
    breathe(turns).await;
    losses.extend(around(project));
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
    losses.extend(mentions(project, turns).await);
    losses.extend(parts(project, turns).await);
    losses.extend(shared(project, false, turns).await);
    losses.extend(register(project, turns).await);
    losses.extend(some(
        by_role(project, true, turns).await,
        "type, scope, country and party of",
        "addressee or object actor who is nowhere a claimant",
        "addressees and object actors who are nowhere claimants",
    ));
    losses.extend(documents(project, "notes and language of", |d| {
        !(d.meta.notes.is_empty() && d.meta.language.is_empty())
    }));
    breathe(turns).await;
    losses.extend(around(project));
    losses.extend(apostrophes(armed));
    losses
}

/// Of the wide table of statements; `armed` as above.
pub(super) async fn of_pca(project: &Project, armed: usize, turns: &dyn Turns) -> Vec<String> {
    let mut losses = untold(project);
    breathe(turns).await;
    losses.extend(mentions(project, turns).await);
    losses.extend(parts(project, turns).await);
    losses.extend(some(
        how_many(&mut statements_of(project), turns, |_| true).await,
        "where in the text, but for the paragraph, and when, it was tagged, of",
        "statement",
        "statements",
    ));
    let (strong, ambivalent) = pca::coarsened(project, turns).await;
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
        how_many(&mut project.live_relations(), turns, |_| true).await,
        "which two statements it links, of",
        "link",
        "links",
    ));
    losses.extend(shared(project, false, turns).await);
    losses.extend(register(project, turns).await);
    losses.extend(some(
        by_role(project, false, turns).await,
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
    losses.extend(around(project));
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

/// That something of so many is lost, in a sentence; nothing where there are none.
pub(super) fn some(n: usize, before: &str, one: &str, many: &str) -> Option<String> {
    (n > 0).then(|| format!("{before} {}", count(n, one, many)))
}

fn statements_of(project: &Project) -> impl Iterator<Item = &Arc<Annotation>> {
    project
        .live_annotations()
        .filter(|tag| !project.is_mention(tag))
}

/// How many of these are so; linear, in turns.
pub(super) async fn how_many<T>(
    all: &mut impl Iterator<Item = T>,
    turns: &dyn Turns,
    are: impl Fn(&T) -> bool,
) -> usize {
    sum(&mut all.map(|one| usize::from(are(&one))), turns).await
}

/// So many things between two looks at the clock.
pub(super) const AT_A_TIME: usize = 100;

async fn sum(all: &mut dyn Iterator<Item = usize>, turns: &dyn Turns) -> usize {
    let mut sum = 0;
    for (n, one) in all.enumerate() {
        if n % AT_A_TIME == 0 {
            breathe(turns).await;
        }
        sum += one;
    }
    sum
}

/// Tables of statements have no rows for mentions.
async fn mentions(project: &Project, turns: &dyn Turns) -> Option<String> {
    let tags = &mut project.live_annotations();
    let mentions = how_many(tags, turns, |tag| project.is_mention(tag)).await;
    some(mentions, "everything about", "mention", "mentions")
}

/// Nor do they have a column for the parts of a tag with gaps.
async fn parts(project: &Project, turns: &dyn Turns) -> Option<String> {
    let statements = &mut statements_of(project);
    let in_parts = |tag: &&Arc<Annotation>| tag.anchor.fragments().len() > 1;
    some(
        how_many(statements, turns, in_parts).await,
        "where the gaps are, of",
        "statement in parts",
        "statements in parts",
    )
}

/// Actors of the register in roles; those alone who are never a claimant.
async fn by_role(project: &Project, never_claimants: bool, turns: &dyn Turns) -> usize {
    let (mut claimants, mut others) = (OrderedSet::new(), OrderedSet::new());
    for (n, tag) in statements_of(project).enumerate() {
        if n % AT_A_TIME == 0 {
            breathe(turns).await;
        }
        for slot in [Slot::Claimants, Slot::Addressees, Slot::Objects] {
            let set = match slot {
                Slot::Claimants => &mut claimants,
                _ => &mut others,
            };
            for id in tag
                .frame()
                .parts(slot)
                .iter()
                .filter_map(|p| project.who(p))
            {
                set.insert(id);
            }
        }
    }
    let own = others.into_iter().filter(|id| !claimants.contains(id));
    let own = own.count();
    match never_claimants {
        true => own,
        false => own + claimants.into_iter().count(),
    }
}

/// What is known about actors beyond what tables of statements have columns for.
async fn register(project: &Project, turns: &dyn Turns) -> Option<String> {
    let more = |actor: &&Arc<Actor>| {
        let told = Actor {
            extra: actor.extra.clone(),
            of_type: actor.of_type,
            scope: actor.scope,
            country: actor.country.clone(),
            party: actor.party.clone(),
            ..Actor::named(actor.id, actor.name.as_str())
        };
        ***actor != told
    };
    some(
        how_many(&mut project.actors(), turns, more).await,
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

/// What all lack that somebody coded or collected. `names_only`: whether nothing but the name is told of actors.
async fn shared(project: &Project, names_only: bool, turns: &dyn Turns) -> Vec<String> {
    let mut losses = Vec::new();
    let mut lose = |n: usize, before: &str, one: &str, many: &str| {
        if n > 0 {
            losses.push(format!("{before} {}", count(n, one, many)));
        }
    };
    let binned = project.bin().len();
    lose(binned, "everything in the bin:", "article", "articles");
    let silent = silent_actors(project, turns).await;
    lose(
        silent,
        "everything about",
        "actor without a role",
        "actors without a role",
    );
    let known = |actor: &&Arc<Actor>| {
        let bare = Actor {
            extra: actor.extra.clone(),
            ..Actor::named(actor.id, actor.name.as_str())
        };
        names_only && ***actor != bare
    };
    lose(
        how_many(&mut project.actors(), turns, known).await,
        "all but the name of",
        "actor of the register",
        "actors of the register",
    );
    lose(
        how_many(&mut project.live_relations(), turns, |_| true).await,
        "note, coder and time of",
        "link",
        "links",
    );
    let tags = &mut project.live_annotations();
    let resting = |tag: &&Arc<Annotation>| tag.coded.is_some() && project.is_mention(tag);
    lose(
        how_many(tags, turns, resting).await,
        "what was coded, while it was a statement, of",
        "mention",
        "mentions",
    );
    let tags = &mut project.live_annotations();
    lose(
        how_many(tags, turns, |tag| tag.lost.is_some()).await,
        "that it is still to be placed in the corrected text, of",
        "tag",
        "tags",
    );
    losses.extend(unknown(Part::whole(project), &[], turns).await);
    losses
}

/// What all lack besides: the codebook, and how it all came about.
fn around(project: &Project) -> Vec<String> {
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
    let versions = project.documents().iter().map(|d| d.meta.versions.len());
    lose(
        versions.sum(),
        "when and by whom the text was corrected, of",
        "correction",
        "corrections",
    );
    let done = project.documents().iter().filter(|d| d.meta.done).count();
    lose(done, "that the coder is done with", "article", "articles");
    lose(
        codebook.revisions.len(),
        "when and by whom the codebook was changed, in",
        "step",
        "steps",
    );
    lose(project.log().len(), "the log of", "step", "steps");
    losses
}

fn documents(project: &Project, what: &str, has: impl Fn(&Document) -> bool) -> Option<String> {
    let n = project.documents().iter().filter(|d| has(d)).count();
    (n > 0).then(|| format!("{what} {}", count(n, "article", "articles")))
}

/// Actors that stand in no row: in no role, named by no mention.
async fn silent_actors(project: &Project, turns: &dyn Turns) -> usize {
    let seen = heard_of(project, &mut project.live_annotations(), turns).await;
    let silent = |actor: &&Arc<Actor>| !seen.contains(&actor.id);
    how_many(&mut project.actors(), turns, silent).await
}

/// Actors that have a role in one of these tags, or that one of them mentions.
pub(super) async fn heard_of(
    project: &Project,
    tags: &mut dyn Iterator<Item = &Arc<Annotation>>,
    turns: &dyn Turns,
) -> OrderedSet<ActorId> {
    // One by one: actors are few beside the tags, so that all in one list would be long and the set is not.
    let mut seen: OrderedSet<ActorId> = OrderedSet::new();
    for (n, tag) in tags.enumerate() {
        if n % AT_A_TIME == 0 {
            breathe(turns).await;
        }
        if project.is_mention(tag) {
            tag.actor.iter().for_each(|id| _ = seen.insert(*id));
            continue;
        }
        let parts = tag.frame().all_parts();
        let parts = parts.filter_map(|part| project.who(part));
        for id in parts.chain(tag.frame().reporters.iter().copied()) {
            seen.insert(id);
        }
    }
    seen
}
