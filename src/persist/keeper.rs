//! When to write what: a machine without clock, store or project, so that every order of events can be tried.
//!
//! It is told what happens and asked for the next [`Task`]; whoever asks carries the task out and says how it went.
//! There is never more than one task under way. Nothing is forgotten before the store has said that it has it.

use std::collections::VecDeque;

use super::{SaveState, StorageError};

/// So many steps in the journal, then a snapshot: opening stays quick and the journal short.
const LONG: u64 = 200;
/// So many, then a snapshot even while the analyst is at work without a pause.
const TOO_LONG: u64 = 4 * LONG;

/// Where the store stands with a project when work on it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
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
        /// Whether its texts must be written too.
        with_texts: bool,
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
    pending: VecDeque<R>,
    before: Before,
    /// The project for the next snapshot, and the newest step it has taken in.
    draft: Option<(u64, P)>,
    /// Steps in the journal, pending ones included.
    journal: u64,
    /// How many of these make it worth trying to shorten it.
    long: u64,
    flight: Option<Flight>,
    trouble: Option<StorageError>,
    /// Whether the analyst has paused since the last step.
    quiet: bool,
}

impl<R: Clone, P: Clone> Keeper<R, P> {
    /// Goes on with a project that came from the store. Nothing is written before something has changed.
    pub const fn resume(start: Start) -> Self {
        Self {
            head: start.head,
            base: start.step,
            pending: VecDeque::new(),
            before: match start.head {
                _ if start.set_aside_first => Before::SetAside,
                Some(head) if head == start.step => Before::Nothing,
                _ => Before::Whole,
            },
            draft: None,
            journal: start.journal,
            long: LONG,
            flight: None,
            trouble: None,
            quiet: false,
        }
    }

    /// Begins with a project that the store does not have; it is to be written at once.
    pub fn begin(project: P) -> Self {
        let mut keeper = Self::resume(Start {
            head: None,
            step: 0,
            journal: 0,
            set_aside_first: false,
        });
        keeper.draft = Some((0, project));
        keeper
    }

    /// Takes in new steps. `project` gives the project as it is after them; it is called only when a snapshot is due.
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
        let due = match self.before {
            Before::Nothing => self.journal >= self.long,
            Before::Whole | Before::SetAside => !self.pending.is_empty(),
        };
        if due {
            self.draft = Some((self.newest(), project()));
        }
    }

    /// The analyst pauses: a good moment for what takes longer.
    pub const fn pause(&mut self) {
        self.quiet = true;
    }

    /// Whether there is something to do at the next pause.
    pub fn wants_pause(&self) -> bool {
        self.before == Before::Nothing && self.draft.is_some()
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
            (Before::Whole, Some((step, project))) => {
                (self.snapshot(*step, project, true), Flight::Whole(*step))
            }
            (Before::Nothing, _) if !self.pending.is_empty() => {
                let (after, records) = (self.base, self.pending.iter().cloned().collect());
                let flight = Flight::Append(self.pending.len());
                (Task::Append { after, records }, flight)
            }
            (Before::Nothing, Some((step, project)))
                if self.quiet || self.journal >= TOO_LONG.max(self.long) =>
            {
                (self.snapshot(*step, project, false), Flight::Shorten(*step))
            }
            _ => return None,
        };
        self.flight = Some(flight);
        Some(task)
    }

    fn snapshot(&self, step: u64, project: &P, with_texts: bool) -> Task<R, P> {
        Task::Snapshot {
            expected: self.head,
            step,
            project: project.clone(),
            with_texts,
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
            }
            Some(Flight::Shorten(step)) => self.shortened(step),
        }
    }

    fn shortened(&mut self, step: u64) {
        self.draft = None;
        self.journal = self.newest() - step;
        self.long = LONG;
    }

    /// The task under way was not done.
    pub fn failed(&mut self, error: StorageError) {
        match self.flight.take() {
            None => {}
            Some(Flight::Shorten(_)) => {
                self.draft = None;
                self.long = self.journal + LONG;
            }
            Some(Flight::SetAside | Flight::Append(_) | Flight::Whole(_)) => {
                if error == StorageError::Gone {
                    self.head = None;
                    self.before = Before::Whole;
                    // Its steps may be older than some that the store had; the project of the next try has them all.
                    self.draft = None;
                }
                self.trouble = Some(error);
            }
        }
    }

    /// What to tell the analyst. “Saved” only when the store has said that it has everything.
    pub fn state(&self) -> SaveState {
        let to_write = self.before != Before::Nothing && self.draft.is_some();
        match &self.trouble {
            Some(error) => SaveState::NotSaved(error.to_string()),
            None if to_write || !self.pending.is_empty() => SaveState::Saving,
            None => SaveState::Saved,
        }
    }

    /// The number of the newest step.
    fn newest(&self) -> u64 {
        self.base + self.pending.len() as u64
    }
}
