//! From what lies in the store to a project: the snapshot, then every step after it.
//!
//! What cannot be read ends the replay. All before it is used; nothing is ever overwritten that was not read.

use super::envelope::ReadError;
use super::texts::Texts;
use super::{Raw, Start, Stored, journal, snapshot};
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
    /// All that lies in the store of this project, for download.
    pub raw: Vec<Raw>,
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
    /// All that lies in the store of this project, for download.
    pub raw: Vec<Raw>,
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

/// Makes of stored values what can be made of them. Linear in the project, its texts and its journal.
pub fn recover(id: ProjectId, stored: &Stored) -> Recovered {
    let kept = |reason: String| Kept {
        reason,
        raw: stored.raw(id),
    };
    let mut texts = Texts::new(&stored.texts);
    let Some(bytes) = &stored.snapshot else {
        return Recovered::Unreadable(kept("its beginning is missing".to_owned()));
    };
    let read = match snapshot::decode(bytes, &mut texts) {
        Ok(read) => read,
        Err(error @ ReadError::Newer { .. }) => return Recovered::Newer(kept(error.to_string())),
        Err(ReadError::Damaged(reason)) => return Recovered::Unreadable(kept(reason)),
    };
    if read.project.meta().id != id {
        return Recovered::Unreadable(kept("another project lies in its place".to_owned()));
    }
    if stored
        .journal
        .iter()
        .any(|(_, bytes)| journal::is_newer(bytes))
    {
        let reason = "its newest steps were written by a newer version of Demarche";
        return Recovered::Newer(kept(reason.to_owned()));
    }
    let (mut project, mut migrated) = (read.project, read.migrated);
    let newest = stored.journal.last().map_or(0, |(step, _)| *step);
    let end = stored.head.unwrap_or(0).max(newest).max(read.step);
    let mut at = read.step;
    let mut steps = stored.journal.iter().skip_while(|(n, _)| *n <= read.step);
    let broken = loop {
        if at == end {
            break None;
        }
        let next = steps.next().filter(|(step, _)| *step == at + 1);
        let Some((_, bytes)) = next else {
            break Some("a step is missing".to_owned());
        };
        let applied = journal::decode(bytes, &mut texts)
            .map_err(|error| error.to_string())
            .and_then(|(step, old)| {
                migrated |= old;
                step.apply(&mut project).map_err(|error| error.to_string())
            });
        if let Err(reason) = applied {
            break Some(reason);
        }
        at += 1;
    };
    if let Some(law) = project.check().first() {
        return Recovered::Unreadable(kept(law.to_string()));
    }
    let start = Start {
        head: stored.head,
        step: end,
        journal: end - read.step,
        set_aside_first: migrated || broken.is_some(),
    };
    let opened = Opened { project, start };
    match broken {
        None => Recovered::Whole(opened),
        Some(reason) => {
            let (steps, raw) = (end - at, stored.raw(id));
            Recovered::Partly(opened, Lost { steps, reason, raw })
        }
    }
}

impl Stored {
    /// The same as [`super::Storage::dump`] would give for this project.
    pub fn raw(&self, id: ProjectId) -> Vec<Raw> {
        let raw = |part, key: String, bytes: &Vec<u8>| Raw {
            part,
            key,
            bytes: bytes.clone(),
        };
        let head = self.head.map(|h| h.to_string().into_bytes());
        let mut all = Vec::new();
        all.extend(head.map(|h| raw("meta", format!("head {id}"), &h)));
        all.extend(
            self.listing
                .as_ref()
                .map(|l| raw("projects", id.to_string(), l)),
        );
        all.extend(
            self.snapshot
                .as_ref()
                .map(|s| raw("snapshots", id.to_string(), s)),
        );
        let steps = self.journal.iter();
        all.extend(steps.map(|(step, b)| raw("journal", format!("{id} {step}"), b)));
        let texts = self.texts.iter();
        all.extend(texts.map(|(sha256, b)| raw("texts", format!("{id} {sha256}"), b)));
        all
    }
}
