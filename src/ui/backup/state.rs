//! What is known about the files of the project.

use leptos::prelude::*;

use crate::browser::preferences::REMIND_AFTER;
use crate::browser::{DiskFile, Timer};
use crate::domain::{ProjectId, Timestamp};
use crate::ui::erased::effect;
use crate::ui::state::Desk;

/// A handle; cheap to copy.
#[derive(Clone, Copy)]
pub struct Backup {
    pub desk: Desk,
    /// How it stands with the file on disk.
    pub disk: RwSignal<Disk>,
    /// The file, and whose it is.
    pub(super) file: StoredValue<Option<(ProjectId, DiskFile)>, LocalStorage>,
    pub(super) pause: StoredValue<Option<Timer>, LocalStorage>,
    /// The project that was last asked for.
    pub(super) project: StoredValue<Option<ProjectId>>,
    /// How many steps there were when the analyst said “not now”.
    pub put_off: RwSignal<Option<(ProjectId, u64)>>,
    /// After how many changes to remind; 0: never.
    pub remind_after: RwSignal<u64>,
}

/// How it stands with the file on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disk {
    /// None was chosen.
    None,
    /// One was chosen in an earlier visit; the browser wants to be asked again.
    Asleep(String),
    /// It is being written, or about to be.
    Writing(String),
    /// It holds everything, as of a moment.
    Written(String, Timestamp),
    /// It could not be written: name, reason.
    Failed(String, String),
}

impl Backup {
    /// Begins, and lets dialogs find it.
    pub fn begin(desk: Desk) -> Self {
        let backup = Self {
            desk,
            disk: RwSignal::new(Disk::None),
            file: StoredValue::new_local(None),
            pause: StoredValue::new_local(None),
            project: StoredValue::new(None),
            put_off: RwSignal::new(None),
            remind_after: RwSignal::new(desk.settings.recall(&REMIND_AFTER)),
        };
        desk.hold(backup);
        // For the outside: the browser’s store remembers the choice.
        effect(move || {
            let after = backup.remind_after.get();
            desk.settings.remember(&REMIND_AFTER, &after);
        });
        backup
    }

    /// The project on the desk.
    pub fn project_id(self) -> ProjectId {
        self.desk.with(|s| s.project().meta().id)
    }

    /// Changes that are in no file, once there are so many that it is time to say so. Tracked.
    pub fn due(self) -> Option<u64> {
        self.desk.track_steps();
        let after = self.remind_after.get();
        let (id, practice) = self.desk.with(|s| {
            let meta = s.project().meta();
            (meta.id, meta.sample)
        });
        let written = matches!(self.disk.get(), Disk::Writing(_) | Disk::Written(..));
        if after == 0 || practice || written {
            return None;
        }
        let changes = self.desk.changes_since_file();
        let put_off = self.put_off.get().filter(|(of, _)| *of == id);
        let after_that = self.desk.steps() - put_off.map_or(0, |(_, at)| at.min(self.desk.steps()));
        let since = changes.min(after_that);
        (since >= after).then_some(changes)
    }
}
