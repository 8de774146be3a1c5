//! The start: which project to show. Nothing is written before that is known.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::state::Settings;
use crate::browser::{DATABASE, IndexedDb, RandomIds, clock, practice_file, practice_is_wrong};
use crate::domain::{Coder, CoderId, DocumentId, Extra, IdSource, Project, ProjectId, sort};
use crate::format::sample::practice;
use crate::persist::{Library, Listing, Opened, Recovered};

/// What the desk begins with.
#[derive(Clone)]
pub struct Start {
    /// The project.
    pub project: Project,
    /// Where the store stands with it; `None`: it is not there yet.
    pub kept: Option<crate::persist::Start>,
    /// Who works here.
    pub coder: Coder,
    /// The article that was on the screen last.
    pub article: Option<DocumentId>,
    /// What went wrong, in words.
    pub notice: Option<String>,
    /// The store.
    pub storage: Rc<IndexedDb>,
    /// Preferences.
    pub settings: Settings,
}

/// Looks for the project worked on last, or else any other, or else takes the sample.
pub fn begin(settings: Settings, ready: impl FnOnce(Start) + 'static) {
    let storage = Rc::new(IndexedDb::new(DATABASE));
    spawn_local(async move {
        let library = Library::new(Rc::clone(&storage));
        let mut notices = Vec::new();
        let found = match library.list().await {
            Ok(list) => find(&library, list, settings.last_project(), &mut notices).await,
            // The saver meets the same trouble with the first thing to keep, and says so.
            Err(error) => {
                notices.push(error.to_string());
                None
            }
        };
        let mut ids = RandomIds::default();
        let coder = settings.coder().unwrap_or_else(|| Coder {
            id: CoderId::new(ids.next_uuid()),
            name: String::new(),
            extra: Extra::new(),
        });
        let (project, kept) = match found {
            Some(opened) => (opened.project, Some(opened.start)),
            None => {
                // Where there is none, the page says why and offers to try again.
                let Some(file) = practice_file().await else {
                    return;
                };
                match practice::of_file(file.as_bytes(), &mut ids, clock::now()) {
                    Ok(project) => (project, None),
                    Err(reason) => return practice_is_wrong(&reason),
                }
            }
        };
        let coder = match project.coder(coder.id) {
            Some(known) => coder.known_as(known),
            None => coder,
        };
        ready(Start {
            article: settings.last_article(project.meta().id),
            project,
            kept,
            coder,
            notice: (!notices.is_empty()).then(|| notices.join(" ")),
            storage,
            settings,
        });
    });
}

/// The first project that can be opened, the one on the screen last before all others.
async fn find(
    library: &Library<IndexedDb>,
    list: Vec<Listing>,
    last: Option<ProjectId>,
    notices: &mut Vec<String>,
) -> Option<Opened> {
    let mut ids: Vec<ProjectId> = list.into_iter().map(|listing| listing.id).collect();
    sort(&mut ids, |a, b| (Some(*a) != last).cmp(&(Some(*b) != last)));
    for id in ids {
        match library.open(id).await {
            Ok(Some(Recovered::Whole(opened))) => return Some(opened),
            Ok(Some(Recovered::Partly(opened, lost))) => {
                notices.push(lost.to_string());
                return Some(opened);
            }
            Ok(Some(Recovered::Unreadable(kept) | Recovered::Newer(kept))) => {
                notices.push(kept.to_string());
            }
            Ok(None) => {}
            Err(error) => notices.push(error.to_string()),
        }
    }
    None
}
