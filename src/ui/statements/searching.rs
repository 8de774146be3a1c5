//! Looking through all texts while somebody types: a slice at a time, so that neither a key nor a frame has to wait. What
//! was found so far shows at once; a newer key press drops the older search.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{Slice, Timer};
use crate::domain::{TextHits, TextSearch};
use crate::ui::erased::effect;
use crate::ui::state::Desk;

/// Milliseconds of work at a time.
const SLICE: f64 = 8.0;
/// Bytes of text between two looks at the clock.
const STEP: usize = 64 * 1024;
/// After so many slices what was found by then is shown.
const SHOW: usize = 8;

/// A search that is going on, or was; cheap to copy.
#[derive(Clone, Copy)]
pub struct Searching {
    desk: Desk,
    most: usize,
    search: StoredValue<TextSearch>,
    /// The project in which it was done.
    revision: StoredValue<u64>,
    next: StoredValue<Option<Timer>, LocalStorage>,
    slices: StoredValue<usize>,
    hits: RwSignal<Arc<TextHits>>,
    busy: RwSignal<bool>,
}

impl Searching {
    /// Follows the words that are looked for, and the project. At most `most` places are listed, all are counted.
    pub fn new(desk: Desk, most: usize, words: impl Fn() -> String + 'static) -> Self {
        let searching = Self {
            desk,
            most,
            search: StoredValue::new(TextSearch::default()),
            revision: StoredValue::new(0),
            next: StoredValue::new_local(None),
            slices: StoredValue::new(0),
            hits: RwSignal::new(Arc::default()),
            busy: RwSignal::new(false),
        };
        // For the outside: the search goes on by the clock.
        effect(move || {
            desk.track_tags();
            desk.track_articles();
            let words = words();
            untrack(|| searching.begin(&words));
        });
        searching
    }

    /// What was found so far. Tracked.
    pub fn hits(self) -> Arc<TextHits> {
        self.hits.get()
    }

    /// Whether there is more to go through. Tracked.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    fn begin(self, words: &str) {
        let revision = self.desk.with(crate::edit::Session::revision);
        let same = self.revision.get_value() == revision;
        self.revision.set_value(revision);
        self.search.update_value(|search| {
            *search = match same {
                true => TextSearch::after(search, words, self.most),
                false => TextSearch::new(words, self.most),
            };
        });
        self.slices.set_value(0);
        self.go_on();
    }

    fn go_on(self) {
        let slice = Slice::of(SLICE);
        let done = self.search.try_update_value(|search| {
            self.desk.with(
                |session| {
                    while !search.go_on(session.project(), STEP) && !slice.is_over() {}
                },
            );
            search.is_done()
        });
        // The dialog may be gone.
        let Some(done) = done else { return };
        let slices = self.slices.get_value();
        self.slices.set_value(slices + 1);
        if done || slices.is_multiple_of(SHOW) {
            let hits = self.search.with_value(|search| search.hits().clone());
            self.hits.set(Arc::new(hits));
        }
        if self.busy.get_untracked() == done {
            self.busy.set(!done);
        }
        let next = (!done).then(|| Timer::after(0, move || self.go_on()));
        self.next.try_update_value(|timer| *timer = next.flatten());
    }
}
