//! Projects that whoever runs the site offers: which there are, and opening one. What the analyst has done in one already
//! is gone on with, and never overwritten.

use leptos::task::spawn_local;

use super::{Desk, Dialog};
use crate::browser::fetched::{NotFetched, address, fetch};
use crate::browser::{clock, site};
use crate::domain::ProjectId;
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
        self.settings.remember_hosted(place, meta.id);
        Ok(())
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
