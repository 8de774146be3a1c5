//! The store as the rest of the app sees it: bytes under names, written all at once or not at all.
//!
//! What the bytes mean is none of a store's business; each is an envelope (see [`super::envelope`]). The browser's
//! IndexedDB is one store, [`super::Memory`] another, and one set of tests holds both to the same behaviour.

use super::pieces::Piece;
use crate::domain::{OrderedSet, ProjectId};

/// Where projects are kept. Each call is one transaction: it has happened completely when it returns `Ok`, and not at
/// all when it returns an error.
///
/// Every project has a *head*, the number of its newest step. A writer says which head it knows, and is refused when
/// somebody else has written in between.
#[allow(async_fn_in_trait)] // One thread only: nothing here needs to be `Send`.
pub trait Storage {
    /// The listing of every project, in no particular order.
    ///
    /// # Errors
    /// [`StorageError`], as for every call.
    async fn list(&self) -> Result<Vec<(ProjectId, Vec<u8>)>, StorageError>;

    /// Every project that has a snapshot, listed or not.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn with_snapshot(&self) -> Result<Vec<ProjectId>, StorageError>;

    /// What is kept of a project but for its pieces; `None` when there is nothing, never an empty [`Stored`]. Linear in
    /// its articles, its actors and the journal.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn load(&self, project: ProjectId) -> Result<Option<Stored>, StorageError>;

    /// Pieces of a project, in the order of the names; `None` for one that is not there.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn pieces(
        &self,
        project: ProjectId,
        names: &[String],
    ) -> Result<Vec<Option<Vec<u8>>>, StorageError>;

    /// Adds pieces that nothing speaks of yet; until something does, the next [`Self::replace`] may delete them.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn put_pieces(&self, project: ProjectId, pieces: Vec<Piece>) -> Result<(), StorageError>;

    /// The snapshots that are kept besides the newest, by their step, the oldest first. Linear in them.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn versions(&self, project: ProjectId) -> Result<Vec<(u64, Vec<u8>)>, StorageError>;

    /// Adds kept snapshots to a project, by their steps, and changes nothing else; one that is there under a step stays.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn add_versions(
        &self,
        project: ProjectId,
        versions: Vec<(u64, Vec<u8>)>,
    ) -> Result<(), StorageError>;

    /// Lets whoever else waits have a turn, if it has been long since the last: the page, for what it has to paint.
    async fn breathe(&self) {}

    /// Adds steps to a project's journal.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] when the head is another, [`StorageError::Gone`] when there is none, or any other.
    async fn append(&self, write: Append) -> Result<(), StorageError>;

    /// Puts a snapshot in the place of the one before and of the whole journal.
    ///
    /// # Errors
    /// As [`Self::append`].
    async fn replace(&self, write: Replacement) -> Result<(), StorageError>;

    /// Puts something aside under a name of its own; nothing but [`Self::remove_aside`] touches it again.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn set_aside(&self, name: String, bytes: Vec<u8>) -> Result<(), StorageError>;

    /// What was put aside under names that begin with the project’s id, the oldest first.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn aside(&self, project: ProjectId) -> Result<Vec<Vec<u8>>, StorageError>;

    /// Deletes something put aside; nothing happens when it is not there.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn remove_aside(&self, name: String) -> Result<(), StorageError>;

    /// Deletes a project with its pieces and all its snapshots, for good. What was put aside stays.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn remove(&self, project: ProjectId) -> Result<(), StorageError>;

    /// Everything there is, or everything of one project, as it is, read or not.
    ///
    /// # Errors
    /// [`StorageError`].
    async fn dump(&self, of: Option<ProjectId>) -> Result<Vec<Raw>, StorageError>;
}

/// Steps to add to a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// Of which project.
    pub project: ProjectId,
    /// The head the writer knows; the first record becomes the step after it.
    pub after: u64,
    /// The steps, in order.
    pub records: Vec<Vec<u8>>,
    /// Pieces that the steps speak of and that may not be in the store yet.
    pub pieces: Vec<Piece>,
    /// The project's new listing; `None` where it is not known well enough to write one.
    pub listing: Option<Vec<u8>>,
}

/// A snapshot to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Of which project.
    pub project: ProjectId,
    /// The head the writer knows; `None`: the project is not in the store yet.
    pub expected: Option<u64>,
    /// The newest step there is, which the snapshot takes in like all before; the new head.
    pub step: u64,
    /// The project at that step.
    pub snapshot: Vec<u8>,
    /// Pieces that may not be in the store yet.
    pub pieces: Vec<Piece>,
    /// All pieces that this and the kept snapshots speak of; the project's other pieces are deleted. `None`: that is not
    /// known, and all stay.
    pub only_pieces: Option<OrderedSet<String>>,
    /// Whether this snapshot stays when the next takes its place.
    pub keep: bool,
    /// Kept snapshots to let go of, by their steps.
    pub let_go: Vec<u64>,
    /// The project's new listing.
    pub listing: Vec<u8>,
}

/// What is kept of one project, but for its pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The number of the newest step.
    pub head: Option<u64>,
    /// The newest snapshot.
    pub snapshot: Option<Vec<u8>>,
    /// Steps with their numbers, in order.
    pub journal: Vec<(u64, Vec<u8>)>,
    /// As it stands in the list of projects.
    pub listing: Option<Vec<u8>>,
}

impl Stored {
    /// Whether nothing is kept at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One value of a store, as it lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The part of the store: `projects`, `snapshots`, `journal`, `texts`, `rescue`, `meta`.
    pub part: &'static str,
    /// Its name in there.
    pub key: String,
    /// What lies there.
    pub bytes: Vec<u8>,
}

/// Whether a write that knows `expected` may go ahead where the store has `head`.
///
/// # Errors
/// [`StorageError::Conflict`], [`StorageError::Gone`].
pub const fn compare(head: Option<u64>, expected: Option<u64>) -> Result<(), StorageError> {
    match (head, expected) {
        (None, None) => Ok(()),
        (Some(head), Some(expected)) if head == expected => Ok(()),
        (None, Some(_)) => Err(StorageError::Gone),
        (Some(_), _) => Err(StorageError::Conflict),
    }
}

/// Why the store did not do what was asked. Reads well after “Not saved: ”.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// No room.
    #[error(
        "the browser has no room left for this page. Download everything, then free some disk space or remove projects \
         you no longer need"
    )]
    Quota,
    /// The browser keeps nothing for this page; its own words.
    #[error(
        "the browser does not let this page keep anything ({0}). It may be a private window or a setting. Download \
         your work before you close the page"
    )]
    Unavailable(String),
    /// Another tab stands in the way of opening the store.
    #[error(
        "another tab is holding the storage. Close the other tabs with Demarche, then try again"
    )]
    Blocked,
    /// Another tab wrote in between.
    #[error(
        "this project was changed in another tab. Download your work here, then reload the page to go on from there"
    )]
    Conflict,
    /// The project is no longer in the store.
    #[error("the project was removed from this browser’s storage. Try again to keep it anew")]
    Gone,
    /// The store was closed under us, for a newer version or because the browser's data was cleared.
    #[error(
        "the storage was closed, for a newer version of Demarche in another tab or because the browser’s data was \
         cleared. Download your work here, then reload the page"
    )]
    Closed,
    /// The store is there and cannot be read.
    #[error(
        "the storage could not be read ({0}). Nothing was deleted. Download your work, then restart the browser"
    )]
    Corrupt(String),
    /// The store was made by a newer version of Demarche.
    #[error(
        "the storage belongs to a newer version of Demarche. Nothing was changed. Reload the page to get it"
    )]
    Newer,
    /// Anything else, in the browser's words.
    #[error("the browser could not do it ({0}). Download your work, then try again")]
    Other(String),
}
