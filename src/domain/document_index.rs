//! Which tags an article has, in text order, and which of them touch a place: found by index, never by scanning.

use std::cmp::Reverse;

use super::{Annotation, AnnotationId, Offset, Span, Table, sort};

/// Width of a bucket, in code points: about a paragraph or two.
const BUCKET: u32 = 1024;

/// Text order: by start, at the same start the longest first, then by id.
type Key = (Offset, Reverse<Offset>, AnnotationId);

/// The tags of one article. Equal when it lists the same tags at the same places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentIndex {
    ordered: Vec<Key>,
    buckets: Table<u32, Vec<(Span, AnnotationId)>>,
}

impl DocumentIndex {
    fn key(annotation: &Annotation) -> Key {
        let extent = annotation.anchor.extent();
        (extent.start(), Reverse(extent.end()), annotation.id)
    }

    /// Logarithmic, and a memory move of the list behind it.
    pub(super) fn insert(&mut self, annotation: &Annotation) {
        let key = Self::key(annotation);
        if let Err(at) = self.ordered.binary_search(&key) {
            self.ordered.insert(at, key);
            for span in annotation.anchor.fragments() {
                for bucket in buckets(*span) {
                    let bucket = self.buckets.or_default(bucket);
                    let at = bucket.partition_point(|entry| *entry < (*span, annotation.id));
                    bucket.insert(at, (*span, annotation.id));
                }
            }
        }
    }

    /// The inverse of [`Self::insert`].
    pub(super) fn remove(&mut self, annotation: &Annotation) {
        if let Ok(at) = self.ordered.binary_search(&Self::key(annotation)) {
            self.ordered.remove(at);
            for bucket in annotation
                .anchor
                .fragments()
                .iter()
                .flat_map(|s| buckets(*s))
            {
                if let Some(entries) = self.buckets.get_mut(&bucket) {
                    entries.retain(|(_, id)| *id != annotation.id);
                    if entries.is_empty() {
                        self.buckets.remove(&bucket);
                    }
                }
            }
        }
    }

    /// How many tags.
    pub fn len(&self) -> usize {
        self.ordered.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ordered.is_empty()
    }

    /// All, in text order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = AnnotationId> + ExactSizeIterator + '_ {
        self.ordered.iter().map(|(_, _, id)| *id)
    }

    /// The tag at a place of the list.
    pub fn get(&self, place: usize) -> Option<AnnotationId> {
        self.ordered.get(place).map(|(_, _, id)| *id)
    }

    /// Its place in the list. Logarithmic.
    pub fn place(&self, annotation: &Annotation) -> Option<usize> {
        self.ordered.binary_search(&Self::key(annotation)).ok()
    }

    /// Fragments that share a code point with the span, each once, in text order. Proportional to what is found and to
    /// the length of the span.
    pub fn touching(&self, span: Span) -> Vec<(Span, AnnotationId)> {
        let mut found: Vec<(Span, AnnotationId)> = buckets(span)
            .filter_map(|b| self.buckets.get(&b))
            .flatten()
            .filter(|(fragment, _)| fragment.overlaps(span))
            .copied()
            .collect();
        sort(&mut found, Ord::cmp);
        found.dedup();
        found
    }

    /// The tag that starts next after `at`, or the last that starts before it. Tags that start at `at` are passed over.
    pub fn next_from(&self, at: Offset, forward: bool) -> Option<AnnotationId> {
        if forward {
            self.get(self.ordered.partition_point(|(start, _, _)| *start <= at))
        } else {
            self.ordered
                .partition_point(|(start, _, _)| *start < at)
                .checked_sub(1)
                .and_then(|i| self.get(i))
        }
    }
}

fn buckets(span: Span) -> std::ops::RangeInclusive<u32> {
    span.start().0 / BUCKET..=span.end().minus(1).max(span.start()).0 / BUCKET
}
