//! From what lies in the store to a project: the snapshot, then every step after it.
//!
//! What cannot be read ends the replay. All before it is used; nothing is ever overwritten that was not read.

use std::rc::Rc;

use super::draft::Base;
use super::envelope::ReadError;
use super::journal::{self, Record};
use super::keeper::Place;
use super::texts::Texts;
use super::{InPieces, Snapshots, Storage, Stored};
use crate::domain::json::shown;
use crate::domain::{Project, ProjectId};
use crate::edit::count;

/// What could be made of a stored project.
#[derive(Clone, Debug)]
pub enum Recovered {
    /// All of it.
    Whole(Opened),
    /// The project as it was some steps ago; the steps after that could not be read.
    Partly(Opened, Lost),
    /// Nothing that could be opened. It stays where it is.
    Unreadable(Kept),
    /// A newer version of Demarche wrote it. It stays as it is.
    Newer(Kept),
}

/// Where to go on with a project that came from the store.
#[derive(Clone, Debug)]
pub struct Start {
    pub(super) place: Place,
    /// The snapshot in the store, unless it is of an older version.
    base: Option<Rc<Base>>,
}

impl Start {
    /// Where the store stands.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Whoever writes the next snapshots.
    pub fn snapshots<S: Storage + 'static>(
        &self,
        storage: Rc<S>,
        project: ProjectId,
    ) -> Rc<dyn Snapshots> {
        InPieces::new(storage, project, self.base.clone()).shared()
    }
}

/// A project to go on with.
#[derive(Clone, Debug)]
pub struct Opened {
    /// As it was kept.
    pub project: Project,
    /// For whoever saves what is done next.
    pub start: Start,
}

/// Steps that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// How many, as far as is known.
    pub steps: u64,
    /// Why the first of them could not be read.
    pub reason: String,
}

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let steps = count(usize::try_from(self.steps).unwrap_or(usize::MAX), "step");
        write!(
            f,
            "The last {steps} of your work could not be read: {}. Everything before that is here. What could not be \
             read is kept and can be downloaded.",
            self.reason
        )
    }
}

/// A project that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Why not.
    pub reason: String,
}

impl std::fmt::Display for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "This project could not be opened: {}. It is kept unchanged and can be downloaded.",
            self.reason
        )
    }
}

/// Why a project could not be opened at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// It cannot be read.
    Unreadable(Kept),
    /// A newer version of Demarche wrote it.
    Newer(Kept),
}

impl NotOpened {
    /// It cannot be read; why.
    pub(super) fn unreadable(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self::Unreadable(Kept { reason })
    }
}

/// A snapshot or a piece of it that was not read.
impl From<ReadError> for NotOpened {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Newer { .. } => Self::Newer(Kept {
                reason: shown(&error),
            }),
            ReadError::Damaged(reason) => Self::Unreadable(Kept { reason }),
        }
    }
}

impl From<NotOpened> for Recovered {
    fn from(why: NotOpened) -> Self {
        match why {
            NotOpened::Unreadable(kept) => Self::Unreadable(kept),
            NotOpened::Newer(kept) => Self::Newer(kept),
        }
    }
}

/// Going through the steps of a journal, onto a project as its snapshot has it.
pub(super) struct Replay {
    project: Project,
    /// The step of the snapshot, and the newest one that has been taken.
    from: u64,
    at: u64,
    /// The newest step there is.
    end: u64,
    head: Option<u64>,
    migrated: bool,
    broken: Option<String>,
}

impl Replay {
    pub(super) fn new(project: Project, step: u64, stored: &Stored) -> Self {
        let newest = stored.journal.last().map_or(0, |(step, _)| *step);
        Self {
            project,
            from: step,
            at: step,
            end: stored.head.unwrap_or(0).max(newest).max(step),
            head: stored.head,
            migrated: false,
            broken: None,
        }
    }

    /// Takes the next step of the journal; `false` when the replay ends here. Steps that the snapshot has taken in
    /// already are passed over.
    pub(super) fn take(
        &mut self,
        step: u64,
        record: Result<Record, ReadError>,
        texts: &Texts,
    ) -> bool {
        if step <= self.from {
            return true;
        }
        if step != self.at + 1 {
            self.broken = Some("a step is missing".to_owned());
            return false;
        }
        let applied = record
            .and_then(|record| Ok((record.migrated, record.with(texts)?)))
            .map_err(|error| shown(&error))
            .and_then(|(old, step)| {
                self.migrated |= old;
                step.apply(&mut self.project).map_err(|error| shown(&error))
            });
        self.broken = applied.err();
        if self.broken.is_none() {
            self.at = step;
        }
        self.broken.is_none()
    }

    /// Whether the project is another than the snapshot has it.
    pub(super) const fn has_changed(&self) -> bool {
        self.at != self.from
    }

    /// The project, where to go on, and what was lost.
    pub(super) fn finish(
        self,
        migrated: bool,
        base: Option<Rc<Base>>,
    ) -> (Project, (Start, Option<Lost>)) {
        let missing = (self.at < self.end).then(|| "a step is missing".to_owned());
        let lost = self.broken.or(missing).map(|reason| Lost {
            steps: self.end - self.at,
            reason,
        });
        let place = Place {
            head: self.head,
            step: self.end,
            journal: self.end - self.from,
            set_aside_first: migrated || self.migrated || lost.is_some(),
        };
        (self.project, (Start { place, base }, lost))
    }
}

/// A part of a project after what the journal's steps did to it, where to go on, and whether other articles came in; `None` when a step is missing, cannot
/// be read, is of another version, or does not fit.
pub(super) fn replay_here(
    mut project: Project,
    from: u64,
    stored: &Stored,
) -> Option<(Project, Place, bool)> {
    let (mut at, mut others) = (from, false);
    for (step, bytes) in stored.journal.iter().filter(|(n, _)| *n > from) {
        let record = journal::decode(bytes).ok().filter(|r| !r.migrated)?;
        (*step == at + 1).then_some(())?;
        others |= record.apply_here(&mut project)?;
        at = *step;
    }
    let place = Place {
        head: stored.head,
        step: at,
        journal: at - from,
        set_aside_first: false,
    };
    (stored.head == Some(at)).then_some((project, place, others))
}
