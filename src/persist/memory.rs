//! A store that forgets when it is dropped: for tests, and the measure for every other store.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::port::compare;
use super::{Append, Raw, Replacement, Storage, StorageError, Stored};
use crate::domain::ProjectId;

/// A store in memory. Clones share what is in it, as tabs share the browser's.
#[derive(Clone, Debug, Default)]
pub struct Memory(Rc<RefCell<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    projects: BTreeMap<ProjectId, Stored>,
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
    pub fn tamper(&self, project: ProjectId, with: impl FnOnce(&mut Stored)) {
        with(self.0.borrow_mut().projects.entry(project).or_default());
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
                .filter_map(|(id, stored)| Some((*id, stored.listing.clone()?)))
                .collect())
        })
    }

    async fn load(&self, project: ProjectId) -> Result<Option<Stored>, StorageError> {
        self.call(|inner| {
            Ok(inner
                .projects
                .get(&project)
                .filter(|s| !s.is_empty())
                .cloned())
        })
    }

    async fn append(&self, write: Append) -> Result<(), StorageError> {
        self.call(|inner| {
            let stored = inner.projects.entry(write.project).or_default();
            compare(stored.head, Some(write.after))?;
            let numbered = (write.after + 1..).zip(write.records);
            stored.journal.extend(numbered);
            stored.head = stored.journal.last().map_or(stored.head, |(n, _)| Some(*n));
            stored.listing = Some(write.listing);
            put_texts(stored, write.texts);
            Ok(())
        })
    }

    async fn replace(&self, write: Replacement) -> Result<(), StorageError> {
        self.call(|inner| {
            let stored = inner.projects.entry(write.project).or_default();
            compare(stored.head, write.expected)?;
            stored.head = Some(write.step);
            stored.journal.clear();
            stored.snapshot = Some(write.snapshot);
            stored.listing = Some(write.listing);
            put_texts(stored, write.texts);
            let only = write.only_texts;
            stored.texts.retain(|(sha256, _)| only.contains(sha256));
            Ok(())
        })
    }

    async fn set_aside(&self, name: String, bytes: Vec<u8>) -> Result<(), StorageError> {
        self.call(|inner| {
            inner.rescue.insert(name, bytes);
            Ok(())
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

    async fn dump(&self) -> Result<Vec<Raw>, StorageError> {
        self.call(|inner| {
            let projects = inner.projects.iter();
            let mut all: Vec<Raw> = projects.flat_map(|(id, s)| s.raw(*id)).collect();
            all.extend(inner.rescue.iter().map(|(key, bytes)| Raw {
                part: "rescue",
                key: key.clone(),
                bytes: bytes.clone(),
            }));
            Ok(all)
        })
    }
}

/// By name, in the order of the names, each once.
fn put_texts(stored: &mut Stored, texts: Vec<(String, Vec<u8>)>) {
    let mut by_name: BTreeMap<String, Vec<u8>> = stored.texts.drain(..).collect();
    by_name.extend(texts);
    stored.texts.extend(by_name);
}
