//! What no format of other tools has a place for, so that it is not even told to them. What one of them lacks besides,
//! follows from its table.

mod register;
mod terms;

use std::sync::Arc;

use super::Format;
use crate::domain::{Annotation, Document, DocumentId, Project, Turns};
use crate::format::exchange::attributes::KEPT;
use crate::format::exchange::describe::{ENTITY_ID, KEPT_TIES, kin};
use crate::format::exchange::keys::FOREIGN_ID;
use crate::format::losses::{how_many, some};
use crate::format::part::Part;
use crate::format::unknown::unknown;

/// In sentences without full stop, counted; of one article, where it alone is saved. Keys of the format’s own are written back.
pub(super) async fn beyond(
    project: &Project,
    article: Option<DocumentId>,
    format: Format,
    turns: &dyn Turns,
) -> Vec<String> {
    let part = Part { project, article };
    let mut losses = Vec::new();
    if article.is_none() {
        lose(
            &mut losses,
            project.bin().len(),
            "everything in the bin:",
            "article",
            "articles",
        );
    }
    of_links(part, turns, &mut losses).await;
    losses.extend(register::lost(part, format, turns).await);
    of_tags(part, turns, &mut losses).await;
    if let Format::Report(_) = format {
        let tags = how_many(&mut part.tags(), turns, |_| true).await;
        lose(
            &mut losses,
            tags,
            "id, and hour of tagging, of",
            "tag",
            "tags",
        );
    }
    losses.extend(terms::lost(part, format, turns).await);
    of_articles(part, &mut losses);
    lose(
        &mut losses,
        how_many(&mut part.tags(), turns, |_| true).await,
        "when it was last changed, and the version of the codebook, of",
        "tag",
        "tags",
    );
    if article.is_none() {
        of_the_project(project, &mut losses);
    }
    let id = format.id();
    let own = [id, kin(id), FOREIGN_ID, KEPT, KEPT_TIES, ENTITY_ID];
    losses.extend(unknown(part, &own, turns).await);
    losses
}

fn lose(losses: &mut Vec<String>, n: usize, before: &str, one: &str, many: &str) {
    losses.extend(some(n, before, one, many));
}

async fn of_links(part: Part<'_>, turns: &dyn Turns, losses: &mut Vec<String>) {
    lose(
        losses,
        how_many(&mut part.links(), turns, |link| part.across(link)).await,
        "all of",
        "link between statements of two articles",
        "links between statements of two articles",
    );
    lose(
        losses,
        how_many(&mut part.links(), turns, |link| !part.across(link)).await,
        "coder and time of",
        "link",
        "links",
    );
}

async fn of_tags(part: Part<'_>, turns: &dyn Turns, losses: &mut Vec<String>) {
    let resting = |tag: &&Arc<Annotation>| tag.coded.is_some() && part.project.is_mention(tag);
    lose(
        losses,
        how_many(&mut part.tags(), turns, resting).await,
        "what was coded, while it was a statement, of",
        "mention",
        "mentions",
    );
    lose(
        losses,
        how_many(&mut part.tags(), turns, |tag| tag.lost.is_some()).await,
        "that it is still to be placed in the corrected text, of",
        "tag",
        "tags",
    );
}

fn of_articles(part: Part<'_>, losses: &mut Vec<String>) {
    let articles = |what: fn(&Arc<Document>) -> bool| part.documents().filter(|d| what(d)).count();
    lose(
        losses,
        articles(|d| d.meta.done),
        "that the coder is done with",
        "article",
        "articles",
    );
    lose(
        losses,
        articles(|d| !d.meta.versions.is_empty()),
        "earlier versions of the text of",
        "article",
        "articles",
    );
}

fn of_the_project(project: &Project, losses: &mut Vec<String>) {
    lose(
        losses,
        project.codebook().revisions.len(),
        "when and by whom the codebook was changed, in",
        "step",
        "steps",
    );
    lose(losses, project.log().len(), "the log of", "step", "steps");
}
