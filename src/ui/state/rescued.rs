//! Opening a file of everything: each project in it becomes a project here, with its kept versions, and nothing here is
//! overwritten.

use std::rc::Rc;

use leptos::prelude::*;

use super::Desk;
use crate::browser::clock;
use crate::edit::count;
use crate::format::Opened;
use crate::persist::InPieces;
use crate::persist::rescued::{self, Earlier, Rescued};

impl Desk {
    /// The projects of such a file, and what to say about those that could not be opened, each with the file's name; `None`
    /// for any other file.
    pub(in crate::ui) async fn rescued(
        self,
        name: &str,
        bytes: &[u8],
    ) -> Option<Vec<(String, Result<Opened, String>)>> {
        if !rescued::is_one(bytes) {
            return None;
        }
        let named = |found| (name.to_owned(), found);
        Some(match rescued::read(bytes) {
            Ok(rescued) => {
                let unkept = self.put_back(&rescued).await;
                if let Some(coder) = rescued.coder {
                    self.go_on_as(coder);
                }
                let projects = rescued.projects.into_iter().map(|p| Ok(Opened::Project(p)));
                let problems = rescued.problems.into_iter().chain(unkept).map(Err);
                projects.chain(problems).map(named).collect()
            }
            Err(reason) => vec![named(Err(reason))],
        })
    }

    /// Keeps projects that have kept versions and are not here yet together with these; what went wrong, in words.
    async fn put_back(self, rescued: &Rescued) -> Vec<String> {
        let library = self.library.get_value();
        let mut problems = Vec::new();
        let mut brought = Vec::new();
        for earlier in &rescued.earlier {
            let mut all = rescued.projects.iter();
            let project = all.find(|project| project.meta().id == earlier.project);
            let here = self.with(|s| s.project().meta().id == earlier.project);
            if here || !matches!(library.begin(earlier.project).await, Ok(None)) {
                brought.push(earlier.clone());
                continue;
            }
            let Some(project) = project else { continue };
            let kept = earlier.put_back(library.storage(), project, clock::now());
            if let Err(error) = kept.await {
                let title = &project.meta().title;
                problems.push(format!(
                    "earlier versions of “{title}” stay in the file: {error}"
                ));
            }
        }
        self.brought.set_value(Some(Box::new(brought)));
        problems
    }

    /// Keeps the versions that the file of everything which was opened last has of the project on the desk, beside its
    /// own: where that file is merged, or is the same. What goes wrong is said.
    pub(in crate::ui) async fn bring_versions(self) {
        let id = self.project_id();
        let mut wanted = None;
        self.brought.update_value(|brought| {
            let brought = brought.as_mut().and_then(|all| all.downcast_mut());
            let Some(brought): Option<&mut Vec<Earlier>> = brought else {
                return;
            };
            let place = brought.iter().position(|earlier| earlier.project == id);
            wanted = place.map(|place| brought.swap_remove(place));
        });
        let Some(earlier) = wanted.filter(|_| self.may_change().is_ok()) else {
            return;
        };
        // Nothing is on its way to the store that knows of fewer versions.
        self.settled().await;
        let storage = self.library.with_value(|library| library.storage());
        let done = match earlier.bring(&*storage).await {
            Ok(0) => return,
            Ok(number) => {
                let snapshots = InPieces::of_new(Rc::clone(&storage), id);
                self.saver.with_value(|saver| {
                    self.with(|s| saver.look_at_versions(s.project(), snapshots));
                });
                earlier.bring_pieces(&*storage).await.map(|()| number)
            }
            Err(error) => Err(error),
        };
        self.say(match done {
            Ok(number) => {
                let what = count(number, "earlier version");
                format!("{what} of the file came beside those that are here")
            }
            Err(error) => format!("Earlier versions stay in the file: {error}"),
        });
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
