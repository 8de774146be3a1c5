//! After an actor is tagged: the other places where the same name stands, tagged on request, as one step.

use leptos::prelude::*;

use super::Desk;
use crate::domain::{Category, DocumentId, KindId, Span, other_mentions};
use crate::edit::Command;

/// Other mentions that could be tagged alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The article.
    pub document: DocumentId,
    /// As what.
    pub kind: KindId,
    /// The name.
    pub words: String,
    /// Where it stands untagged.
    pub spans: Vec<Span>,
}

impl Desk {
    /// Offers the other mentions of the tag just made, if it is a mention and there are any without a tag of its kind.
    pub(super) fn offer_mentions(self) {
        let offer = self.with(|session| {
            let project = session.project();
            let tag = project.annotation(session.cursor().chosen?)?;
            let kind = project.codebook().kind(&tag.kind)?;
            if kind.category != Category::Mention {
                return None;
            }
            let document = project.document(tag.document)?;
            let named = tag.anchor.extent();
            let index = project.index(tag.document)?;
            let tagged = |span: &Span| {
                index.touching(*span).into_iter().any(|(other, id)| {
                    other == *span && project.annotation(id).is_some_and(|a| a.kind == tag.kind)
                })
            };
            let mut spans = other_mentions(&document.text, named);
            spans.retain(|span| !tagged(span));
            (!spans.is_empty()).then(|| Offer {
                document: tag.document,
                kind: tag.kind.clone(),
                words: tag.anchor.quote().exact.to_string(),
                spans,
            })
        });
        self.seen.offer.set(offer);
    }

    /// Tags all that is on offer.
    pub fn accept_offer(self) {
        match self.seen.offer.get_untracked() {
            Some(offer) => {
                self.run(Command::Tag {
                    document: offer.document,
                    spans: offer.spans,
                    kind: offer.kind,
                });
            }
            None => {
                let words = self.with(|s| {
                    let tag = s.project().annotation(s.cursor().chosen?)?;
                    Some(tag.anchor.quote().exact.to_string())
                });
                self.say(words.map_or_else(
                    || "Tag an actor first: then m tags the other mentions of the name".to_owned(),
                    |words| format!("No other mention of “{words}” without a tag"),
                ));
            }
        }
    }

    /// Lets the offer go.
    pub fn decline_offer(self) {
        self.seen.offer.set(None);
    }
}
