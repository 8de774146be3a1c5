//! Writing a project, or reading along while another tab writes it.
//!
//! A tab that reads carries out no command, so nothing of it is ever on its way to the store. What the other tab does is
//! read from there, step by step; where that is not possible the project is opened anew, at the same place.

use leptos::prelude::*;

use super::{Desk, Watched};
use crate::domain::ProjectId;
use crate::edit::{ChangeSet, Session};
use crate::persist::{Opened, SaveState, StorageError};

impl Desk {
    /// The project on the desk.
    pub fn project_id(self) -> ProjectId {
        self.with(|s| s.project().meta().id)
    }

    /// Whether another tab writes the project, and this one reads along.
    pub fn reading(self) -> Watched<bool> {
        Watched::new(self.seen.reading)
    }

    /// Changes whether this tab only reads.
    pub fn set_reading(self, reading: bool) {
        if reading {
            self.end_linking();
        }
        self.seen.reading.set(reading);
    }

    /// Forgets what could be undone: somebody else goes on with the project.
    pub fn forget_history(self) {
        self.catch_up();
        self.session.update_value(Session::forget_history);
        self.show_history();
    }

    /// Waits until nothing is on its way to the store. Whether it has everything then.
    pub async fn settled(self) -> bool {
        self.saver.get_value().settled().await
    }

    /// Whether what is on the desk was saved as a project file as it is.
    pub fn is_in_a_file(self) -> bool {
        self.exported.get_value() == Some(self.with(Session::revision))
    }

    /// Takes in what another tab has stored of the project. Whether there was anything.
    ///
    /// # Errors
    /// In words, when the store cannot be read.
    pub async fn follow_others(self) -> Result<bool, String> {
        let id = self.project_id();
        let at = self.saver.with_value(|saver| saver.step());
        let steps = self.library.get_value().steps_after(id, at).await;
        let steps = steps.map_err(|error| error.to_string())?;
        if steps.as_ref().is_some_and(Vec::is_empty) {
            return Ok(false);
        }
        let one_by_one = self.seen.reading.get_untracked() && !self.with(Session::is_part);
        if let Some(steps) = steps.filter(|_| one_by_one) {
            self.catch_up();
            let number = steps.len() as u64;
            let followed = self.session.try_update_value(|s| s.follow(steps));
            if let Some(Ok(changes)) = followed {
                self.saver.with_value(|saver| saver.followed(number));
                self.show_others(&changes);
                return Ok(true);
            }
        }
        self.renew().await
    }

    /// Opens the project anew, as it lies in the store, at the same place; nothing can be undone then. Whether it was:
    /// not when something was done here meanwhile.
    ///
    /// # Errors
    /// In words, when it cannot be opened; it stays as it is then.
    pub async fn renew(self) -> Result<bool, String> {
        let revision = self.with(Session::revision);
        let recovered = self.library.get_value().open(self.project_id()).await;
        let recovered = recovered.map_err(|error| error.to_string())?;
        if self.with(Session::revision) != revision {
            return Ok(false);
        }
        let recovered = recovered.ok_or_else(|| StorageError::Gone.to_string())?;
        let (opened, notice) = recovered.opened().map_err(|kept| kept.to_string())?;
        self.take_newest(opened, notice);
        Ok(true)
    }

    /// Goes on with the same project as another tab has left it.
    pub(super) fn take_newest(self, opened: Opened, notice: Option<String>) {
        self.catch_up();
        let storage = self.library.with_value(|library| library.storage());
        let snapshots = opened.start.snapshots(storage, opened.project.meta().id);
        let place = opened.start.place();
        self.saver
            .with_value(|saver| saver.resume(&opened.project, place, snapshots));
        self.exported.set_value(None);
        let changes = self.session.try_update_value(|s| s.renew(opened.project));
        self.seen.arriving.set(None);
        if notice.is_some() {
            self.seen.notice.set(notice);
        }
        if let Some(changes) = changes {
            self.show_others(&changes);
        }
        self.seen.touched.update_value(|touched| touched.note(None));
        self.do_what_waited();
    }

    fn show_others(self, changes: &ChangeSet) {
        self.seen.offers.set(Vec::new());
        self.show_changes(changes);
        self.note_step();
    }

    /// Whether the store has all that was done here.
    pub fn is_saved(self) -> bool {
        self.seen.save.with_untracked(|s| *s == SaveState::Saved)
    }
}
