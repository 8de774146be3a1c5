//! The file on disk: found again, written after every pause.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{Backup, Disk};
use crate::browser::files::Pieces;
use crate::browser::{Breath, DiskFile, Timer, choose_file, clock, remember_file, remembered_file};
use crate::format::ExportFormat;
use crate::ui::erased::effect;

/// How long the analyst must pause before the file is written, in milliseconds.
const PAUSE: i32 = 2_000;

impl Backup {
    /// Follows the work for as long as the page lives.
    pub fn follow(self) {
        // For the outside: the file on disk.
        effect(move || {
            self.desk.track_steps();
            untrack(|| self.look());
        });
    }

    fn look(self) {
        let id = self.project_id();
        if self.project.get_value() != Some(id) {
            self.project.set_value(Some(id));
            self.file.set_value(None);
            self.pause.set_value(None);
            self.disk.set(Disk::None);
            spawn_local(self.find());
        } else if self.file.with_value(Option::is_some) && !self.is_asleep() && !self.reads() {
            self.write_soon();
        }
    }

    /// Of a project that is coded in another tab, that one writes the file.
    fn reads(self) -> bool {
        self.desk.reading().get_untracked()
    }

    fn is_asleep(self) -> bool {
        matches!(self.disk.get_untracked(), Disk::Asleep(_))
    }

    /// The file of an earlier visit.
    async fn find(self) {
        let id = self.project_id();
        // A browser that keeps nothing has no file either.
        let Ok(Some(file)) = remembered_file(id).await else {
            return;
        };
        let granted = file.may_write().await;
        if self.project_id() != id || self.file.with_value(Option::is_some) {
            return;
        }
        let name = file.name();
        self.file.set_value(Some((id, file)));
        if granted && self.reads() {
            self.disk.set(Disk::None);
        } else if granted {
            self.write_soon();
        } else {
            self.disk.set(Disk::Asleep(name));
        }
    }

    /// Lets the analyst choose a file, and writes it from then on.
    pub fn choose(self) {
        let id = self.project_id();
        let name = self
            .desk
            .with(|s| ExportFormat::Project.file_name(s.project(), clock::now()));
        spawn_local(async move {
            match choose_file(&name).await {
                Ok(Some(file)) => {
                    if let Err(error) = remember_file(id, Some(&file)).await {
                        let words = "After a reload the file has to be chosen again";
                        self.desk.say(format!("{words}: {error}"));
                    }
                    self.begin_with(id, file);
                }
                Ok(None) => {}
                Err(error) => self.desk.say(format!("No file was chosen: {error}")),
            }
        });
    }

    fn begin_with(self, id: crate::domain::ProjectId, file: DiskFile) {
        if self.project_id() == id {
            self.file.set_value(Some((id, file)));
            self.write_now();
        }
    }

    /// Goes on with the file of an earlier visit, if the browser allows it.
    pub fn wake(self) {
        let Some((id, file)) = self.file.get_value() else {
            return;
        };
        spawn_local(async move {
            if file.ask_to_write().await {
                self.begin_with(id, file);
            } else {
                self.desk.say("The browser did not allow it to be written");
            }
        });
    }

    /// Writes it no more. The file stays as it is.
    pub fn stop(self) {
        let id = self.project_id();
        self.file.set_value(None);
        self.pause.set_value(None);
        self.disk.set(Disk::None);
        spawn_local(async move {
            if let Err(error) = remember_file(id, None).await {
                self.desk.say(error.to_string());
            }
        });
    }

    /// Of a project that is still being opened only a part is on the desk: it must not take the place of the whole. When
    /// that is here, it is told as a step.
    fn is_whole(self) -> bool {
        self.desk.with(|s| !s.is_part())
    }

    fn write_soon(self) {
        if !self.is_whole() {
            return;
        }
        let steps = self.desk.steps();
        let saved = self
            .desk
            .last_file()
            .is_some_and(|last| last.steps == steps);
        if saved && matches!(self.disk.get_untracked(), Disk::Written(..)) {
            return;
        }
        let Some((_, file)) = self.file.get_value() else {
            return;
        };
        if !matches!(self.disk.get_untracked(), Disk::Failed(..)) {
            self.disk.set(Disk::Writing(file.name()));
        }
        let timer = Timer::after(PAUSE, move || self.write_now());
        self.pause.set_value(timer);
    }

    /// Writes all there is now; again, should there be more by then.
    pub fn write_now(self) {
        self.pause.set_value(None);
        let Some((id, file)) = self.file.get_value().filter(|_| self.is_whole()) else {
            return;
        };
        let name = file.name();
        self.disk.set(Disk::Writing(name.clone()));
        let (project, steps) = (self.desk.with(|s| s.project().clone()), self.desk.steps());
        spawn_local(async move {
            let now = clock::now();
            let mut pieces = Pieces::default();
            let out = &mut |piece: String| pieces.add(piece.as_bytes());
            let breath = Breath::begin();
            let format = ExportFormat::Project;
            format.write_in_turns(project, now, &breath, out).await;
            let written = file.write(pieces).await;
            let same = self
                .file
                .with_value(|f| f.as_ref().is_some_and(|(of, _)| *of == id));
            if self.project_id() != id || !same {
                return;
            }
            match written {
                Ok(()) => {
                    self.disk.set(Disk::Written(name, now));
                    self.desk.note_file(steps);
                }
                Err(error) => self.disk.set(Disk::Failed(name, error.to_string())),
            }
        });
    }
}
