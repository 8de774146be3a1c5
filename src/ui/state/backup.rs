//! Work that is saved as a file, and how much was done since.

use std::any::Any;

use leptos::prelude::*;

use super::Desk;
use crate::browser::clock;
use crate::browser::preferences::{LAST_FILES, LastFile};

impl Desk {
    /// To be told when work was done or saved as a file, or another project is on the desk.
    pub fn track_steps(self) {
        self.seen.steps.track();
    }

    /// Tells those who asked to be told.
    pub(super) fn note_step(self) {
        self.seen.steps.update(|n| *n += 1);
    }

    /// How many steps the log of the project has.
    pub fn steps(self) -> u64 {
        self.with(|s| s.project().log().len() as u64)
    }

    /// The last file of the project; `None`: there was none.
    pub fn last_file(self) -> Option<LastFile> {
        let id = self.with(|s| s.project().meta().id);
        self.settings.recall(&LAST_FILES).get(&id).copied()
    }

    /// Remembers that the project was saved as a file, as it was after so many steps.
    pub fn note_file(self, steps: u64) {
        let id = self.with(|s| s.project().meta().id);
        let mut files = self.settings.recall(&LAST_FILES);
        let at = clock::now();
        files.insert(id, LastFile { steps, at });
        self.settings.remember(&LAST_FILES, &files);
        self.note_step();
    }

    /// Changes since the last file; all there were, without one.
    pub fn changes_since_file(self) -> u64 {
        let saved = self.last_file().map_or(0, |last| last.steps);
        // A merge that was undone takes lines of the log out again.
        self.steps().abs_diff(saved)
    }

    /// What was held last of this type, for as long as the page lives.
    pub fn held<T: Clone + 'static>(self) -> Option<T> {
        self.held.with_value(|held| {
            let held: &dyn Any = held.as_deref()?;
            held.downcast_ref::<T>().cloned()
        })
    }

    /// Holds this one thing.
    pub fn hold<T: 'static>(self, value: T) {
        self.held.set_value(Some(Box::new(value)));
    }

    /// Whether the browser has promised to keep things, as last heard.
    pub fn set_durable(self, answer: Option<bool>) {
        self.seen.durable.set(answer);
    }
}
