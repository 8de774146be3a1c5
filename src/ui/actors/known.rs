//! Where known names stand in the articles: looked for while the browser is idle, article by article, so that a large
//! corpus holds nothing up.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{Idle, clock};
use crate::domain::{
    ActorId, Document, DocumentId, KnownNames, NamedPlace, Proposal, Table, proposals,
};
use crate::ui::erased::effect;
use crate::ui::state::Desk;

/// How long at a time, in milliseconds.
const SLICE: i64 = 8;

/// What was found so far. A version of a text never changes, so it is looked through once for the names as they are.
#[derive(Clone, Copy)]
pub struct Known {
    desk: Desk,
    names: Memo<Arc<KnownNames>>,
    /// By the hash of the text.
    places: StoredValue<Table<String, Arc<Vec<NamedPlace>>>>,
    /// How many articles were looked through.
    pub done: RwSignal<usize>,
    work: StoredValue<Option<Idle>, LocalStorage>,
}

impl Known {
    /// Begins to look, and begins anew whenever somebody is called otherwise.
    pub fn new(desk: Desk, names: Memo<Arc<KnownNames>>) -> Self {
        let known = Self {
            desk,
            names,
            places: StoredValue::new(Table::new()),
            done: RwSignal::new(0),
            work: StoredValue::new_local(None),
        };
        // For the outside: the browser says when it is idle.
        effect(move || {
            names.track();
            known.places.set_value(Table::new());
            known.done.set(0);
            known.go_on();
        });
        // Articles come and go, and texts are corrected: what was looked through is passed over.
        effect(move || {
            desk.track_articles();
            known.done.set(0);
            known.go_on();
        });
        known
    }

    /// Looks for a short while, and comes back until all is done.
    fn go_on(self) {
        let names = self.names.get_untracked();
        let until = clock::now().0 + SLICE;
        let mut at = self.done.get_untracked();
        while let Some(document) = self.nth(at) {
            let text = &document.meta.text_sha256;
            at += 1;
            if self.places.with_value(|all| all.contains_key(text)) {
                continue;
            }
            let places = Arc::new(names.places(&document.text));
            self.places.update_value(|all| {
                all.insert(text.clone(), places);
            });
            if clock::now().0 >= until {
                break;
            }
        }
        self.done.set(at);
        let next = match self.nth(at) {
            Some(_) => Idle::next(move || self.go_on()),
            None => None,
        };
        self.work.set_value(next);
    }

    fn nth(self, at: usize) -> Option<Arc<Document>> {
        self.desk
            .with(|s| s.project().documents().get(at).map(Arc::clone))
    }

    /// What can be proposed for an actor, article by article, each in text order. Tracked.
    pub fn proposals(self, actor: ActorId) -> Vec<(DocumentId, Proposal)> {
        self.desk.track_tags();
        self.done.track();
        let names = self.names.get();
        let mut found = Vec::new();
        self.desk.with(|s| {
            for document in s.project().documents() {
                let id = document.id();
                let text = &document.meta.text_sha256;
                let Some(places) = self.places.with_value(|all| all.get(text).map(Arc::clone))
                else {
                    continue;
                };
                let of_actor = places.iter().filter(|place| place.actors.contains(&actor));
                let of_actor: Vec<NamedPlace> = of_actor.cloned().collect();
                let here = proposals(s.project(), document, &names, &of_actor).into_iter();
                let here = here.filter(|proposal| proposal.actors.contains(&actor));
                found.extend(here.map(|proposal| (id, proposal)));
            }
        });
        found
    }
}
