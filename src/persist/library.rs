//! The projects that are kept: which there are, opening one, removing one, taking everything along.

use std::rc::Rc;

use super::recovery::{Recovered, recover};
use super::{Listing, Raw, Storage, StorageError, rescue, snapshot, texts};
use crate::domain::{Project, ProjectId, Timestamp, sort};

/// A store's projects. Reading here never writes.
pub struct Library<S> {
    storage: Rc<S>,
}

impl<S: Storage> Library<S> {
    /// Of this store.
    pub const fn new(storage: Rc<S>) -> Self {
        Self { storage }
    }

    /// All projects, the one worked on last first.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn list(&self) -> Result<Vec<Listing>, StorageError> {
        let lines = self.storage.list().await?;
        let mut all: Vec<Listing> = lines
            .iter()
            .map(|(id, bytes)| Listing::decode(*id, bytes))
            .collect();
        sort(&mut all, |a, b| {
            b.saved.cmp(&a.saved).then_with(|| a.id.cmp(&b.id))
        });
        Ok(all)
    }

    /// A project as it was left; `None` when there is none of that id.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be reached; what lies there and cannot be read is no error but a
    /// [`Recovered`] that says so.
    pub async fn open(&self, project: ProjectId) -> Result<Option<Recovered>, StorageError> {
        let stored = self.storage.load(project).await?;
        Ok(stored.map(|stored| recover(project, &stored)))
    }

    /// Puts a copy of a project aside as it lies in the store.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn set_aside(&self, project: ProjectId, now: Timestamp) -> Result<(), StorageError> {
        rescue::set_aside(&*self.storage, project, now).await
    }

    /// Deletes a project with its texts, for good.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn remove(&self, project: ProjectId) -> Result<(), StorageError> {
        self.storage.remove(project).await
    }

    /// All that is kept, as one JSON document, with the project on screen as it is now, saved or not.
    ///
    /// # Errors
    /// [`StorageError`]; then [`on_screen`] still gives the project on screen.
    pub async fn everything(
        &self,
        on_screen: Option<&Project>,
        now: Timestamp,
    ) -> Result<String, StorageError> {
        let mut raw = self.storage.dump().await?;
        if let Some(project) = on_screen {
            raw.extend(raw_of(project)?);
        }
        Ok(rescue::document(&raw, now))
    }
}

/// The project on screen alone, in the form of [`Library::everything`]: for when there is no store.
///
/// # Errors
/// [`StorageError::Other`], for what cannot be written as JSON: none of our values is such.
pub fn on_screen(project: &Project, now: Timestamp) -> Result<String, StorageError> {
    Ok(rescue::document(&raw_of(project)?, now))
}

fn raw_of(project: &Project) -> Result<Vec<Raw>, StorageError> {
    let id = project.meta().id;
    let part = "screen";
    let mut all = vec![Raw {
        part,
        key: id.to_string(),
        bytes: snapshot::encode(project, 0),
    }];
    for document in project.all_documents() {
        let (sha256, bytes) = texts::sealed(document);
        let key = format!("{id} {sha256}");
        all.push(Raw { part, key, bytes });
    }
    Ok(all)
}
