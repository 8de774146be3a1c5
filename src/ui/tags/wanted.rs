//! Which tags the list shows: all of the article, or those a filter admits.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{AnnotationId, DocumentIndex, Filter, KindId, OrderedSet};
use crate::ui::erased::memo;
use crate::ui::state::Desk;

/// The filter and what comes of it. Without a filter nothing is gathered: places are looked up in the index.
#[derive(Clone, Copy)]
pub struct Wanted {
    desk: Desk,
    /// Kinds asked for; none: all.
    pub kinds: RwSignal<OrderedSet<KindId>>,
    /// Words asked for.
    pub words: RwSignal<String>,
    /// The tags that the filter admits, in text order; `None` without a filter.
    found: Memo<Option<Arc<Vec<AnnotationId>>>>,
    /// How many are shown.
    pub count: Memo<usize>,
    /// How many there are.
    pub all: Memo<usize>,
}

impl Wanted {
    /// Everything at first.
    pub fn new(desk: Desk) -> Self {
        let kinds = RwSignal::new(OrderedSet::<KindId>::new());
        let words = RwSignal::new(String::new());
        let found = memo(move || {
            let filter = Filter::new(kinds.get(), &words.get());
            desk.track_tags();
            if filter.is_empty() {
                return None;
            }
            let document = desk.document().get()?;
            Some(Arc::new(desk.with(|s| {
                let tags = s.project().annotations_of(document);
                tags.filter(|a| filter.admits(a))
                    .map(|a| a.id)
                    .collect::<Vec<_>>()
            })))
        });
        let all = memo(move || {
            desk.track_tags();
            let document = desk.document().get();
            desk.with(|s| {
                let index = document.and_then(|d| s.project().index(d));
                index.map_or(0, DocumentIndex::len)
            })
        });
        let count = memo(move || {
            found
                .get()
                .map_or_else(|| all.get(), |f: Arc<Vec<_>>| f.len())
        });
        Self {
            desk,
            kinds,
            words,
            found,
            count,
            all,
        }
    }

    /// The tag at a place of the list. Logarithmic at most.
    pub fn at(self, place: usize) -> Option<AnnotationId> {
        match self.found.get() {
            Some(found) => found.get(place).copied(),
            None => {
                self.desk.track_tags();
                let document = self.desk.document().get()?;
                self.desk.with(|s| s.project().index(document)?.get(place))
            }
        }
    }

    /// The place of a tag, if it is shown. Linear in what a filter found, logarithmic without one.
    pub fn place(self, id: AnnotationId) -> Option<usize> {
        match self.found.get_untracked() {
            Some(found) => found.iter().position(|f| *f == id),
            None => self.desk.with(|s| {
                let tag = s.project().annotation(id)?;
                if Some(tag.document) != s.cursor().document {
                    return None;
                }
                s.project().index(tag.document)?.place(tag)
            }),
        }
    }

    /// Asks for a kind, or no longer.
    pub fn toggle(self, kind: &KindId) {
        self.kinds.update(|kinds| {
            if !kinds.remove(kind) {
                kinds.insert(kind.clone());
            }
        });
    }

    /// Shows everything again.
    pub fn clear(self) {
        self.kinds.update(OrderedSet::clear);
        self.words.set(String::new());
    }
}
