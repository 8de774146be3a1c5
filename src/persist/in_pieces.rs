//! Writes snapshots in pieces, and versions that are kept.

use std::cell::RefCell;
use std::rc::Rc;

use super::draft::{Base, Draft};
use super::pieces::{AT_A_TIME, Piece};
use super::versions::Versions;
use super::writer::{Snapshots, Soon, ToWrite};
use super::{Replacement, Storage, StorageError, rescue};
use crate::domain::{ProjectId, Timestamp};

/// Of one project in one store.
pub struct InPieces<S> {
    storage: Rc<S>,
    project: ProjectId,
    /// The newest snapshot in the store, as far as we know it.
    base: RefCell<Option<Rc<Base>>>,
    /// The kept snapshots, once they have been looked at.
    kept: RefCell<Option<Versions>>,
}

impl<S: Storage> InPieces<S> {
    /// `base` is what lies in the store, if that is known.
    pub(super) fn new(storage: Rc<S>, project: ProjectId, base: Option<Rc<Base>>) -> Self {
        Self {
            storage,
            project,
            base: RefCell::new(base),
            kept: RefCell::default(),
        }
    }

    pub(super) async fn write_all(&self, what: ToWrite) -> Result<(), StorageError> {
        // What nobody knows to be in the store is written again: the same under the same name.
        let base = self.base.borrow().clone().filter(|_| !what.whole);
        let mut draft = Draft::new(what.project, base);
        let mut pieces: Vec<Piece> = Vec::new();
        while draft.advance(what.whole)? {
            pieces.append(&mut draft.take_new());
            // Ahead of what speaks of them, so that no write takes long.
            if pieces.len() >= AT_A_TIME {
                let some = std::mem::take(&mut pieces);
                self.storage.put_pieces(self.project, some).await?;
            }
            self.storage.breathe().await;
        }
        let label = what.label.as_ref();
        let (snapshot, names, base) = draft.finish(what.step, label);
        let mut kept = self.kept().await?;
        if label.is_some() {
            kept.add(what.step, names.clone());
        }
        let let_go = kept.let_go();
        let write = Replacement {
            project: self.project,
            expected: what.expected,
            step: what.step,
            snapshot,
            pieces,
            only_pieces: kept.with_pieces(names),
            keep: label.is_some(),
            let_go,
            listing: what.listing,
        };
        self.storage.replace(write).await?;
        *self.base.borrow_mut() = Some(Rc::new(base));
        *self.kept.borrow_mut() = Some(kept);
        Ok(())
    }

    /// The kept snapshots, which are looked at before the first write that could let go of their pieces.
    async fn kept(&self) -> Result<Versions, StorageError> {
        if let Some(kept) = &*self.kept.borrow() {
            return Ok(kept.clone());
        }
        let stored = self.storage.versions(self.project).await?;
        Ok(Versions::of(&stored))
    }
}

impl<S: Storage + 'static> InPieces<S> {
    /// For a project of which nothing is known to lie in the store.
    pub fn of_new(storage: Rc<S>, project: ProjectId) -> Rc<dyn Snapshots> {
        Self::new(storage, project, None).shared()
    }

    /// Given out so that the compiler does not know what is behind it: otherwise it takes that along to whoever uses it,
    /// and into the part of the program that is loaded first.
    pub(super) fn shared(self) -> Rc<dyn Snapshots> {
        std::hint::black_box(Rc::new(self))
    }
}

impl<S: Storage + 'static> Snapshots for InPieces<S> {
    fn write(self: Rc<Self>, what: ToWrite) -> Soon<Result<(), StorageError>> {
        Box::pin(async move { self.write_all(what).await })
    }

    fn set_aside(self: Rc<Self>, at: Timestamp) -> Soon<Result<(), StorageError>> {
        Box::pin(async move { rescue::set_aside(&*self.storage, self.project, at).await })
    }
}
