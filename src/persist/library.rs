//! The projects that are kept: which there are, opening one, removing one, taking everything along.

use std::rc::Rc;

use super::lost::Loss;
use super::opening::Opening;
use super::recovery::{NotOpened, Recovered};
use super::versions::Version;
use super::{Label, Listing, Raw, Storage, StorageError, Stored, rescue, snapshot, texts};
use crate::domain::{OrderedSet, Project, ProjectId, Timestamp, sort};

/// A store's projects. Reading here never writes.
pub struct Library<S> {
    storage: Rc<S>,
}

impl<S: Storage> Library<S> {
    /// Of this store.
    pub const fn new(storage: Rc<S>) -> Self {
        Self { storage }
    }

    /// The store itself.
    pub fn storage(&self) -> Rc<S> {
        Rc::clone(&self.storage)
    }

    /// Which projects there are, in no particular order: for the start, which needs to know no more.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn ids(&self) -> Result<Vec<ProjectId>, StorageError> {
        let lines = self.storage.list().await?;
        Ok(lines.into_iter().map(|(id, _)| id).collect())
    }

    /// All projects, the one worked on last first; at the end those whose line is missing or cannot be read.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn list(&self) -> Result<Vec<Listing>, StorageError> {
        let lines = self.storage.list().await?;
        let mut all: Vec<Listing> = lines
            .iter()
            .map(|(id, bytes)| Listing::decode(*id, bytes))
            .collect();
        let listed: OrderedSet<ProjectId> = lines.iter().map(|(id, _)| *id).collect();
        let there = self.storage.with_snapshot().await?;
        let unlisted = there.iter().filter(|id| !listed.contains(id));
        all.extend(unlisted.map(|id| Listing::decode(*id, &[])));
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
        let Some(opening) = self.begin(project).await? else {
            return Ok(None);
        };
        let opening = opening.map(Rc::new);
        self.finish(project, opening, &|_| {}).await.map(Some)
    }

    /// Begins to open a project, to look at an article of it before all of it is there; as [`Opening::begin`].
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn begin(
        &self,
        project: ProjectId,
    ) -> Result<Option<Option<Opening<S>>>, StorageError> {
        Opening::begin(Rc::clone(&self.storage), project).await
    }

    /// Opens all of a project, as [`Opening::whole`]; anew when another tab has written a snapshot meanwhile and let go
    /// of what this one was reading. Where the newest state cannot be read at all, the newest kept version that can, with
    /// the steps after it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn finish(
        &self,
        project: ProjectId,
        opening: Option<Rc<Opening<S>>>,
        on_articles: &dyn Fn(usize),
    ) -> Result<Recovered, StorageError> {
        let Some(mut opening) = opening else {
            return self.earlier(project, on_articles).await;
        };
        loop {
            let step = opening.step();
            let recovered = opening.whole(on_articles).await?;
            if matches!(recovered, Recovered::Whole(_)) {
                return Ok(recovered);
            }
            match self.begin(project).await? {
                Some(Some(again)) if again.step() != step => opening = Rc::new(again),
                _ => return Ok(recovered),
            }
        }
    }

    /// The newest kept version that can be read, and whatever of the steps after it fits; where there is none, why the
    /// newest state cannot be read.
    async fn earlier(
        &self,
        project: ProjectId,
        on_articles: &dyn Fn(usize),
    ) -> Result<Recovered, StorageError> {
        let stored = self.storage.load(project).await?.unwrap_or_default();
        let kept = match Opening::<S>::why_not(&stored, project) {
            NotOpened::Unreadable(kept) => kept,
            newer @ NotOpened::Newer(_) => return Ok(newer.into()),
        };
        let versions = self.storage.versions(project).await?;
        for (_, bytes) in versions.iter().rev() {
            let (storage, stored) = (Rc::clone(&self.storage), stored.clone());
            let Ok(opening) = Opening::of_version(storage, project, bytes, stored) else {
                continue;
            };
            let title = opening.label().map(|label| label.title);
            let loss = Loss {
                instead: Some((title.unwrap_or_default(), kept.reason.clone())),
                ..Loss::default()
            };
            let recovered = opening.whole_with(loss, on_articles).await?;
            if matches!(recovered, Recovered::Partly(..)) {
                return Ok(recovered);
            }
        }
        Ok(Recovered::Unreadable(kept))
    }

    /// The versions of a project that are kept besides the newest, the newest first. Linear in their articles and actors.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn versions(&self, project: ProjectId) -> Result<Vec<Version>, StorageError> {
        let stored = self.storage.versions(project).await?;
        let all = stored.iter().rev();
        let mut all: Vec<Version> = all.map(|(step, bytes)| Version::of(*step, bytes)).collect();
        // Those that came out of a file stand where they belong by their time; one without a label stays where it is.
        let at = |version: &Version| version.label.as_ref().map(|label| label.at);
        if all.iter().all(|version| version.label.is_some()) {
            sort(&mut all, |a, b| at(b).cmp(&at(a)));
        }
        Ok(all)
    }

    /// The project as a kept version has it, and what was done next; `None` when it is no longer there.
    ///
    /// # Errors
    /// [`StorageError`], as for [`Self::open`].
    pub async fn version(
        &self,
        project: ProjectId,
        step: u64,
    ) -> Result<Option<(Recovered, Option<Label>)>, StorageError> {
        let stored = self.storage.versions(project).await?;
        let Some((_, bytes)) = stored.into_iter().find(|(at, _)| *at == step) else {
            return Ok(None);
        };
        let storage = Rc::clone(&self.storage);
        match Opening::of_version(storage, project, &bytes, Stored::default()) {
            Ok(opening) => {
                let recovered = opening.whole(&|_| {}).await?;
                Ok(Some((recovered, opening.label())))
            }
            Err(why) => Ok(Some((why.into(), None))),
        }
    }

    /// Puts a copy of a project aside as it lies in the store.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn set_aside(&self, project: ProjectId, now: Timestamp) -> Result<(), StorageError> {
        rescue::set_aside(&*self.storage, project, now).await
    }

    /// The copies of a project that were put aside, the oldest first; where there is none, a copy of it as it lies in the
    /// store. Each is a file of everything in it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn unread(
        &self,
        project: ProjectId,
        now: Timestamp,
    ) -> Result<Vec<Vec<u8>>, StorageError> {
        let aside = self.storage.aside(project).await?;
        if !aside.is_empty() {
            return Ok(aside);
        }
        let raw = self.storage.dump(Some(project)).await?;
        Ok(vec![rescue::document(&raw, now).into_bytes()])
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
        let mut raw = self.storage.dump(None).await?;
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
