//! What no format of other tools has a place for, so that it is not even told to them. What one of them lacks besides,
//! follows from its table.

use std::sync::Arc;

use crate::domain::{Actor, Annotation, CodeList, Document, Project, Relation, Turns};
use crate::format::exchange::assemble::FOREIGN_ID;
use crate::format::exchange::attributes::KEPT;
use crate::format::exchange::describe::{ENTITY_ID, KEPT_TIES};
use crate::format::losses::{how_many, silent_actors, unknown_keys};
use crate::format::words::count;

/// In sentences without full stop, counted. `tool`: whose own keys are written back.
pub(super) async fn beyond(project: &Project, tool: &str, turns: &dyn Turns) -> Vec<String> {
    let mut losses = Vec::new();
    let mut lose = |n: usize, before: &str, one: &str, many: &str| {
        if n > 0 {
            losses.push(format!("{before} {}", count(n, one, many)));
        }
    };
    let across = |link: &&Arc<Relation>| {
        let article = |id| project.annotation(id).map(|tag| tag.document);
        article(link.from) != article(link.to)
    };
    lose(
        how_many(&mut project.live_relations(), turns, across).await,
        "all of",
        "link between statements of two articles",
        "links between statements of two articles",
    );
    lose(
        how_many(&mut project.live_relations(), turns, |_| true).await,
        "coder and time of",
        "link",
        "links",
    );
    let known = |actor: &&Arc<Actor>| {
        let bare = Actor {
            extra: actor.extra.clone(),
            wikidata: actor.wikidata.clone(),
            ..Actor::named(actor.id, actor.name.as_str())
        };
        ***actor != bare
    };
    lose(
        how_many(&mut project.actors(), turns, known).await,
        "all but name and id of",
        "actor of the register",
        "actors of the register",
    );
    lose(
        silent_actors(project, turns).await,
        "everything about",
        "actor without a role",
        "actors without a role",
    );
    let resting = |tag: &&Arc<Annotation>| tag.coded.is_some() && project.is_mention(tag);
    lose(
        how_many(&mut project.live_annotations(), turns, resting).await,
        "what was coded, while it was a statement, of",
        "mention",
        "mentions",
    );
    lose(
        project.live_annotation_count(),
        "when it was last changed, and the version of the codebook, of",
        "tag",
        "tags",
    );
    let unplaced = |tag: &&Arc<Annotation>| tag.lost.is_some();
    lose(
        how_many(&mut project.live_annotations(), turns, unplaced).await,
        "that it is still to be placed in the corrected text, of",
        "tag",
        "tags",
    );
    let codebook = project.codebook();
    lose(
        codebook.kinds.len(),
        "slots, advice and examples of",
        "kind of the codebook",
        "kinds of the codebook",
    );
    let codes = CodeList::ALL.iter().map(|list| codebook.codes(*list).len());
    lose(
        codes.sum::<usize>() + codebook.relations.len(),
        "all but the label, where it is used, of",
        "issue, form, justification or type of link",
        "issues, forms, justifications and types of link",
    );
    lose(
        codebook.revisions.len(),
        "when and by whom the codebook was changed, in",
        "step",
        "steps",
    );
    let articles =
        |what: fn(&Arc<Document>) -> bool| project.documents().iter().filter(|d| what(d)).count();
    lose(
        articles(|d| d.meta.done),
        "that the coder is done with",
        "article",
        "articles",
    );
    lose(
        articles(|d| !d.meta.versions.is_empty()),
        "earlier versions of the text of",
        "article",
        "articles",
    );
    lose(
        project.bin().len(),
        "everything in the bin:",
        "article",
        "articles",
    );
    lose(project.log().len(), "the log of", "step", "steps");
    let own = [tool, FOREIGN_ID, KEPT, KEPT_TIES, ENTITY_ID];
    let unknown = unknown_keys(project, &own, turns).await;
    if unknown > 0 {
        let keys = count(unknown, "entry", "entries");
        losses.push(format!(
            "{keys} of other programs that Demarche keeps but does not know"
        ));
    }
    losses
}
