//! Projects that whoever runs the site offers: which there are, and opening one. What the analyst has done in one already
//! is gone on with, and never overwritten.

use std::sync::Arc;

use leptos::task::spawn_local;

use super::{Added, Desk, Dialog};
use crate::browser::fetched::{NotFetched, address, fetch};
use crate::browser::{clock, site};
use crate::domain::ProjectId;
use crate::edit::Session;
use crate::format::hosted::{self, Brought, Hosted};

impl Desk {
    /// What the site offers; nothing for a page that came from a file, or where the list cannot be had.
    pub fn list_hosted(self, found: impl FnOnce(Result<Vec<Hosted>, String>) + 'static) {
        if !site::is_served() {
            return;
        }
        spawn_local(async move {
            found(offered().await);
        });
    }

    /// The project that came of an offer here, if one did.
    pub fn kept_of_hosted(self, name: &str) -> Option<ProjectId> {
        self.settings.hosted(&place_of(name)?)
    }

    /// Opens what a link or an offer of the site names: a project of its list, or a project file of the site.
    pub fn open_hosted(self, wanted: String) {
        self.in_turn(async move {
            if let Err(reason) = self.take_hosted(&wanted).await {
                self.show(Dialog::Problems(vec![reason]));
            }
        });
    }

    async fn take_hosted(self, wanted: &str) -> Result<(), String> {
        let place = place_of(wanted).ok_or_else(|| {
            "A link opens projects of the site it leads to, and this page came from a file"
                .to_owned()
        })?;
        if !self.may_leave() {
            return Ok(());
        }
        if let Some(id) = self.settings.hosted(&place)
            && self.go_to_kept(id).await.is_ok()
        {
            if self.project_id() == id && !self.with(Session::is_part) {
                self.offer_added(wanted, place).await;
            }
            return Ok(());
        }
        let all = offered().await;
        let named = all
            .as_ref()
            .ok()
            .and_then(|all| all.iter().find(|h| h.name == wanted));
        let hosted = match (named, &all) {
            (Some(hosted), _) => hosted.clone(),
            (None, _) if Hosted::is_path(wanted) => Hosted::only_file(wanted),
            (None, Err(reason)) => return Err(reason.clone()),
            (None, Ok(_)) => {
                return Err(format!(
                    "{wanted}: the site offers no project of this name. Ask whoever gave you the link"
                ));
            }
        };
        let mut files = Vec::new();
        for path in &hosted.files {
            if hosted.files.len() > 1 {
                self.say(format!(
                    "Loading text {} of {}",
                    files.len() + 1,
                    hosted.files.len()
                ));
            }
            files.push(brought(path).await?);
        }
        let codebook = match &hosted.codebook {
            Some(path) => Some(brought(path).await?),
            None => None,
        };
        let now = clock::now();
        let project = hosted::assemble(&hosted, &place, &files, codebook.as_ref(), now)?;
        let meta = project.meta().clone();
        // Its file may be known here under another address.
        if let Err(claim) = self.go_to_kept(meta.id).await
            && self.begin_claimed(project, claim)
        {
            self.say(format!("Opened the project “{}”", meta.title));
        }
        self.settings.remember_hosted(place.clone(), meta.id);
        self.settings.remember_hosted_files(place, hosted.files);
        Ok(())
    }

    /// Asks whether articles are to come in that the host has added since the project was begun. What cannot be had, as
    /// without a network, is passed over: the work goes on either way.
    async fn offer_added(self, wanted: &str, place: String) {
        let Ok(all) = offered().await else { return };
        let Some(hosted) = all.into_iter().find(|h| h.name == wanted) else {
            return;
        };
        let known = self.settings.hosted_files(&place);
        let new = self.with(|s| {
            let new = hosted::unknown_files(&hosted, &known, s.project());
            new.into_iter().cloned().collect::<Vec<String>>()
        });
        // One file may be a project file, which is merged and not added.
        if new.is_empty() || hosted.files.len() == 1 || self.reading().get_untracked() {
            return;
        }
        let mut files = Vec::new();
        for path in &new {
            files.extend(brought(path).await.ok());
        }
        let found = self.with(|s| hosted::added(&place, &files, s.project(), clock::now()));
        let articles: Vec<_> = found
            .unwrap_or_default()
            .into_iter()
            .map(Arc::new)
            .collect();
        if !articles.is_empty() {
            let files = hosted.files;
            self.show(Dialog::Added(Added {
                place,
                files,
                articles,
            }));
        }
    }

    /// Brings in what the host has added, as one step.
    pub fn take_added(self, added: Added) {
        self.settings
            .remember_hosted_files(added.place, added.files);
        self.close_dialog();
        self.in_turn(self.add_documents(added.articles));
    }

    /// Leaves it out, now and later.
    pub fn leave_added(self, added: Added) {
        self.settings
            .remember_hosted_files(added.place, added.files);
        self.close_dialog();
    }
}

async fn offered() -> Result<Vec<Hosted>, String> {
    let bytes = brought(hosted::LIST).await?.bytes;
    hosted::read(&bytes).map_err(|reason| format!("{}: {reason}", hosted::LIST))
}

async fn brought(path: &str) -> Result<Brought, String> {
    let bytes = fetch(path).await;
    let bytes = bytes.map_err(|problem: NotFetched| format!("{path}: {problem}"))?;
    let path = path.to_owned();
    Ok(Brought { path, bytes })
}

/// What an offer is remembered by: the address of the list and its name there.
fn place_of(name: &str) -> Option<String> {
    let list = site::is_served().then(|| address(hosted::LIST).ok())??;
    let list = list.split(['?', '#']).next().unwrap_or_default().to_owned();
    Some(format!("{list}#{name}"))
}
