//! How much is to be done in each article: worked out for those in view at once, for all of them a slice at a time and
//! only when they are sorted by it.

use leptos::prelude::*;

use crate::browser::{Slice, Timer};
use crate::domain::{DocumentId, Table, todo_of};
use crate::ui::state::Desk;

/// Milliseconds of work at a time.
const SLICE: f64 = 8.0;

/// What is known so far; cheap to copy.
#[derive(Clone, Copy)]
pub struct Counts {
    desk: Desk,
    /// With the number under which it was worked out.
    known: StoredValue<Table<DocumentId, (u64, usize)>>,
    next: StoredValue<Option<Timer>, LocalStorage>,
    /// Goes up when all were worked out.
    whole: RwSignal<u64>,
    busy: RwSignal<bool>,
}

impl Counts {
    /// Nothing worked out yet.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            known: StoredValue::new(Table::new()),
            next: StoredValue::new_local(None),
            whole: RwSignal::new(0),
            busy: RwSignal::new(false),
        }
    }

    /// How much is to be done in an article. Tracked. Linear in its tags when it may differ.
    pub fn of(self, id: DocumentId) -> usize {
        let now = self.desk.track_article(id);
        let known = self.known.with_value(|known| known.get(&id).copied());
        if let Some((_, count)) = known.filter(|(then, _)| *then == now) {
            return count;
        }
        let count = self.desk.with(|s| todo_of(s.project(), id).len());
        self.known.update_value(|known| {
            known.insert(id, (now, count));
        });
        count
    }

    /// As far as it is known; not tracked.
    pub fn known(self, id: DocumentId) -> usize {
        let known = self.known.with_value(|known| known.get(&id).copied());
        known.map_or(0, |(_, count)| count)
    }

    /// Whether some are still to be worked out. Tracked.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// To be told when all are known; sees to it that they will be.
    pub fn track_all(self) {
        self.whole.track();
        untrack(|| self.go_on(0, false));
    }

    fn go_on(self, from: usize, differs: bool) {
        let slice = Slice::of(SLICE);
        let (mut at, mut differs) = (from, differs);
        let done = loop {
            let id = self
                .desk
                .with(|s| s.project().documents().get(at).map(|d| d.id()));
            let Some(id) = id else { break true };
            let before = self
                .known
                .try_with_value(|known| known.get(&id).map(|k| k.1));
            // The dialog may be gone.
            let Some(before) = before else { return };
            differs |= before != Some(untrack(|| self.of(id)));
            at += 1;
            if slice.is_over() {
                break false;
            }
        };
        if self.busy.get_untracked() == done {
            self.busy.set(!done);
        }
        let next = (!done).then(|| Timer::after(0, move || self.go_on(at, differs)));
        self.next.try_update_value(|timer| *timer = next.flatten());
        if done && differs && from > 0 {
            self.whole.update(|n| *n += 1);
        }
    }
}
