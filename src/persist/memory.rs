//! A store that forgets when it is dropped: for tests, and the measure for every other store.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::pieces::Piece;
use super::port::compare;
use super::{Append, Raw, Replacement, Storage, StorageError, Stored};
use crate::domain::ProjectId;

/// All that lies in a store of one project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// What is kept but for the pieces.
    pub stored: Stored,
    /// Pieces by name.
    pub pieces: BTreeMap<String, Vec<u8>>,
    /// Kept snapshots by step.
    pub versions: BTreeMap<u64, Vec<u8>>,
}

/// A store in memory. Clones share what is in it, as tabs share the browser's.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    projects: BTreeMap<ProjectId, Shelf>,
    rescue: BTreeMap<String, Vec<u8>>,
    calls: u64,
    /// Which calls are to fail, by their number, and how.
    failing: BTreeMap<u64, StorageError>,
}

impl Memory {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// A store with one project, as it lies there.
    pub fn holding(project: ProjectId, shelf: Shelf) -> Self {
        let memory = Self::new();
        memory.0.borrow_mut().projects.insert(project, shelf);
        memory
    }

    /// Lets the next call fail.
    pub fn fail_next(&self, error: StorageError) {
        self.fail_after(0, error);
    }

    /// Lets `calls` calls pass and the one after them fail.
    pub fn fail_after(&self, calls: u64, error: StorageError) {
        let mut inner = self.0.borrow_mut();
        let at = inner.calls + calls;
        inner.failing.insert(at, error);
    }

    /// Changes what lies in the store, behind everybody's back, as a defect of a disk would.
    pub fn tamper(&self, project: ProjectId, with: impl FnOnce(&mut Shelf)) {
        with(self.0.borrow_mut().projects.entry(project).or_default());
    }

    /// A copy of all that lies in the store of a project.
    pub fn shelf(&self, project: ProjectId) -> Shelf {
        let inner = self.0.borrow();
        inner.projects.get(&project).cloned().unwrap_or_default()
    }

    /// How many calls there have been, failed ones included.
    pub fn calls(&self) -> u64 {
        self.0.borrow().calls
    }

    /// Counts the call, and lets it fail where that was asked for.
    fn call<T>(
        &self,
        work: impl FnOnce(&mut Inner) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut inner = self.0.borrow_mut();
        let number = inner.calls;
        inner.calls += 1;
        match inner.failing.remove(&number) {
            Some(error) => Err(error),
            None => work(&mut inner),
        }
    }
}

impl Storage for Memory {
    async fn list(&self) -> Result<Vec<(ProjectId, Vec<u8>)>, StorageError> {
        self.call(|inner| {
            let all = inner.projects.iter();
            Ok(all
                .filter_map(|(id, shelf)| Some((*id, shelf.stored.listing.clone()?)))
                .collect())
        })
    }

    async fn with_snapshot(&self) -> Result<Vec<ProjectId>, StorageError> {
        self.call(|inner| {
            let all = inner.projects.iter();
            let there = all.filter(|(_, shelf)| shelf.stored.snapshot.is_some());
            Ok(there.map(|(id, _)| *id).collect())
        })
    }

    async fn load(&self, project: ProjectId) -> Result<Option<Stored>, StorageError> {
        self.call(|inner| {
            let shelf = inner.projects.get(&project);
            let stored = shelf.map(|shelf| shelf.stored.clone());
            Ok(stored.filter(|s| !s.is_empty()))
        })
    }

    async fn pieces(
        &self,
        project: ProjectId,
        names: &[String],
    ) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        self.call(|inner| {
            let shelf = inner.projects.get(&project);
            let of_name = |name| shelf.and_then(|shelf| shelf.pieces.get(name)).cloned();
            Ok(names.iter().map(of_name).collect())
        })
    }

    async fn put_pieces(&self, project: ProjectId, pieces: Vec<Piece>) -> Result<(), StorageError> {
        self.call(|inner| {
            let shelf = inner.projects.entry(project).or_default();
            shelf.pieces.extend(pieces);
            Ok(())
        })
    }

    async fn versions(&self, project: ProjectId) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
        self.call(|inner| {
            let shelf = inner.projects.get(&project);
            let all = shelf.map(|shelf| shelf.versions.clone());
            Ok(all.unwrap_or_default().into_iter().collect())
        })
    }

    async fn add_versions(
        &self,
        project: ProjectId,
        versions: Vec<(u64, Vec<u8>)>,
    ) -> Result<(), StorageError> {
        self.call(|inner| {
            let shelf = inner.projects.entry(project).or_default();
            for (step, bytes) in versions {
                shelf.versions.entry(step).or_insert(bytes);
            }
            Ok(())
        })
    }

    async fn append(&self, write: Append) -> Result<(), StorageError> {
        self.call(|inner| {
            let shelf = inner.projects.entry(write.project).or_default();
            let stored = &mut shelf.stored;
            compare(stored.head, Some(write.after))?;
            let numbered = (write.after + 1..).zip(write.records);
            stored.journal.extend(numbered);
            stored.head = stored.journal.last().map_or(stored.head, |(n, _)| Some(*n));
            stored.listing = write.listing.or(stored.listing.take());
            shelf.pieces.extend(write.pieces);
            Ok(())
        })
    }

    async fn replace(&self, write: Replacement) -> Result<(), StorageError> {
        self.call(|inner| {
            let shelf = inner.projects.entry(write.project).or_default();
            let stored = &mut shelf.stored;
            compare(stored.head, write.expected)?;
            stored.head = Some(write.step);
            stored.journal.clear();
            if write.keep {
                shelf.versions.insert(write.step, write.snapshot.clone());
            }
            for step in write.let_go {
                shelf.versions.remove(&step);
            }
            stored.snapshot = Some(write.snapshot);
            stored.listing = Some(write.listing);
            shelf.pieces.extend(write.pieces);
            if let Some(only) = write.only_pieces {
                shelf.pieces.retain(|name, _| only.contains(name));
            }
            Ok(())
        })
    }

    async fn set_aside(&self, name: String, bytes: Vec<u8>) -> Result<(), StorageError> {
        self.call(|inner| {
            inner.rescue.insert(name, bytes);
            Ok(())
        })
    }

    async fn aside(&self, project: ProjectId) -> Result<Vec<Vec<u8>>, StorageError> {
        self.call(|inner| {
            let of_it = |name: &str| name.starts_with(&project.to_string());
            let all = inner.rescue.iter().filter(|(name, _)| of_it(name));
            Ok(all.map(|(_, bytes)| bytes.clone()).collect())
        })
    }

    async fn remove_aside(&self, name: String) -> Result<(), StorageError> {
        self.call(|inner| {
            inner.rescue.remove(&name);
            Ok(())
        })
    }

    async fn remove(&self, project: ProjectId) -> Result<(), StorageError> {
        self.call(|inner| {
            inner.projects.remove(&project);
            Ok(())
        })
    }

    async fn dump(&self, of: Option<ProjectId>) -> Result<Vec<Raw>, StorageError> {
        self.call(|inner| {
            let projects = inner.projects.iter();
            let wanted = projects.filter(|(id, _)| of.is_none_or(|of| of == **id));
            let mut all: Vec<Raw> = wanted.flat_map(|(id, shelf)| shelf.raw(*id)).collect();
            let aside = inner.rescue.iter().filter(|_| of.is_none());
            all.extend(aside.map(|(key, bytes)| Raw {
                part: "rescue",
                key: key.clone(),
                bytes: bytes.clone(),
            }));
            Ok(all)
        })
    }
}

impl Shelf {
    /// All of it, named as in a real store.
    fn raw(&self, id: ProjectId) -> Vec<Raw> {
        let raw = |part, key: String, bytes: &Vec<u8>| Raw {
            part,
            key,
            bytes: bytes.clone(),
        };
        let stored = &self.stored;
        let head = stored.head.map(|h| h.to_string().into_bytes());
        let mut all = Vec::new();
        all.extend(head.map(|h| raw("meta", format!("head {id}"), &h)));
        let listing = stored.listing.as_ref();
        all.extend(listing.map(|l| raw("projects", id.to_string(), l)));
        let snapshot = stored.snapshot.as_ref();
        all.extend(snapshot.map(|s| raw("snapshots", id.to_string(), s)));
        let versions = self.versions.iter();
        all.extend(versions.map(|(step, b)| raw("snapshots", format!("{id} {step}"), b)));
        let steps = stored.journal.iter();
        all.extend(steps.map(|(step, b)| raw("journal", format!("{id} {step}"), b)));
        let pieces = self.pieces.iter();
        all.extend(pieces.map(|(name, b)| raw("texts", format!("{id} {name}"), b)));
        all
    }
}
