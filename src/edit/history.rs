//! What can be undone and redone, in this session.

use std::sync::Arc;

use super::{Group, Transaction};

/// The steps of the analyst's work, and how many of them are in force. Not kept beyond the session: the journal is.
#[derive(Clone, Debug, Default)]
pub struct History {
    entries: Vec<Entry>,
    /// Entries in force; those after it have been undone.
    done: usize,
    /// Whether the newest entry still takes in steps of its group.
    open: bool,
}

/// One or more transactions that are undone together, oldest first.
pub(super) type Entry = Vec<Arc<Transaction>>;

impl History {
    /// Takes in a new step; what had been undone is thereby gone.
    pub(super) fn push(&mut self, transaction: Arc<Transaction>) {
        self.entries.truncate(self.done);
        match self.entries.last_mut() {
            Some(newest) if transaction.goes_on => newest.push(transaction),
            _ => {
                self.entries.push(vec![transaction]);
                self.done = self.entries.len();
            }
        }
        self.open = true;
    }

    /// Whether a step of this group would be undone together with the newest one in force.
    pub(super) fn takes_in(&self, group: Option<Group>) -> bool {
        let newest = self.to_undo().and_then(|entry| entry.last());
        self.open && group.is_some() && newest.is_some_and(|step| step.group == group)
    }

    /// Ends the group of the newest entry: the next step is undone by itself.
    pub(super) const fn close_group(&mut self) {
        self.open = false;
    }

    /// What undoing would take back.
    pub(super) fn to_undo(&self) -> Option<&Entry> {
        self.entries.get(self.done.checked_sub(1)?)
    }

    /// What redoing would do again.
    pub(super) fn to_redo(&self) -> Option<&Entry> {
        self.entries.get(self.done)
    }

    /// Notes that the newest entry in force was taken back.
    pub(super) const fn undone(&mut self) {
        self.done = self.done.saturating_sub(1);
        self.open = false;
    }

    /// Notes that the oldest entry not in force was done again.
    pub(super) fn redone(&mut self) {
        self.done = (self.done + 1).min(self.entries.len());
        self.open = false;
    }

    /// The newest entry in force, in words; `None` when there is nothing to undo.
    pub fn undo_title(&self) -> Option<&str> {
        title(self.to_undo())
    }

    /// The entry that redoing would do again, in words.
    pub fn redo_title(&self) -> Option<&str> {
        title(self.to_redo())
    }
}

fn title(entry: Option<&Entry>) -> Option<&str> {
    entry?.first().map(|t| t.title.as_str())
}
