//! What no format of other tools has a place for, so that it is not even told to them. What one of them lacks besides,
//! follows from its table.

use std::sync::Arc;

use super::Format;
use crate::domain::{
    Actor, Annotation, CodeList, Document, OrderedSet, Project, Relation, Turns, breathe,
};
use crate::format::exchange::assemble::FOREIGN_ID;
use crate::format::exchange::attributes::KEPT;
use crate::format::exchange::describe::{ENTITY_ID, KEPT_TIES};
use crate::format::losses::{how_many, silent_actors};
use crate::format::unknown::unknown;
use crate::format::words::count;

/// In sentences without full stop, counted. Keys of the format’s own are written back.
pub(super) async fn beyond(project: &Project, format: Format, turns: &dyn Turns) -> Vec<String> {
    let tool = format.id();
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
        project.bin().len(),
        "everything in the bin:",
        "article",
        "articles",
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
        how_many(&mut project.live_relations(), turns, |_| true).await,
        "coder and time of",
        "link",
        "links",
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
        codes.sum::<usize>(),
        "all but the label, where it is used, of",
        "issue, form or justification",
        "issues, forms and justifications",
    );
    // Their names stand at links and nowhere else.
    let named = named_types(project, format, turns).await;
    lose(
        named,
        "all but the name of",
        "type of link",
        "types of link",
    );
    let unnamed = codebook.relations.len().saturating_sub(named);
    let (one, many) = match format {
        Format::Tool(tool) if !tool.holds.ties => ("type of link", "types of link"),
        _ => (
            "type of link that no link within an article is of",
            "types of link that no link within an article is of",
        ),
    };
    lose(unnamed, "everything about", one, many);
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
        codebook.revisions.len(),
        "when and by whom the codebook was changed, in",
        "step",
        "steps",
    );
    lose(
        project.live_annotation_count(),
        "when it was last changed, and the version of the codebook, of",
        "tag",
        "tags",
    );
    lose(project.log().len(), "the log of", "step", "steps");
    let own = [tool, FOREIGN_ID, KEPT, KEPT_TIES, ENTITY_ID];
    losses.extend(unknown(project, &own, turns).await);
    losses
}

/// How many types of link are named in a file: all, or those of links within an article, where it has links at all.
async fn named_types(project: &Project, format: Format, turns: &dyn Turns) -> usize {
    if let Format::Tool(tool) = format {
        if tool.holds.tie_types {
            return project.codebook().relations.len();
        }
        if !tool.holds.ties {
            return 0;
        }
    }
    let article = |id| project.annotation(id).map(|tag| tag.document);
    let mut named: OrderedSet<&str> = OrderedSet::new();
    for link in project.live_relations() {
        breathe(turns).await;
        if article(link.from) == article(link.to) {
            named.insert(link.of_type.as_str());
        }
    }
    let types = project.codebook().relations.iter();
    types
        .filter(|of_type| named.contains(of_type.id.as_str()))
        .count()
}
