//! The articles that something is to be done with.

use leptos::prelude::*;

use crate::domain::{DocumentId, OrderedSet};
use crate::ui::erased::memo;
use crate::ui::state::Desk;

/// A set of articles; cheap to copy.
#[derive(Clone, Copy)]
pub struct Chosen {
    desk: Desk,
    all: RwSignal<OrderedSet<DocumentId>>,
    /// How many of them are there: some may have gone by now.
    number: Memo<usize>,
}

impl Chosen {
    /// These to begin with.
    pub fn new(desk: Desk, ids: OrderedSet<DocumentId>) -> Self {
        let all = RwSignal::new(ids);
        let number = memo(move || {
            desk.track_articles();
            let all = all.read();
            desk.with(|s| {
                let there = all.iter().filter(|id| s.project().document(**id).is_some());
                there.count()
            })
        });
        Self { desk, all, number }
    }

    /// How many. Tracked.
    pub fn number(self) -> usize {
        self.number.get()
    }

    /// All of them, those that are gone by now among them: they may come back. Tracked.
    pub fn ids(self) -> OrderedSet<DocumentId> {
        self.all.get()
    }

    /// Those that are there, in the project's order.
    pub fn in_order(self) -> Vec<DocumentId> {
        self.all.with_untracked(|all| {
            self.desk.with(|s| {
                let documents = s.project().documents().iter().map(|d| d.id());
                documents.filter(|id| all.contains(id)).collect()
            })
        })
    }

    /// How many of some articles are chosen. Tracked.
    pub fn among(self, ids: &[DocumentId]) -> usize {
        let all = self.all.read();
        ids.iter().filter(|id| all.contains(id)).count()
    }

    /// Whether it is one of them. Tracked.
    pub fn contains(self, id: DocumentId) -> bool {
        self.all.read().contains(&id)
    }

    /// Takes one in, or out.
    pub fn turn(self, id: DocumentId) {
        self.all.update(|all| {
            if !all.remove(&id) {
                all.insert(id);
            }
        });
    }

    /// Takes some in.
    pub fn take_in(self, ids: &[DocumentId]) {
        let ids: OrderedSet<DocumentId> = ids.iter().copied().collect();
        self.all.update(|all| all.join(ids));
    }

    /// Takes all out.
    pub fn clear(self) {
        self.all.set(OrderedSet::new());
    }
}
