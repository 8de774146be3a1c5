//! Mentions that are proposed because a known name stands there: never made without being asked.

use super::{ActorId, AnnotationId, Document, KnownNames, NamedPlace, Project, Span, sort};

/// A place that may name an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where.
    pub span: Span,
    /// The mention that is tagged there and linked to nobody; `None`: nothing is tagged.
    pub mention: Option<AnnotationId>,
    /// Whose name it is; several where they share it. By id.
    pub actors: Vec<ActorId>,
}

/// What can be proposed in an article, in text order: places of known names without a mention on any of their words, and
/// mentions that read like a known name and are linked to nobody. `places` are those that the names have in this article,
/// see [`KnownNames::places`]. Linear in places and tags, but for putting them in order.
pub fn proposals(
    project: &Project,
    document: &Document,
    names: &KnownNames,
    places: &[NamedPlace],
) -> Vec<Proposal> {
    let index = project.index(document.id());
    let is_tagged = |place: &&NamedPlace| {
        let touching = index.map(|index| index.touching(place.span));
        let tags = touching.unwrap_or_default();
        tags.into_iter()
            .filter_map(|(_, id)| project.annotation(id))
            .any(|tag| project.is_mention(tag))
    };
    let untagged = places.iter().filter(|place| !is_tagged(place));
    let mut all: Vec<Proposal> = untagged
        .map(|place| Proposal {
            span: place.span,
            mention: None,
            actors: place.actors.clone(),
        })
        .collect();
    for tag in project.annotations_of(document.id()) {
        if tag.actor.is_some() || !project.is_mention(tag) {
            continue;
        }
        let actors = names.called(&tag.anchor.quote().exact);
        if !actors.is_empty() {
            all.push(Proposal {
                span: tag.anchor.extent(),
                mention: Some(tag.id),
                actors: actors.to_vec(),
            });
        }
    }
    sort(&mut all, |a, b| a.span.cmp(&b.span));
    all
}
