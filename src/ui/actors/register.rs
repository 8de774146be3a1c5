//! What the screen of the register is about: who is listed, in which order, and who is chosen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ActorId, KnownNames, Table, UseCount, count_uses, find_actors, sort};
use crate::ui::erased::memo;
use crate::ui::state::Desk;

use super::known::Known;

/// Id of the field that searches the register.
pub const SEARCH: &str = "actor-search";
/// Id of the name of the chosen actor.
pub const NAME: &str = "actor-name";

/// An actor that is listed, and by which name it was found where that is not its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Who.
    pub id: ActorId,
    /// The alias that was typed.
    pub alias: Option<String>,
}

/// A handle on the screen; cheap to copy.
#[derive(Clone, Copy)]
pub struct Register {
    /// The desk it lies on.
    pub desk: Desk,
    /// Whose particulars are shown.
    pub chosen: RwSignal<Option<ActorId>>,
    /// What is looked for.
    pub words: RwSignal<String>,
    /// Whether those used most come first.
    pub by_use: RwSignal<bool>,
    /// Whether only those that nothing refers to are listed.
    pub unused: RwSignal<bool>,
    /// How often each is used.
    pub counts: Memo<Arc<Table<ActorId, UseCount>>>,
    /// Who is listed, in order.
    pub listed: Memo<Arc<Vec<Listed>>>,
    /// Where known names stand in the articles.
    pub known: Known,
}

impl Register {
    /// Everybody, by name.
    pub fn new(desk: Desk, chosen: Option<ActorId>) -> Self {
        let words = RwSignal::new(String::new());
        let by_use = RwSignal::new(false);
        let unused = RwSignal::new(false);
        let counts = memo(move || {
            desk.track_tags();
            Arc::new(desk.with(|s| count_uses(s.project())))
        });
        let listed = memo(move || {
            desk.track_tags();
            let counts = counts.get();
            let mut listed = desk.with(|s| {
                let hits = find_actors(s.project().actors(), &words.read(), usize::MAX);
                let each = hits.into_iter().map(|hit| Listed {
                    id: hit.actor.id,
                    alias: (hit.name != hit.actor.name).then(|| hit.name.to_owned()),
                });
                each.collect::<Vec<_>>()
            });
            let count = |id: ActorId| counts.get(&id).map_or(0, |count| count.total());
            if unused.get() {
                listed.retain(|one| count(one.id) == 0);
            }
            if by_use.get() {
                sort(&mut listed, |a, b| count(b.id).cmp(&count(a.id)));
            }
            Arc::new(listed)
        });
        let names = memo(move || {
            desk.track_tags();
            Arc::new(desk.with(|s| KnownNames::of(s.project().actors().map(|a| &**a))))
        });
        Self {
            desk,
            chosen: RwSignal::new(chosen),
            words,
            by_use,
            unused,
            counts,
            listed,
            known: Known::new(desk, names),
        }
    }

    /// How often an actor is used. Tracked.
    pub fn count(self, id: ActorId) -> UseCount {
        self.counts.read().get(&id).copied().unwrap_or_default()
    }

    /// What an actor is called; empty for one that is gone.
    pub fn name(self, id: ActorId) -> String {
        let name = |actor: &Arc<crate::domain::Actor>| actor.name.clone();
        self.desk
            .with(|s| s.project().actor(id).map(name))
            .unwrap_or_default()
    }

    /// Shows another one.
    pub fn choose(self, id: ActorId) {
        self.desk.close_group();
        self.chosen.set(Some(id));
    }
}
