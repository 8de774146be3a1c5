//! Carries out what the [`Keeper`] asks for, on a real store.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use super::keeper::{Can, Keeper, Place, Task};
use super::pieces::{AT_A_TIME, Piece};
use super::snapshot::{self, Label};
use super::{Append, Listing, Replacement, Storage, StorageError, journal, texts};
use crate::domain::{Project, ProjectId, Timestamp};
use crate::edit::Transaction;

/// A step of more operations is gone through in a moment that is felt when the project is opened.
const MANY: usize = 500;

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

/// What is called once it is known whether something was done.
type Answer = Box<dyn FnOnce(Result<(), StorageError>)>;

/// Something that takes a while.
pub type Soon<T> = Pin<Box<dyn Future<Output = T>>>;

/// Whoever writes snapshots. Steps can be kept without, and so can a project that the store does not have yet.
pub trait Snapshots {
    /// Writes a snapshot.
    fn write(self: Rc<Self>, what: ToWrite) -> Soon<Result<(), StorageError>>;

    /// Puts aside all that lies in the store of the project.
    fn set_aside(self: Rc<Self>, at: Timestamp) -> Soon<Result<(), StorageError>>;
}

/// A snapshot to write.
pub struct ToWrite {
    pub(super) expected: Option<u64>,
    pub(super) step: u64,
    pub(super) project: Rc<Project>,
    pub(super) whole: bool,
    pub(super) label: Option<Label>,
    pub(super) listing: Vec<u8>,
}

/// Saves one project to one store. Steps are taken in at once by [`Self::changed`] and written by [`Self::work`], which
/// must be run after each call that may have given it something to do.
pub struct Writer<S> {
    storage: Rc<S>,
    project: ProjectId,
    keeper: RefCell<Keeper<Step, Rc<Project>>>,
    /// As it stands in the list; not known of a part.
    listing: RefCell<Option<Listing>>,
    /// When the newest step was made that we know of.
    newest: Cell<Timestamp>,
    snapshots: RefCell<Option<Rc<dyn Snapshots>>>,
    /// Who waits for a version to be kept.
    waiting: RefCell<Option<Answer>>,
    at_work: Cell<bool>,
}

impl<S: Storage> Writer<S> {
    /// For a project that the store does not have yet: it is written as soon as [`Self::work`] runs. Without `snapshots`
    /// until [`Self::complete`], no other snapshot is written.
    pub fn begin(
        storage: Rc<S>,
        project: &Project,
        now: Timestamp,
        snapshots: Option<Rc<dyn Snapshots>>,
    ) -> Self {
        let can = snapshots.as_ref().map_or(Can::Begin, |_| Can::All);
        let keeper = Keeper::begin(Rc::new(project.clone()), can);
        let listing = Listing::of(project, now);
        Self::with(storage, listing.id, Some(listing), keeper, snapshots)
    }

    /// For a project that came from the store. Nothing is written before something has changed.
    pub fn resume(
        storage: Rc<S>,
        project: &Project,
        place: Place,
        snapshots: Rc<dyn Snapshots>,
    ) -> Self {
        let keeper = Keeper::resume(place, Can::All);
        // The time is that of the newest step, and the first write brings one.
        let listing = Listing::of(project, Timestamp::default());
        Self::with(storage, listing.id, Some(listing), keeper, Some(snapshots))
    }

    /// For a project of which only a part has been read: its steps are kept. The rest follows with [`Self::complete`].
    pub fn resume_part(storage: Rc<S>, project: ProjectId, place: Place) -> Self {
        let keeper = Keeper::resume(place, Can::Append);
        Self::with(storage, project, None, keeper, None)
    }

    fn with(
        storage: Rc<S>,
        project: ProjectId,
        listing: Option<Listing>,
        keeper: Keeper<Step, Rc<Project>>,
        snapshots: Option<Rc<dyn Snapshots>>,
    ) -> Self {
        Self {
            storage,
            project,
            keeper: RefCell::new(keeper),
            newest: Cell::new(listing.as_ref().map_or(Timestamp::default(), |l| l.saved)),
            listing: RefCell::new(listing),
            snapshots: RefCell::new(snapshots),
            waiting: RefCell::default(),
            at_work: Cell::new(false),
        }
    }

    /// Whether everything can be written.
    pub fn is_complete(&self) -> bool {
        self.snapshots.borrow().is_some()
    }

    /// From now on the project that is handed over is all of it, and everything can be written.
    pub fn complete(&self, project: &Project, snapshots: Rc<dyn Snapshots>) {
        *self.listing.borrow_mut() = Some(Listing::of(project, self.newest.get()));
        *self.snapshots.borrow_mut() = Some(snapshots);
        self.keeper.borrow_mut().can_all();
    }

    /// As [`Self::complete`], where not all of what lies in the store could be read: that is put aside before anything else
    /// is written.
    pub fn complete_after_loss(&self, project: &Project, snapshots: Rc<dyn Snapshots>) {
        self.complete(project, snapshots);
        let mut keeper = self.keeper.borrow_mut();
        keeper.set_aside_first(|| Rc::new(project.clone()));
    }

    /// Takes in what was done; `project` is as it is after it. Cheap.
    pub fn changed(&self, steps: &[Step], project: &Project) {
        let mut keeper = self.keeper.borrow_mut();
        if let Some(newest) = steps.last() {
            self.newest.set(newest.at);
            if !keeper.is_on_part() {
                *self.listing.borrow_mut() = Some(Listing::of(project, newest.at));
            }
        }
        let is_long = |step: &Step| step.ops.len() > MANY || texts::brought(step).next().is_some();
        if steps.iter().any(is_long) {
            keeper.shorten_soon();
        }
        let records = steps.iter().map(Arc::clone);
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

    /// The number of the newest step that the project at hand has taken in.
    pub fn step(&self) -> u64 {
        self.keeper.borrow().newest()
    }

    /// Somebody else has added so many steps, which the project at hand has taken in. Only while all is saved.
    pub fn followed(&self, steps: u64) {
        self.keeper.borrow_mut().followed(steps);
    }

    /// Tries again what failed.
    pub fn try_again(&self, project: &Project) {
        let mut keeper = self.keeper.borrow_mut();
        keeper.try_again(|| Rc::new(project.clone()));
    }

    /// The analyst pauses: a good moment for a snapshot, if one is due, of the project as it is after all that was done.
    pub fn pause(&self, project: &Project) {
        if project.meta().id == self.project {
            let mut keeper = self.keeper.borrow_mut();
            keeper.pause(|| Rc::new(project.clone()));
        }
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
        let listing = listing.map(|listing| listing.encode());
        let snapshots = self.snapshots.borrow().clone();
        match task {
            Task::SetAside => match snapshots {
                Some(snapshots) => snapshots.set_aside(self.newest.get()).await,
                None => Err(StorageError::Closed),
            },
            Task::Append { after, records } => {
                // Many are written ahead of what speaks of them, so that no write takes long.
                let mut brought = records.iter().flat_map(|s| texts::brought(s));
                let mut some = || brought.by_ref().take(AT_A_TIME).collect::<Vec<Piece>>();
                let mut pieces = some();
                while pieces.len() == AT_A_TIME {
                    self.storage.put_pieces(self.project, pieces).await?;
                    pieces = some();
                }
                let encoded = records.iter().map(|s| journal::encode(s)).collect();
                let write = Append {
                    project: self.project,
                    after,
                    records: encoded,
                    pieces,
                    listing,
                };
                self.storage.append(write).await
            }
            Task::Snapshot {
                expected,
                step,
                project,
                whole,
                label,
            } => match snapshots {
                Some(snapshots) => {
                    let what = ToWrite {
                        expected,
                        step,
                        project,
                        whole,
                        label,
                        listing: listing.unwrap_or_default(),
                    };
                    snapshots.write(what).await
                }
                None => {
                    let listing = listing.unwrap_or_default();
                    self.write_at_once(expected, step, &project, listing).await
                }
            },
        }
    }

    /// Writes a project that the store does not have, all of it in one piece but for the texts.
    async fn write_at_once(
        &self,
        expected: Option<u64>,
        step: u64,
        project: &Project,
        listing: Vec<u8>,
    ) -> Result<(), StorageError> {
        let mut pieces = Vec::new();
        for document in project.all_documents() {
            texts::check(document)?;
            pieces.push(texts::sealed(document));
        }
        let write = Replacement {
            project: self.project,
            expected,
            step,
            snapshot: snapshot::encode(project, step),
            only_pieces: Some(pieces.iter().map(|(name, _)| name.clone()).collect()),
            pieces,
            keep: false,
            let_go: Vec::new(),
            listing,
        };
        self.storage.replace(write).await
    }
}
