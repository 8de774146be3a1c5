//! Which project is on the desk, and how another comes to be.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::turns::Turn;
use super::{Copied, Desk, Dialog};
use crate::browser::locks::Claim;
use crate::browser::{Breath, ask_to_keep, clock, until_painted};
use crate::domain::json::shown;
use crate::domain::{
    Codebook, Coder, DocumentId, IdSource, Origin, Project, ProjectId, ProjectMeta,
};
use crate::edit::{CommandError, Session, command};
use crate::format::exchange::intake::free_title;
use crate::format::sample;
use crate::persist::{self, Listing, Recovered, SaveState};

impl Desk {
    /// Finds out which projects this browser keeps.
    pub fn list_projects(self, found: impl FnOnce(Result<Vec<Listing>, String>) + 'static) {
        let library = self.library.get_value();
        spawn_local(async move {
            found(library.list().await.map_err(|error| error.to_string()));
        });
    }

    /// Opens a project that this browser keeps.
    pub fn open_project(self, id: ProjectId) {
        self.in_turn(async move {
            if self.may_leave() && self.go_to_kept(id).await.is_err() {
                self.say("That project is no longer in this browser");
            }
        });
    }

    /// Opens a project that was put together from files of another tool. The same files may have come before: it gets a title
    /// of its own.
    pub(in crate::ui) async fn open_new(self, project: Project) {
        let kept = self.library.get_value().list().await.unwrap_or_default();
        let here = self.with(|s| s.project().meta().title.clone());
        let titles = kept.iter().map(|one| one.title.as_str());
        let meta = project.meta().clone();
        let meta = ProjectMeta {
            title: free_title(&meta.title, titles.chain([here.as_str()])),
            ..meta
        };
        self.adopt(project.with_meta(meta), Vec::new()).await;
    }

    /// Takes in a project from a file. Of one that is kept here under the same id and differs, the analyst says what is to
    /// become.
    pub(super) async fn adopt_file(self, name: String, project: Project) {
        let id = project.meta().id;
        let breath = Breath::begin();
        let here = self.with(|s| (s.project().meta().id == id).then(|| s.project().clone()));
        if let Some(here) = &here {
            if here.is_same(&project, &breath).await {
                self.bring_versions().await;
                self.close_dialog();
                return self.say("This project is in this browser already, and the same");
            }
        } else {
            let library = self.library.get_value();
            match library.open(id).await.ok().flatten() {
                Some(Recovered::Whole(kept)) if kept.project.is_same(&project, &breath).await => {
                    if self.may_leave() && self.go_to_kept(id).await.is_ok() {
                        self.bring_versions().await;
                        let title = &kept.project.meta().title;
                        self.say(format!(
                            "Opened the project “{title}”: it is in this browser already, and the same"
                        ));
                    }
                    return;
                }
                None => return self.adopt(project, Vec::new()).await,
                _ => {}
            }
        }
        let name = name.into();
        let project = Arc::new(project);
        self.show(Dialog::Copied(Copied { name, project }));
    }

    /// Opens a file of a project that is here as a project beside it.
    pub fn open_as_copy(self, project: &Project) {
        let meta = project.meta().clone();
        let copy = ProjectMeta {
            id: ProjectId::new(self.new_uuid()),
            title: format!("{} (from a file)", meta.title),
            ..meta
        };
        self.in_turn(self.adopt(project.clone().with_meta(copy), Vec::new()));
    }

    /// Goes on to merge a file into the project it is a copy of, which is opened if it is not.
    pub fn merge_file(self, copied: Copied) {
        let id = copied.project.meta().id;
        if self.with(|s| s.project().meta().id) != id {
            self.open_project(id);
        }
        self.in_turn(async move {
            if self.with(|s| s.project().meta().id) == id {
                self.show_instead(Dialog::Merging(copied));
            }
        });
    }

    /// Opens a dialog in the place of the one that is open. That one tells that it was closed only afterwards, and would
    /// take a new one with it.
    pub fn show_instead(self, dialog: Dialog) {
        self.close_dialog();
        spawn_local(async move {
            until_painted().await;
            self.show(dialog);
        });
    }

    /// Takes in a project that is not kept here: from a file, or just begun. Boxed, as it is waited for in several places
    /// and would be compiled into each.
    pub(super) fn adopt(
        self,
        project: Project,
        articles: Vec<Arc<crate::domain::Document>>,
    ) -> Turn {
        Box::pin(self.begin_here(project, articles))
    }

    async fn begin_here(self, project: Project, articles: Vec<Arc<crate::domain::Document>>) {
        if !self.may_leave() {
            return;
        }
        let title = project.meta().title.clone();
        if !self.begin_with(project).await {
            return;
        }
        if articles.is_empty() {
            self.say(format!("Opened the project “{title}”"));
        } else {
            self.add_documents(articles).await;
        }
    }

    pub(super) fn put_on_desk(self, mut session: Session, claim: Claim) {
        let id = session.project().meta().id;
        if let Some(article) = self.settings.last_article(id) {
            session.go_to(article);
        }
        self.session.set_value(session);
        self.seen.reading.set(claim.hold());
        self.settings.remember_project(id);
        self.exported.set_value(None);
        self.seen.offers.set(Vec::new());
        self.seen.toolbar.set(None);
        // A list of files that were not opened stays until it has been read.
        let read = |d: &Option<Dialog>| !matches!(d, Some(Dialog::Problems(_)));
        if self.seen.dialog.with_untracked(read) {
            self.close_dialog();
        }
        self.seen.sheet.set(false);
        self.seen.touched.update_value(|touched| touched.note(None));
        self.memory.set_value(super::memory::Memory::default());
        self.seen.listed.set(super::Listed::default());
        self.seen
            .codebook
            .set(self.with(|s| Arc::clone(s.project().codebook())));
        self.seen.cursor.set(self.with(Session::cursor));
        self.seen.articles.update(|n| *n += 1);
        self.seen.tags.update(|n| *n += 1);
        self.note_step();
        self.show_history();
        self.show_article();
    }

    /// Who works in this browser; a name that the project knows of them wins.
    pub(super) fn coder_here(self, project: &Project) -> Coder {
        let here = self.with(|s| s.coder().clone());
        match project.coder(here.id) {
            Some(known) => here.known_as(known),
            None => here,
        }
    }

    /// Whether the project on the desk may be put away. Not while it holds work that is neither kept nor exported.
    pub(super) fn may_leave(self) -> bool {
        let failed = self
            .seen
            .save
            .with_untracked(|s| matches!(s, SaveState::NotSaved(_)));
        if !failed {
            return true;
        }
        let revision = self.with(Session::revision);
        let safe = revision == 0 || self.exported.get_value() == Some(revision);
        if !safe {
            self.close_dialog();
            self.say(
                "This project holds work that is not saved in this browser. Export it as a project file first, then \
                 open another",
            );
        }
        safe
    }

    /// Begins an empty project with a codebook to start from.
    pub fn new_project(self, codebook: Codebook) {
        self.in_turn(self.begin_project("Untitled project".to_owned(), codebook, Vec::new()));
    }

    /// Opens the sample, as it was left, or anew.
    pub fn open_sample(self) {
        self.list_projects(move |found| {
            let kept = found
                .ok()
                .and_then(|all| all.into_iter().find(|p| p.sample));
            match kept {
                Some(listing) if self.with(|s| s.project().meta().id) == listing.id => {
                    self.close_dialog();
                }
                Some(listing) => self.open_project(listing.id),
                None => {
                    let project = self
                        .ids
                        .try_update_value(|ids| sample::sample_project(ids, clock::now()));
                    if let Some(project) = project.filter(|_| self.may_leave()) {
                        self.in_turn(async move {
                            self.begin_with(project).await;
                        });
                    }
                }
            }
        });
    }

    /// Tags the sample as its worked example does.
    pub fn show_example(self) {
        let Some(document) = self.with(|s| s.cursor().document) else {
            return;
        };
        let made = self.ids.try_update_value(|ids| {
            self.with(|s| sample::worked_example(s.project(), document, ids, clock::now()))
        });
        match made {
            Some(Ok(example)) => {
                let tags = crate::edit::count(example.annotations.len(), "tag");
                self.run(command::TakeIn {
                    title: format!("Showed the worked example: {tags}"),
                    coder: sample::sample_coder(),
                    issues: example.issues,
                    actors: example.actors,
                    annotations: example.annotations,
                    relations: example.relations,
                });
            }
            Some(Err(error)) => self.say(error.to_string()),
            None => {}
        }
    }

    /// Takes the worked example away, with those of its actors and issues that nothing else needs; the analyst's own
    /// work stays.
    pub fn clear_example(self) {
        let (actors, issues) = sample::example_register();
        let annotations = self.with(|s| {
            let all = s.project().annotations();
            let example = all.filter(|a| a.origin == Origin::Example);
            example.map(|a| a.id).collect::<Vec<_>>()
        });
        self.run(command::LetGo {
            title: format!(
                "Cleared the worked example: {}",
                crate::edit::count(annotations.len(), "tag")
            ),
            annotations,
            actors,
            issues,
        });
    }

    /// A new id.
    pub(in crate::ui) fn new_uuid(self) -> uuid::Uuid {
        self.ids
            .try_update_value(|ids| ids.next_uuid())
            .unwrap_or_default()
    }

    /// Goes on after the start: which article, what to say, whether the browser promises to keep things.
    pub fn begin(self, article: Option<DocumentId>, notice: Option<String>) {
        if let Some(article) = article {
            self.session.update_value(|s| s.go_to(article));
            self.seen.cursor.set(self.with(Session::cursor));
        }
        self.seen.notice.set(notice);
        self.settings
            .remember_project(self.with(|s| s.project().meta().id));
        self.settings
            .remember_coder(&self.with(|s| s.coder().clone()));
    }

    /// Remembers the coder's name for other projects in this browser.
    pub fn remember_coder(self) {
        self.settings
            .remember_coder(&self.with(|s| s.coder().clone()));
    }

    /// Asks the browser, once, to keep what is stored here for good.
    pub(in crate::ui) fn ask_to_keep(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            let answer = ask_to_keep().await;
            self.seen.durable.set(answer);
        });
    }

    /// Tries again what was not saved.
    pub fn retry_saving(self) {
        if self.seen.reading.get_untracked() {
            // Another tab took over: what is not saved here can only be put into a file.
            return self.say(shown(&CommandError::Reading));
        }
        self.saver
            .with_value(|saver| self.with(|s| saver.retry(s.project())));
    }

    /// Saves what of this project could not be read, byte for byte; as files of their own where that happened more than
    /// once.
    pub(in crate::ui) fn save_unread(self) {
        spawn_local(async move {
            let (library, now) = (self.library.get_value(), clock::now());
            let id = self.with(|s| s.project().meta().id);
            let copies = match library.unread(id, now).await {
                Ok(copies) => copies,
                Err(error) => return self.say(error.to_string()),
            };
            let day = clock::local_day(now);
            for (bytes, n) in copies.iter().zip(1..) {
                let number = if n > 1 {
                    format!("-{n}")
                } else {
                    String::new()
                };
                let name = format!("demarche-unread-{day}{number}.json");
                self.save_file(&name, "application/json", bytes);
            }
        });
    }

    /// Everything stored in this browser, and the project on the desk as it is now, as one file.
    pub fn download_everything(self) {
        let library = self.library.get_value();
        spawn_local(async move {
            let project = self.with(|s| s.project().clone());
            let now = clock::now();
            let all = library.everything(Some(&project), now).await;
            match all.or_else(|_| persist::on_screen(&project, now)) {
                Ok(text) => {
                    let name = format!("demarche-everything-{}.json", clock::local_day(now));
                    self.save_file(&name, "application/json", text.as_bytes());
                }
                Err(error) => self.say(error.to_string()),
            }
        });
    }
}
