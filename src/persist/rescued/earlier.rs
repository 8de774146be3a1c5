//! Kept versions of a project that came out of a file of everything: back into a store, with the project.

use std::rc::Rc;

use crate::domain::{OrderedSet, Project, ProjectId, Timestamp};
use crate::persist::pieces::{AT_A_TIME, Piece};
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
