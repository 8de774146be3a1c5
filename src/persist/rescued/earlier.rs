//! Kept versions of a project that came out of a file of everything: back into a store, with the project.

use std::rc::Rc;

use crate::domain::{OrderedSet, Project, ProjectId, Timestamp};
use crate::persist::pieces::{AT_A_TIME, Piece};
use crate::persist::versions::MOST;
use crate::persist::{
    InPieces, Listing, Replacement, Shelf, Storage, StorageError, ToWrite, snapshot,
};

/// The kept versions of one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Of which project.
    pub project: ProjectId,
    /// As they lay in the store.
    shelf: Shelf,
}

impl Earlier {
    /// Those that can be read, and how many cannot.
    pub(super) fn of(project: ProjectId, shelf: &Shelf) -> (Option<Self>, usize) {
        let mut shelf = shelf.clone();
        let all = shelf.versions.len();
        shelf
            .versions
            .retain(|_, bytes| snapshot::decode(bytes).is_ok());
        let unread = all - shelf.versions.len();
        let some = !shelf.versions.is_empty();
        (some.then_some(Self { project, shelf }), unread)
    }

    /// Puts the project into a store that does not have it, as the step after its versions. Pieces that are damaged or
    /// missing in the file are so in the store. Linear in all of it.
    ///
    /// # Errors
    /// [`StorageError`]; nothing of it stays then.
    pub async fn put_back<S: Storage>(
        &self,
        storage: Rc<S>,
        project: &Project,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let done = self.put(Rc::clone(&storage), project, now).await;
        match &done {
            // Somebody else has it: then it is theirs.
            Ok(()) | Err(StorageError::Conflict) => {}
            Err(_) => storage.remove(self.project).await?,
        }
        done
    }

    /// Adds those versions to a project that the store has, which it does not have yet: no more than are kept of any
    /// project, and under the lowest steps that are free, so that of two that could be gone back to without being asked
    /// for, and of those that are let go of, its own come first. How many. Their pieces come with
    /// [`Self::bring_pieces`]: after whoever writes snapshots of the project knows of the versions, as otherwise they
    /// would be let go of.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn bring<S: Storage>(&self, storage: &S) -> Result<usize, StorageError> {
        let own = storage.versions(self.project).await?;
        let head = storage.load(self.project).await?.and_then(|s| s.head);
        let new = self.placed(&own, head.unwrap_or_default());
        let number = new.len();
        if number > 0 {
            storage.add_versions(self.project, new).await?;
        }
        Ok(number)
    }

    /// The newest versions that are not among `own`, with free steps below `head`.
    fn placed(&self, own: &[(u64, Vec<u8>)], head: u64) -> Vec<(u64, Vec<u8>)> {
        let label = |bytes: &[u8]| snapshot::decode(bytes).ok().and_then(|o| o.label);
        let labels: Vec<_> = own.iter().map(|(_, bytes)| label(bytes)).collect();
        let known = |bytes: &Vec<u8>| {
            let label = label(bytes);
            own.iter().any(|(_, o)| o == bytes) || (label.is_some() && labels.contains(&label))
        };
        let taken = |step: &u64| own.iter().any(|(at, _)| at == step);
        let room = MOST.saturating_sub(own.len());
        let free: Vec<u64> = (0..head).filter(|step| !taken(step)).take(room).collect();
        let new = self.shelf.versions.values().rev();
        let new: Vec<_> = new.filter(|bytes| !known(bytes)).take(free.len()).collect();
        let in_order = new.into_iter().rev().cloned();
        free.into_iter().zip(in_order).collect()
    }

    /// Adds what the versions speak of; see [`Self::bring`].
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn bring_pieces<S: Storage>(&self, storage: &S) -> Result<(), StorageError> {
        let there = storage.versions(self.project).await?;
        for bytes in self.shelf.versions.values() {
            if !there.iter().any(|(_, other)| other == bytes) {
                continue;
            }
            for some in self.pieces(bytes).chunks(AT_A_TIME) {
                storage.put_pieces(self.project, some.to_vec()).await?;
                storage.breathe().await;
            }
        }
        Ok(())
    }

    async fn put<S: Storage>(
        &self,
        storage: Rc<S>,
        project: &Project,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let listing = Listing::of(project, now).encode();
        let mut expected = None;
        for (step, bytes) in &self.shelf.versions {
            for some in self.pieces(bytes).chunks(AT_A_TIME) {
                storage.put_pieces(self.project, some.to_vec()).await?;
                storage.breathe().await;
            }
            let write = Replacement {
                project: self.project,
                expected,
                step: *step,
                snapshot: bytes.clone(),
                pieces: Vec::new(),
                only_pieces: None,
                keep: true,
                let_go: Vec::new(),
                listing: listing.clone(),
            };
            storage.replace(write).await?;
            expected = Some(*step);
        }
        let head = self.shelf.stored.head.unwrap_or_default();
        let what = ToWrite {
            expected,
            step: head.max(expected.unwrap_or_default() + 1),
            project: Rc::new(project.clone()),
            whole: true,
            label: None,
            listing,
        };
        InPieces::new(storage, self.project, None)
            .write_all(what)
            .await
    }

    /// The pieces that a version speaks of, as far as they are there.
    fn pieces(&self, version: &[u8]) -> Vec<Piece> {
        let Ok(outline) = snapshot::decode(version) else {
            return Vec::new();
        };
        let names: OrderedSet<String> = outline.names().collect();
        let there = names.iter().filter_map(|name| {
            let bytes = self.shelf.pieces.get(name)?;
            Some((name.clone(), bytes.clone()))
        });
        there.collect()
    }
}
