//! Tags of a version of a text that does not hold, brought to where they stand in the one that does.

use std::sync::Arc;

use super::Side;
use crate::domain::{Annotation, Document, DocumentId, Reanchoring, Refound};

/// An article of which the copies have two versions, and what becomes of the tags of the one that does not hold.
#[derive(Clone, Debug)]
pub struct OtherText {
    /// The article.
    pub document: DocumentId,
    /// Its title in the copy whose text does not hold.
    pub title: String,
    /// The copy whose text holds.
    pub holds: Side,
    /// How many tags stand on the same words as before, moved or not. Of tags, only those that come in or are here.
    pub found: usize,
    /// Those that stand on other words now, or were found elsewhere: as they were, and as they are.
    pub changed: Vec<[Arc<Annotation>; 2]>,
    /// Those that found no place: to be placed by hand.
    pub lost: Vec<Arc<Annotation>>,
}

/// Two versions of a text, side by side.
pub(super) struct Versions(Reanchoring);

/// A tag in the version that holds.
pub(super) struct Placed {
    pub(super) tag: Annotation,
    /// Whether it stands on other words, or elsewhere.
    pub(super) changed: bool,
    /// Whether it has lost its words by this.
    pub(super) lost: bool,
}

impl Versions {
    /// Linear in the texts but for what differs.
    pub(super) fn of(old: &Document, new: &Document) -> Self {
        Self(Reanchoring::new(&old.text, &new.text, &new.blocks))
    }

    /// A tag of the old text as it stands in the new one, as if the text had been corrected where it was made. `twin`: the
    /// same tag in the copy that has the new text, which somebody has seen there. `None` where the new text has no words.
    pub(super) fn place(&self, tag: &Annotation, twin: Option<&Annotation>) -> Option<Placed> {
        let words = &tag.anchor.quote().exact;
        let same = twin.filter(|twin| twin.anchor.quote().exact == *words);
        let (anchor, found) = match same {
            Some(twin) => (twin.anchor.clone(), Refound::Moved),
            None => {
                let placed = self.0.place(&tag.anchor)?;
                (placed.anchor, placed.found)
            }
        };
        let (anchor, lost) = match (found, twin) {
            (Refound::Lost, Some(twin)) => (twin.anchor.clone(), twin.lost.clone()),
            (Refound::Lost, None) => {
                let quote = || Box::new(tag.anchor.quote().clone());
                (anchor, Some(tag.lost.clone().unwrap_or_else(quote)))
            }
            _ => (anchor, tag.lost.clone()),
        };
        let changed = found.is_elsewhere() || anchor.quote().exact != *words;
        let lost_by_this = lost.is_some() && tag.lost.is_none();
        Some(Placed {
            changed: changed && !lost_by_this,
            lost: lost_by_this,
            tag: Annotation {
                anchor,
                lost,
                ..tag.clone()
            },
        })
    }
}
