//! The articles in their order, those in the bin apart, and where each of them stands.

use std::sync::Arc;

use crate::domain::let_go::let_go;
use crate::domain::{Document, DocumentId, Table};

/// What is looked up with every step, by id: so it is kept, and kept right by whoever changes the order. Finding is
/// logarithmic, adding at the end is too; whatever else changes the order moves what stands behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shelf {
    /// In the analyst's order, with those in the bin.
    all: Vec<Arc<Document>>,
    /// The same without those in the bin.
    live: Vec<Arc<Document>>,
    /// Where each stands among all.
    places: Table<DocumentId, usize>,
    /// Where those in the bin stand among all, in order.
    binned: Vec<usize>,
}

impl Shelf {
    /// `n log n`. Of articles with one id the last is found.
    pub(super) fn of(all: Vec<Arc<Document>>) -> Self {
        let places = all.iter().map(|d| d.id()).zip(0..).collect();
        let (mut live, mut binned) = (Vec::with_capacity(all.len()), Vec::new());
        for (place, document) in all.iter().enumerate() {
            match document.meta.binned {
                Some(_) => binned.push(place),
                None => live.push(Arc::clone(document)),
            }
        }
        Self {
            all,
            live,
            places,
            binned,
        }
    }

    /// Lets go of all, if there are many in turns.
    pub(super) fn let_go(&mut self) {
        let_go(std::mem::take(&mut self.live));
        let_go(std::mem::take(&mut self.all));
    }

    pub(super) fn all(&self) -> &[Arc<Document>] {
        &self.all
    }

    pub(super) fn live(&self) -> &[Arc<Document>] {
        &self.live
    }

    pub(super) fn bin(&self) -> impl ExactSizeIterator<Item = &Arc<Document>> {
        self.binned.iter().map(|place| &self.all[*place])
    }

    /// Its place among all.
    pub(super) fn place(&self, id: DocumentId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    pub(super) fn get(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.all.get(self.place(id)?)
    }

    /// Where it stands, or would, among those that are not in the bin.
    pub(super) fn live_place(&self, place: usize) -> usize {
        place - self.binned.partition_point(|binned| *binned < place)
    }

    pub(super) fn insert(&mut self, place: usize, document: Arc<Document>) -> bool {
        let free = place <= self.all.len() && !self.places.contains_key(&document.id());
        if free {
            if place < self.all.len() {
                self.shift(&|at| if at >= place { at + 1 } else { at });
            }
            self.places.insert(document.id(), place);
            self.all.insert(place, Arc::clone(&document));
            self.enter(place, document);
        }
        free
    }

    /// Puts it where the one with its id stands.
    pub(super) fn replace(&mut self, document: Arc<Document>) -> bool {
        let place = self.place(document.id());
        if let Some(place) = place {
            self.leave(place);
            self.all[place] = Arc::clone(&document);
            self.enter(place, document);
        }
        place.is_some()
    }

    pub(super) fn remove(&mut self, id: DocumentId) -> bool {
        let place = self.places.remove(&id);
        if let Some(place) = place {
            self.leave(place);
            self.all.remove(place);
            // Many that came last go one by one, the last first: nothing stands behind them.
            if place < self.all.len() {
                self.shift(&|at| if at > place { at - 1 } else { at });
            }
        }
        place.is_some()
    }

    fn shift(&mut self, to: &dyn Fn(usize) -> usize) {
        self.places.each_mut(&mut |at| *at = to(*at));
        for at in &mut self.binned {
            *at = to(*at);
        }
    }

    /// Takes what stands at a place out of its list.
    fn leave(&mut self, place: usize) {
        match self.binned.binary_search(&place) {
            Ok(at) => {
                self.binned.remove(at);
            }
            Err(before) => {
                self.live.remove(place - before);
            }
        }
    }

    /// Puts what stands at a place into its list.
    fn enter(&mut self, place: usize, document: Arc<Document>) {
        let before = self.binned.partition_point(|binned| *binned < place);
        match document.meta.binned {
            Some(_) => self.binned.insert(before, place),
            None => self.live.insert(place - before, document),
        }
    }
}
