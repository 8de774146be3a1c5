//! Which links have an end in a stretch of an article.

use super::{Away, End};
use crate::domain::{AnnotationId, DocumentId, Offset, OrderedSet, Project, RelationId, Span};

/// A link with at least one end near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// Which.
    pub id: RelationId,
    /// The statement that does something to the other.
    pub from: End,
    /// The other.
    pub to: End,
}

/// The links with an end in a stretch of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NearLinks {
    /// The linked statements that begin there, in text order, and where.
    pub statements: Vec<(AnnotationId, Offset)>,
    /// Their links, each once.
    pub links: Vec<Near>,
}

/// Finds them by the index of the article: proportional to the tags and links in the stretch, whatever the project.
pub fn links_near(project: &Project, document: DocumentId, span: Span) -> NearLinks {
    let mut near = NearLinks::default();
    let Some(index) = project.index(document) else {
        return near;
    };
    let start = |id| Some(project.annotation(id)?.anchor.extent().start());
    for (fragment, id) in index.touching(span) {
        // Of a tag in parts the first counts: there it begins.
        let begins = start(id) == Some(fragment.start()) && span.contains(fragment.start());
        if begins && project.relations_of(id).next().is_some() {
            near.statements.push((id, fragment.start()));
        }
    }
    let end = |id: AnnotationId| -> Option<End> {
        if let Some(place) = near.statements.iter().position(|(other, _)| *other == id) {
            return Some(End::Here(place));
        }
        let tag = project.annotation(id)?;
        Some(End::Away(if tag.document != document {
            Away::Elsewhere
        } else if tag.anchor.extent().start() < span.start() {
            Away::Up
        } else {
            Away::Down
        }))
    };
    let mut seen = OrderedSet::new();
    for (id, _) in &near.statements {
        for link in project.relations_of(*id) {
            if seen.insert(link.id)
                && let (Some(from), Some(to)) = (end(link.from), end(link.to))
            {
                near.links.push(Near {
                    id: link.id,
                    from,
                    to,
                });
            }
        }
    }
    near
}
