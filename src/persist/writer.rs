//! Carries out what the [`Keeper`] asks for, on a real store.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use super::draft::{Base, Draft};
use super::keeper::{Keeper, Place, Task};
use super::pieces::Piece;
use super::snapshot::Label;
use super::versions::Versions;
use super::{Append, Listing, Replacement, Storage, StorageError, journal, rescue, texts};
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

/// So many pieces are written at a time.
const AT_A_TIME: usize = 100;

/// What is called once it is known whether something was done.
type Answer = Box<dyn FnOnce(Result<(), StorageError>)>;

/// Where to go on with a project that came from the store.
#[derive(Clone, Debug)]
pub struct Start {
    pub(super) place: Place,
    /// The snapshot in the store, unless it is of an older version.
    pub(super) base: Option<Rc<Base>>,
}

/// Saves one project to one store. Steps are taken in at once by [`Self::changed`] and written by [`Self::work`], which
/// must be run after each call that may have given it something to do.
pub struct Writer<S> {
    storage: Rc<S>,
    project: ProjectId,
    keeper: RefCell<Keeper<Step, Rc<Project>>>,
    listing: RefCell<Listing>,
    /// The newest snapshot in the store, as far as we know it.
    base: RefCell<Option<Rc<Base>>>,
    /// The kept snapshots, once they have been looked at.
    kept: RefCell<Option<Versions>>,
    /// Who waits for a version to be kept.
    waiting: RefCell<Option<Answer>>,
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
        let keeper = Keeper::resume(start.place);
        let writer = Self::with(storage, project, Timestamp::default(), keeper);
        *writer.base.borrow_mut() = start.base;
        writer
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
            base: RefCell::default(),
            kept: RefCell::default(),
            waiting: RefCell::default(),
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

    /// Keeps the project as it is now as a version that can be gone back to; `then` is told how that went.
    pub fn keep(&self, project: &Project, label: Label, then: Answer) {
        if let Some(before) = self.waiting.replace(Some(then)) {
            before(Err(StorageError::Other("another was asked for".to_owned())));
        }
        let project = Rc::new(project.clone());
        self.keeper.borrow_mut().keep(project, label);
    }

    /// Tells whoever waits for a version to be kept.
    fn answer(&self) {
        let kept = self.keeper.borrow_mut().kept();
        let waiting = kept.and_then(|kept| Some((self.waiting.take()?, kept)));
        if let Some((then, kept)) = waiting {
            then(kept);
        }
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
            self.answer();
        }
        self.at_work.set(false);
        self.answer();
    }

    async fn carry_out(&self, task: Task<Step, Rc<Project>>) -> Result<(), StorageError> {
        let listing = self.listing.borrow().clone();
        match task {
            Task::SetAside => rescue::set_aside(&*self.storage, self.project, listing.saved).await,
            Task::Append { after, records } => {
                let encoded = records.iter().map(|s| journal::encode(s)).collect();
                let mut pieces = Vec::new();
                for text in records.iter().flat_map(|s| texts::brought(s)) {
                    pieces.push(text);
                    self.put_if_many(&mut pieces).await?;
                }
                let write = Append {
                    project: self.project,
                    after,
                    records: encoded,
                    pieces,
                    listing: listing.encode(),
                };
                self.storage.append(write).await
            }
            Task::Snapshot {
                expected,
                step,
                project,
                whole,
                label,
            } => {
                // What nobody knows to be in the store is written again: the same under the same name.
                let base = self.base.borrow().clone().filter(|_| !whole);
                let mut draft = Draft::new(project, base);
                let mut pieces = Vec::new();
                while draft.advance(whole)? {
                    pieces.append(&mut draft.take_new());
                    self.put_if_many(&mut pieces).await?;
                    self.storage.breathe().await;
                }
                let (snapshot, mut only_pieces, base) = draft.finish(step, label.as_ref());
                let mut kept = self.kept().await?;
                if label.is_some() {
                    kept.add(step, only_pieces.clone());
                }
                let let_go = kept.let_go();
                only_pieces.join(kept.pieces());
                let write = Replacement {
                    project: self.project,
                    expected,
                    step,
                    snapshot,
                    pieces,
                    only_pieces,
                    keep: label.is_some(),
                    let_go,
                    listing: listing.encode(),
                };
                self.storage.replace(write).await?;
                *self.base.borrow_mut() = Some(Rc::new(base));
                *self.kept.borrow_mut() = Some(kept);
                Ok(())
            }
        }
    }

    /// Writes pieces ahead of what speaks of them when they have become many, so that no write takes long.
    async fn put_if_many(&self, pieces: &mut Vec<Piece>) -> Result<(), StorageError> {
        if pieces.len() < AT_A_TIME {
            return Ok(());
        }
        let some = std::mem::take(pieces);
        self.storage.put_pieces(self.project, some).await
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
