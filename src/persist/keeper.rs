//! When to write what: a machine without clock, store or project, so that every order of events can be tried.
//!
//! It is told what happens and asked for the next [`Task`]; whoever asks carries the task out and says how it went.
//! There is never more than one task under way. Nothing is forgotten before the store has said that it has it.

use super::snapshot::Label;
use super::{SaveState, StorageError};
use crate::domain::json::shown;

/// So many steps in the journal, then a snapshot: opening stays quick and the journal short.
const LONG: u64 = 200;
/// So many, then a snapshot even while the analyst is at work without a pause.
const TOO_LONG: u64 = 4 * LONG;

/// Where the store stands with a project when work on it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The head in the store; `None`: the store does not have the project.
    pub(super) head: Option<u64>,
    /// The number of the newest step, in the store or lost.
    pub(super) step: u64,
    /// How many steps the journal has.
    pub(super) journal: u64,
    /// Whether what lies in the store must be put aside before it is written to, because some of it was not read or
    /// was of an older version.
    pub(super) set_aside_first: bool,
}

impl Place {
    /// The number of the newest step, in the store or lost.
    pub const fn step(&self) -> u64 {
        self.step
    }
}

/// Something to do with the store. `R` is a step, `P` a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task<R, P> {
    /// Copy all that lies in the store of this project to a place where nothing touches it.
    SetAside,
    /// Add steps to the journal.
    Append {
        /// The head in the store.
        after: u64,
        /// The steps.
        records: Vec<R>,
    },
    /// Write a snapshot and drop the journal, all of which it takes in.
    Snapshot {
        /// The head in the store.
        expected: Option<u64>,
        /// The newest step the snapshot takes in.
        step: u64,
        /// The project at that step.
        project: P,
        /// Whether all of it must be written, whatever is thought to lie there.
        whole: bool,
        /// Whether the snapshot is to stay when the next one takes its place, and what it is called then.
        label: Option<Label>,
    },
}

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flight {
    SetAside,
    /// So many steps.
    Append(usize),
    /// Up to this step, because the store does not have the project or not in a form that can be added to.
    Whole(u64),
    /// Up to this step, to keep the journal short. Nothing is lost when it fails.
    Shorten(u64),
    /// Up to this step, because a version is to be kept.
    Keep(u64),
}

/// What must be written before steps can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    /// A snapshot.
    Whole,
    /// A copy of what is there, then a snapshot.
    SetAside,
}

/// Saves one project.
#[derive(Clone, Debug)]
pub struct Keeper<R, P> {
    /// The head in the store, as far as we know; `None`: it does not have the project.
    head: Option<u64>,
    /// The step before the first pending one. Where steps can be added, it is the head.
    base: u64,
    /// Steps the store has not said it has.
    pending: Vec<R>,
    before: Before,
    /// The project for the next snapshot, and the newest step it has taken in.
    draft: Option<(u64, P)>,
    /// Steps in the journal, pending ones included.
    journal: u64,
    /// How many of these make it worth trying to shorten it.
    long: u64,
    /// Whether that is to be tried at the next pause.
    due: bool,
    flight: Option<Flight>,
    trouble: Option<StorageError>,
    /// Whether the analyst has paused since the last step.
    quiet: bool,
    /// A version to keep as soon as all is written, and how the last one went.
    keep: Option<(u64, P, Label)>,
    kept: Option<Result<(), StorageError>>,
    can: Can,
}

/// What can be written at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Can {
    /// Steps alone: the project at hand is a part of the one in the store.
    Append,
    /// Steps, and a project that the store does not have.
    Begin,
    /// Everything.
    All,
}

impl<R: Clone, P: Clone> Keeper<R, P> {
    /// Goes on with a project that came from the store. Nothing is written before something has changed.
    pub const fn resume(start: Place, can: Can) -> Self {
        Self {
            head: start.head,
            base: start.step,
            pending: Vec::new(),
            before: match start.head {
                _ if start.set_aside_first => Before::SetAside,
                Some(head) if head == start.step => Before::Nothing,
                _ => Before::Whole,
            },
            draft: None,
            journal: start.journal,
            long: LONG,
            due: false,
            flight: None,
            trouble: None,
            quiet: false,
            keep: None,
            kept: None,
            can,
        }
    }

    /// Begins with a project that the store does not have; it is to be written at once.
    pub fn begin(project: P, can: Can) -> Self {
        let nowhere = Place {
            head: None,
            step: 0,
            journal: 0,
            set_aside_first: false,
        };
        let mut keeper = Self::resume(nowhere, can);
        keeper.draft = Some((0, project));
        keeper
    }

    /// From now on everything can be written, and the project at hand is all of it.
    pub const fn can_all(&mut self) {
        self.can = Can::All;
    }

    /// What lies in the store was not all read: it is put aside before anything else is written. `project` is all that there
    /// is, for when something waits to be written.
    pub fn set_aside_first(&mut self, project: impl FnOnce() -> P) {
        self.before = Before::SetAside;
        if !self.pending.is_empty() {
            self.draft = Some((self.newest(), project()));
        }
    }

    /// Whether the project at hand may be less than the one in the store.
    pub fn is_on_part(&self) -> bool {
        self.can == Can::Append
    }

    /// The journal is to be shortened at the next pause, however short it is: it holds what opening has to wait for.
    pub fn shorten_soon(&mut self) {
        self.long = self.long.min(self.journal);
    }

    /// Takes in new steps. `project` gives the project after them, should a snapshot have to be written at once.
    /// Clears a trouble: what failed is tried again.
    pub fn changed(&mut self, records: impl IntoIterator<Item = R>, project: impl FnOnce() -> P) {
        let before = self.pending.len();
        self.pending.extend(records);
        self.journal += (self.pending.len() - before) as u64;
        self.quiet = false;
        self.trouble = None;
        self.draft_if_due(project);
    }

    /// Tries again what failed. `project` as for [`Self::changed`].
    pub fn try_again(&mut self, project: impl FnOnce() -> P) {
        if self.trouble.take().is_some() {
            self.draft_if_due(project);
        }
    }

    /// A draft is replaced with every step until it is written, so that a snapshot always takes in everything.
    fn draft_if_due(&mut self, project: impl FnOnce() -> P) {
        if self.before == Before::Nothing {
            // That of the next pause is made only then: copying a large project is felt.
            self.draft = None;
            self.due = self.can == Can::All && self.journal >= self.long;
        }
        let now = match (self.before, self.can) {
            (_, Can::Append) => false,
            (Before::Nothing, _) => self.due && self.is_too_long(),
            (Before::Whole, Can::Begin) => self.head.is_none() && !self.pending.is_empty(),
            (Before::SetAside, Can::Begin) => false,
            (_, Can::All) => !self.pending.is_empty(),
        };
        if now {
            self.draft = Some((self.newest(), project()));
        }
    }

    /// Whether the journal is to be shortened without waiting for a pause.
    fn is_too_long(&self) -> bool {
        self.journal >= TOO_LONG.max(self.long)
    }

    /// Somebody else has added so many steps, which the project at hand has taken in. Only while nothing is pending.
    pub const fn followed(&mut self, steps: u64) {
        self.base += steps;
        self.head = Some(self.base);
        self.journal += steps;
        self.due = false;
    }

    /// The analyst pauses: a good moment for what takes longer. `project` gives the project after all steps, if need be.
    pub fn pause(&mut self, project: impl FnOnce() -> P) {
        self.quiet = true;
        if self.wants_pause() && self.draft.is_none() {
            self.draft = Some((self.newest(), project()));
        }
    }

    /// Asks for the project as it is now to be kept as a version, as soon as all is written; steps made after this wait.
    /// [`Self::kept`] says how it went. Where saving is in trouble there is nothing to keep it in.
    pub fn keep(&mut self, project: P, label: Label) {
        let cannot = || StorageError::Other("the project is still being opened".to_owned());
        let trouble = self.trouble.clone();
        if let Some(trouble) = trouble.or_else(|| (self.can != Can::All).then(cannot)) {
            self.kept = Some(Err(trouble));
            return;
        }
        let step = self.newest();
        if self.before != Before::Nothing && self.draft.is_none() {
            self.draft = Some((step, project.clone()));
        }
        self.keep = Some((step, project, label));
    }

    /// How keeping a version went; once.
    pub const fn kept(&mut self) -> Option<Result<(), StorageError>> {
        self.kept.take()
    }

    /// Whether there is something to do at the next pause.
    pub fn wants_pause(&self) -> bool {
        self.before == Before::Nothing && self.due
    }

    /// What to do next; nothing while something is under way, or has failed and was not tried again. The caller must
    /// carry it out, then call [`Self::succeeded`] or [`Self::failed`].
    #[must_use = "the task is taken to be under way"]
    pub fn next_task(&mut self) -> Option<Task<R, P>> {
        if self.flight.is_some() || self.trouble.is_some() {
            return None;
        }
        let (task, flight) = match (self.before, &self.draft) {
            (Before::SetAside, Some(_)) => (Task::SetAside, Flight::SetAside),
            (Before::Whole, Some((step, project))) => (
                self.snapshot(*step, project, true, None),
                Flight::Whole(*step),
            ),
            (Before::Nothing, _) if self.keeps_at(self.base) => {
                let (step, project, label) = self.keep.take()?;
                let task = self.snapshot(step, &project, false, Some(label));
                (task, Flight::Keep(step))
            }
            (Before::Nothing, _) if !self.pending.is_empty() => {
                let after = self.base;
                let until = self.keep.as_ref().map(|(step, ..)| *step - after);
                let count =
                    until.map_or(self.pending.len(), |n| self.pending.len().min(n as usize));
                let records = self.pending.iter().take(count).cloned().collect();
                (Task::Append { after, records }, Flight::Append(count))
            }
            (Before::Nothing, Some((step, project))) if self.quiet || self.is_too_long() => (
                self.snapshot(*step, project, false, None),
                Flight::Shorten(*step),
            ),
            _ => return None,
        };
        self.flight = Some(flight);
        Some(task)
    }

    fn keeps_at(&self, step: u64) -> bool {
        matches!(&self.keep, Some((at, ..)) if *at == step)
    }

    fn snapshot(&self, step: u64, project: &P, whole: bool, label: Option<Label>) -> Task<R, P> {
        Task::Snapshot {
            expected: self.head,
            step,
            project: project.clone(),
            whole,
            label,
        }
    }

    /// The task under way is done: the store has it.
    pub fn succeeded(&mut self) {
        match self.flight.take() {
            None => {}
            Some(Flight::SetAside) => self.before = Before::Whole,
            Some(Flight::Append(count)) => {
                self.pending.drain(..count);
                self.base += count as u64;
                self.head = Some(self.base);
            }
            Some(Flight::Whole(step)) => {
                let taken_in = (step - self.base) as usize;
                self.pending.drain(..taken_in);
                self.base = step;
                self.head = Some(step);
                self.before = Before::Nothing;
                self.shortened(step);
                // A draft takes in all that was done meanwhile: then the moment to keep has passed.
                if self.keep.take_if(|(at, ..)| *at < step).is_some() {
                    let what = "more was done before it could be written".to_owned();
                    self.kept = Some(Err(StorageError::Other(what)));
                }
            }
            Some(Flight::Shorten(step)) => self.shortened(step),
            Some(Flight::Keep(step)) => {
                self.shortened(step);
                self.kept = Some(Ok(()));
            }
        }
    }

    fn shortened(&mut self, step: u64) {
        (self.draft, self.due) = (None, false);
        self.journal = self.newest() - step;
        self.long = LONG;
    }

    /// The task under way was not done.
    pub fn failed(&mut self, error: StorageError) {
        match self.flight.take() {
            None => {}
            Some(Flight::Shorten(_)) => {
                (self.draft, self.due) = (None, false);
                self.long = self.journal + LONG;
            }
            Some(Flight::Keep(_)) => self.kept = Some(Err(error)),
            Some(Flight::SetAside | Flight::Append(_) | Flight::Whole(_)) => {
                if error == StorageError::Gone {
                    self.head = None;
                    self.before = Before::Whole;
                    // Its steps may be older than some that the store had; the project of the next try has them all.
                    self.draft = None;
                }
                if self.keep.take().is_some() {
                    self.kept = Some(Err(error.clone()));
                }
                self.trouble = Some(error);
            }
        }
    }

    /// What to tell the analyst. “Saved” only when the store has said that it has everything.
    pub fn state(&self) -> SaveState {
        let to_write = self.before != Before::Nothing && self.draft.is_some();
        match &self.trouble {
            Some(error) => SaveState::NotSaved(shown(&error)),
            None if to_write || !self.pending.is_empty() => SaveState::Saving,
            None => SaveState::Saved,
        }
    }

    /// The number of the newest step.
    pub fn newest(&self) -> u64 {
        self.base + self.pending.len() as u64
    }
}
