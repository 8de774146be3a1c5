//! Carries out what the [`Keeper`] asks for, on a real store.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use super::keeper::{Keeper, Task};
use super::{
    Append, Listing, Replacement, Start, Storage, StorageError, journal, rescue, snapshot, texts,
};
use crate::domain::{Project, ProjectId, Timestamp};
use crate::edit::Transaction;

/// One step of work, as [`crate::edit::Done`] hands it out.
pub type Step = Arc<Transaction>;

/// Whether the analyst's work is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// All of it.
    Saved,
    /// The newest of it is on its way.
    Saving,
    /// The newest of it is not; why, and what to do. Reads well after “Not saved: ”.
    NotSaved(String),
}

/// Saves one project to one store. Steps are taken in at once by [`Self::changed`] and written by [`Self::work`], which
/// must be run after each call that may have given it something to do.
pub struct Writer<S> {
    storage: Rc<S>,
    project: ProjectId,
    keeper: RefCell<Keeper<Step, Rc<Project>>>,
    listing: RefCell<Listing>,
    at_work: Cell<bool>,
}

impl<S: Storage> Writer<S> {
    /// For a project that the store does not have yet: it is written as soon as [`Self::work`] runs.
    pub fn begin(storage: Rc<S>, project: &Project, now: Timestamp) -> Self {
        let keeper = Keeper::begin(Rc::new(project.clone()));
        Self::with(storage, project, now, keeper)
    }

    /// For a project that came from the store. Nothing is written before something has changed.
    pub fn resume(storage: Rc<S>, project: &Project, start: Start) -> Self {
        // The time is that of the newest step, and the first write brings one.
        Self::with(
            storage,
            project,
            Timestamp::default(),
            Keeper::resume(start),
        )
    }

    fn with(
        storage: Rc<S>,
        project: &Project,
        saved: Timestamp,
        keeper: Keeper<Step, Rc<Project>>,
    ) -> Self {
        Self {
            storage,
            project: project.meta().id,
            keeper: RefCell::new(keeper),
            listing: RefCell::new(Listing::of(project, saved)),
            at_work: Cell::new(false),
        }
    }

    /// Takes in what was done; `project` is as it is after it. Cheap, but for the copy that a due snapshot takes of the
    /// project's lists, once in some hundred steps.
    pub fn changed(&self, steps: &[Step], project: &Project) {
        if let Some(newest) = steps.last() {
            *self.listing.borrow_mut() = Listing::of(project, newest.at);
        }
        let records = steps.iter().map(Arc::clone);
        let mut keeper = self.keeper.borrow_mut();
        keeper.changed(records, || Rc::new(project.clone()));
    }

    /// Tries again what failed.
    pub fn try_again(&self, project: &Project) {
        let mut keeper = self.keeper.borrow_mut();
        keeper.try_again(|| Rc::new(project.clone()));
    }

    /// The analyst pauses: a good moment for a snapshot, if one is due.
    pub fn pause(&self) {
        self.keeper.borrow_mut().pause();
    }

    /// Whether a snapshot waits for a pause.
    pub fn wants_pause(&self) -> bool {
        self.keeper.borrow().wants_pause()
    }

    /// Whether the work is kept.
    pub fn state(&self) -> SaveState {
        self.keeper.borrow().state()
    }

    /// Writes until there is nothing to write, or something fails; says after each write how things stand. Returns at
    /// once when it is running already.
    pub async fn work(&self, on_state: impl Fn(SaveState)) {
        if self.at_work.replace(true) {
            return;
        }
        loop {
            // Taken out here, so that nothing is borrowed while the store is at work.
            let task = self.keeper.borrow_mut().next_task();
            let Some(task) = task else { break };
            let done = self.carry_out(task).await;
            match done {
                Ok(()) => self.keeper.borrow_mut().succeeded(),
                Err(error) => self.keeper.borrow_mut().failed(error),
            }
            on_state(self.state());
        }
        self.at_work.set(false);
    }

    async fn carry_out(&self, task: Task<Step, Rc<Project>>) -> Result<(), StorageError> {
        let listing = self.listing.borrow().clone();
        match task {
            Task::SetAside => rescue::set_aside(&*self.storage, self.project, listing.saved).await,
            Task::Append { after, records } => {
                let encoded = records.iter().map(|s| journal::encode(s)).collect();
                let write = Append {
                    project: self.project,
                    after,
                    records: encoded,
                    texts: records.iter().flat_map(|s| texts::brought(s)).collect(),
                    listing: listing.encode(),
                };
                self.storage.append(write).await
            }
            Task::Snapshot {
                expected,
                step,
                project,
                with_texts,
            } => {
                let documents = project.all_documents();
                if with_texts {
                    texts::check(documents)?;
                }
                let names = documents.iter().map(|d| d.meta.text_sha256.clone());
                let only_texts = names.collect();
                let write = Replacement {
                    project: self.project,
                    expected,
                    step,
                    snapshot: snapshot::encode(&project, step),
                    texts: if with_texts {
                        documents.iter().map(|d| texts::sealed(d)).collect()
                    } else {
                        Vec::new()
                    },
                    only_texts,
                    listing: listing.encode(),
                };
                self.storage.replace(write).await
            }
        }
    }
}
