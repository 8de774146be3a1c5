//! Places tags in the new version of a text, one at a time.

use std::sync::Arc;

use super::compare::Comparison;
use super::likeness::changes;
use super::search::{by_likeness, by_quote};
use super::{Found, Placed};
use crate::domain::{Anchor, Blocks, Offset, Span, Text, snap_outward, word_at};

/// A longer stretch is taken to be the same one when its edges are: to compare it letter by letter would take long.
const LONGEST: u32 = 2000;

/// Two versions of a text, ready to say where what stands.
#[derive(Clone, Debug)]
pub struct Reanchoring {
    old: Text,
    new: Text,
    blocks: Arc<Blocks>,
    comparison: Comparison,
}

impl Reanchoring {
    /// Compares the versions. `blocks` are those of the new one. Linear in the texts but for what differs.
    pub fn new(old: &Text, new: &Text, blocks: &Arc<Blocks>) -> Self {
        let comparison = Comparison::of(old, new);
        Self {
            old: old.clone(),
            new: new.clone(),
            blocks: Arc::clone(blocks),
            comparison,
        }
    }

    /// What both versions have in common.
    #[cfg(test)]
    pub(super) const fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// About where a position is in the new version.
    pub fn position(&self, at: Offset) -> Offset {
        self.comparison.about(at)
    }

    /// Where a tag stands in the new version. `None` only where that has no words at all. Logarithmic for what was kept;
    /// linear in the new text for what was not.
    pub fn place(&self, anchor: &Anchor) -> Option<Placed> {
        let parts = anchor.fragments().iter();
        let found: Vec<Option<(Span, Found)>> = parts.map(|span| self.part(*span)).collect();
        let lost = found.iter().any(Option::is_none);
        let mut spans: Vec<Span> = Vec::new();
        let mut least = Found::Same;
        for (span, how) in found.into_iter().flatten() {
            // Stretches that came to lie in another order, or on top of each other, cannot all be right.
            least = match spans.last() {
                Some(last) if span.start() < last.end() => Found::Lost,
                _ => least.max(how),
            };
            spans.push(span);
        }
        if lost || least == Found::Lost {
            if spans.is_empty() {
                spans.push(self.near(self.comparison.about(anchor.extent().start()))?);
            }
            least = Found::Lost;
        }
        let anchor = Anchor::describe(&self.new, &spans).ok()?;
        Some(Placed {
            anchor,
            found: least,
        })
    }

    /// Where one stretch of a tag stands, and how it was found.
    fn part(&self, span: Span) -> Option<(Span, Found)> {
        if let Some(whole) = self.comparison.whole(span) {
            let how = if whole == span {
                Found::Same
            } else {
                Found::Moved
            };
            return Some((whole, how));
        }
        let edges = self.comparison.edges(span);
        if let Some(edges) = edges.filter(|edges| self.is_like(span, *edges)) {
            return Some((
                snap_outward(&self.new, &self.blocks, edges),
                Found::Corrected,
            ));
        }
        let about = self.comparison.about(span.start());
        let free = |place: Span| self.is_free(place, span);
        if let Some(found) = by_quote(&self.old, span, &self.new, about, &free) {
            return Some((snap_outward(&self.new, &self.blocks, found), Found::ByQuote));
        }
        let around = self.comparison.instead(span.start());
        let around = Span::new(about, about).hull(around);
        let found = by_likeness(&self.old, span, &self.new, around, &free)?;
        Some((snap_outward(&self.new, &self.blocks, found), Found::Fuzzily))
    }

    /// Whether a place of the new version may be where the words of a stretch went: most of it is new, moved, or the
    /// stretch's own. What stood there before, unchanged, is other words, however much they are like these.
    fn is_free(&self, place: Span, own: Span) -> bool {
        self.comparison.stood(place, own) * 2 <= place.len()
    }

    /// Whether some words may well be a correction of others: at most half of the letters differ.
    fn is_like(&self, old: Span, new: Span) -> bool {
        if old.len().max(new.len()) > LONGEST {
            return old.len().min(new.len()) * 2 >= old.len().max(new.len());
        }
        let letters = |text: &Text, span| text.slice(span).chars().collect::<Vec<char>>();
        let (a, b) = (letters(&self.old, old), letters(&self.new, new));
        changes(&a, &b) * 2 <= a.len().max(b.len()) && b.iter().any(|c| !c.is_whitespace())
    }

    /// The word nearest to a position.
    fn near(&self, at: Offset) -> Option<Span> {
        let is_word = |at: Offset| {
            let letter = self.new.slice(Span::new(at, at.plus(1))).chars().next();
            letter.is_some_and(|c| !c.is_whitespace())
        };
        let after = (at.0..self.new.len().0).map(Offset).find(|at| is_word(*at));
        let before = || (0..at.0).rev().map(Offset).find(|at| is_word(*at));
        let letter = after.or_else(before)?;
        let word = word_at(&self.new, &self.blocks, letter).filter(|word| word.contains(letter));
        let word = word.unwrap_or_else(|| Span::new(letter, letter.plus(1)));
        Some(snap_outward(&self.new, &self.blocks, word))
    }
}
