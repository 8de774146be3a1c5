//! From what lies in the store to a project: the snapshot, then every step after it.
//!
//! What cannot be read costs itself and what rests on it; nothing is ever overwritten that was not read.

use std::rc::Rc;

use super::draft::Base;
use super::envelope::ReadError;
use super::journal::{self, Record};
use super::keeper::Place;
use super::lost::{Loss, Lost};
use super::texts::Texts;
use super::{InPieces, Snapshots, Storage, Stored};
use crate::domain::json::shown;
use crate::domain::{LostArticle, Project, ProjectId};

/// What could be made of a stored project.
#[derive(Clone, Debug)]
pub enum Recovered {
    /// All of it.
    Whole(Opened),
    /// All of it that can be read, and what is missing.
    Partly(Opened, Lost),
    /// Nothing that could be opened. It stays where it is.
    Unreadable(Kept),
    /// A newer version of Demarche wrote it. It stays as it is.
    Newer(Kept),
}

impl Recovered {
    /// What could be opened, and in words what of it is missing.
    ///
    /// # Errors
    /// What could not.
    pub fn opened(self) -> Result<(Opened, Option<String>), Kept> {
        match self {
            Self::Whole(opened) => Ok((opened, None)),
            Self::Partly(opened, lost) => Ok((opened, Some(lost.words))),
            Self::Unreadable(kept) | Self::Newer(kept) => Err(kept),
        }
    }
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
    /// The step of the snapshot, and the newest one that has been looked at.
    from: u64,
    at: u64,
    /// The newest step there is.
    end: u64,
    head: Option<u64>,
    migrated: bool,
    changed: bool,
    loss: Loss,
}

impl Replay {
    /// `loss` is what is missing already.
    pub(super) fn new(project: Project, step: u64, stored: &Stored, loss: Loss) -> Self {
        let newest = stored.journal.last().map_or(0, |(step, _)| *step);
        Self {
            project,
            from: step,
            at: step,
            end: stored.head.unwrap_or(0).max(newest).max(step),
            head: stored.head,
            migrated: false,
            changed: false,
            loss,
        }
    }

    /// Whether no step is missing before this one.
    pub(super) const fn is_next(&self, step: u64) -> bool {
        step <= self.at + 1
    }

    /// Takes the next step of the journal; `false` when it, or one before it, is missing. Steps that the snapshot has
    /// taken in already are passed over.
    pub(super) fn take(
        &mut self,
        step: u64,
        record: Result<Record, ReadError>,
        texts: &Texts,
    ) -> bool {
        if step <= self.from {
            return true;
        }
        let missing = step.saturating_sub(self.at + 1);
        self.loss.steps(missing, &|| "a step is missing".to_owned());
        self.at = step;
        let mut without = Vec::new();
        let read = record
            .and_then(|record| Ok((record.migrated, record.with(texts, &mut without)?)))
            .map_err(|error| shown(&error));
        self.loss.articles.append(&mut without);
        let applied = read.and_then(|(old, step)| {
            self.migrated |= old;
            let applied = step.apply(&mut self.project);
            let applied = applied.map_err(|error| shown(&error));
            let left = self.loss.is_any() && applied.is_err();
            match left && step.apply_to_what_is_left(&mut self.project) {
                true => Ok(()),
                false => applied,
            }
        });
        self.changed |= applied.is_ok();
        match applied {
            Ok(()) => missing == 0,
            Err(reason) => {
                self.loss.step(&|| reason.clone());
                false
            }
        }
    }

    /// Whether the project is another than the snapshot has it.
    pub(super) const fn has_changed(&self) -> bool {
        self.changed
    }

    /// The project, where to go on, and what was lost.
    pub(super) fn finish(
        mut self,
        migrated: bool,
        base: Option<Rc<Base>>,
    ) -> (Project, Start, Option<Lost>) {
        let missing = || "a step is missing".to_owned();
        self.loss.steps(self.end - self.at, &missing);
        let gone = self.loss.remembered(&self.project);
        let lost = self.loss.told();
        let place = Place {
            head: self.head,
            step: self.end,
            journal: self.end - self.from,
            set_aside_first: migrated || self.migrated || lost.is_some(),
        };
        let base = base.filter(|_| lost.is_none());
        (remembering(self.project, gone), Start { place, base }, lost)
    }
}

/// A project that knows which articles could not be read: it is written with the next snapshot.
fn remembering(project: Project, gone: Vec<LostArticle>) -> Project {
    if gone.is_empty() {
        return project;
    }
    let mut meta = project.meta().clone();
    meta.lost
        .retain(|old| gone.iter().all(|new| new.document != old.document));
    meta.lost.extend(gone);
    project.with_meta(meta)
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
