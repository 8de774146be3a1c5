//! Opening a file of everything: each project in it becomes a project here, with its kept versions, and nothing here is
//! overwritten.

use leptos::prelude::*;

use super::Desk;
use crate::browser::clock;
use crate::format::Opened;
use crate::persist::rescued::{self, Rescued};

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
        for earlier in &rescued.earlier {
            let mut all = rescued.projects.iter();
            let project = all.find(|project| project.meta().id == earlier.project);
            let here = self.with(|s| s.project().meta().id == earlier.project);
            let Some(project) = project.filter(|_| !here) else {
                continue;
            };
            if !matches!(library.begin(earlier.project).await, Ok(None)) {
                continue;
            }
            let kept = earlier.put_back(library.storage(), project, clock::now());
            if let Err(error) = kept.await {
                let title = &project.meta().title;
                problems.push(format!(
                    "earlier versions of “{title}” stay in the file: {error}"
                ));
            }
        }
        problems
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
