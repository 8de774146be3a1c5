//! Versions of the project that are kept: which there are, and opening one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use crate::browser::clock;
use crate::domain::{Project, ProjectId, ProjectMeta};
use crate::persist::{Label, StorageError, Version};

impl Desk {
    /// Keeps the project as it was before a sweeping step, and says so if that cannot be done.
    pub(in crate::ui) fn keep_version(self, before: Project, title: &str) {
        // A project that was just begun, as for files that are imported, has nothing to go back to.
        if before.all_documents().is_empty() && before.log().is_empty() {
            return;
        }
        let label = Label {
            title: title.to_owned(),
            at: clock::now(),
        };
        let told = move |kept: Result<(), StorageError>| {
            if let Err(error) = kept {
                self.say(format!("No earlier version was kept before this: {error}"));
            }
        };
        self.saver
            .with_value(|saver| saver.keep(&before, label, told));
    }

    /// Finds out which versions are kept of the project on the desk, the newest first.
    pub fn list_versions(self, found: impl FnOnce(Result<Vec<Version>, String>) + 'static) {
        let library = self.library.get_value();
        let id = self.with(|s| s.project().meta().id);
        spawn_local(async move {
            let all = library.versions(id).await;
            found(all.map_err(|error| error.to_string()));
        });
    }

    /// Opens a version as a project of its own, beside the one it is of.
    pub fn open_version(self, step: u64) {
        self.in_turn(async move {
            if !self.may_leave() {
                return;
            }
            let library = self.library.get_value();
            let id = self.with(|s| s.project().meta().id);
            let (recovered, label) = match library.version(id, step).await {
                Ok(Some(found)) => found,
                Ok(None) => return self.say("That version is no longer in this browser"),
                Err(error) => return self.say(error.to_string()),
            };
            let (project, lost) = match recovered.opened() {
                Ok((opened, lost)) => (opened.project, lost),
                Err(kept) => return self.say(kept.to_string()),
            };
            let meta = project.meta().clone();
            let when = label.map(|label| clock::local_words(label.at));
            let when = when.unwrap_or_default();
            let title = format!("{} (as of {when})", meta.title);
            let own = project.with_meta(ProjectMeta {
                id: ProjectId::new(self.new_uuid()),
                title: title.clone(),
                ..meta
            });
            if self.begin_with(own).await {
                self.seen.notice.set(lost);
                self.say(format!("Opened “{title}” as a project of its own"));
            }
        });
    }
}
