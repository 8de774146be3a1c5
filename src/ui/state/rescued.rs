//! Opening a file of everything: each project in it becomes a project here, and nothing here is overwritten.

use leptos::prelude::*;

use super::Desk;
use crate::domain::Project;
use crate::persist::rescued;

impl Desk {
    /// The projects of such a file, and what to say about those that could not be opened; `None` for any other file.
    pub(super) fn rescued(self, name: &str, bytes: &[u8]) -> Option<(Vec<Project>, Vec<String>)> {
        if !rescued::is_one(bytes) {
            return None;
        }
        let of_file = |reason: String| format!("{name}: {reason}");
        Some(match rescued::read(bytes) {
            Ok(rescued) => {
                if let Some(coder) = rescued.coder {
                    self.go_on_as(coder);
                }
                (
                    rescued.projects,
                    rescued.problems.into_iter().map(of_file).collect(),
                )
            }
            Err(reason) => (Vec::new(), vec![of_file(reason)]),
        })
    }

    /// Whoever worked there goes on here under the same id, so that old and new tags are by one hand. Not where somebody
    /// has a name here or has coded already.
    fn go_on_as(self, coder: crate::domain::Coder) {
        let unknown =
            self.with(|s| s.coder().name.is_empty() && s.project().coder(s.coder().id).is_none());
        if unknown {
            self.session.update_value(|s| s.set_coder(coder));
            self.remember_coder();
        }
    }
}
