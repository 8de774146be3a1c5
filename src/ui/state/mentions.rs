//! After an actor is tagged: the other places where the same name stands, and then those where its last word stands
//! alone; tagged on request, as one step each.

use leptos::prelude::*;

use super::Desk;
use crate::domain::{Category, DocumentId, KindId, Span, last_name, other_mentions};
use crate::edit::command;

/// Other mentions that could be tagged alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The article.
    pub document: DocumentId,
    /// As what.
    pub kind: KindId,
    /// The name.
    pub words: String,
    /// Whether it is not the name that was tagged but its last word alone, which somebody else may bear too.
    pub alone: bool,
    /// Where it stands untagged.
    pub spans: Vec<Span>,
}

impl Desk {
    /// Offers the other mentions of the tag just made, if it is a mention and there are any without a tag of its kind; the
    /// last word of the name is an offer of its own, made after the first is dealt with.
    pub(in crate::ui) fn offer_mentions(self) {
        let offers = self.with(|session| {
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
                    other.covers(*span)
                        && project.annotation(id).is_some_and(|a| a.kind == tag.kind)
                })
            };
            let offer = |words: Span, alone: bool, spans: Vec<Span>| Offer {
                document: tag.document,
                kind: tag.kind.clone(),
                words: document.text.slice(words).to_owned(),
                alone,
                spans,
            };
            let whole = other_mentions(&document.text, named);
            let mut offers = Vec::new();
            if let Some(last) = last_name(&document.text, named) {
                let mut alone = other_mentions(&document.text, last);
                alone.retain(|span| !tagged(span) && !whole.iter().any(|w| w.covers(*span)));
                offers.push(offer(last, true, alone));
            }
            offers.push(offer(
                named,
                false,
                whole.into_iter().filter(|span| !tagged(span)).collect(),
            ));
            offers.retain(|offer| !offer.spans.is_empty());
            Some(offers)
        });
        self.seen.offers.set(offers.unwrap_or_default());
    }

    /// Tags all that is on offer, and goes on to the next offer.
    pub fn accept_offer(self) {
        let mut offers = self.seen.offers.get_untracked();
        match offers.pop() {
            Some(offer) => {
                self.run(command::Tag {
                    document: offer.document,
                    spans: offer.spans,
                    kind: offer.kind,
                });
                self.seen.offers.set(offers);
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

    /// Lets the offer go, for the next if there is one.
    pub fn decline_offer(self) {
        self.seen.offers.update(|offers| {
            offers.pop();
        });
    }
}
