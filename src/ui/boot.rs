//! The start: which project to show. Nothing is written before that is known.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::later;
use super::state::{Arriving, Settings};
use crate::browser::locks::{Ask, Claim, claim};
use crate::browser::{DATABASE, IndexedDb, RandomIds, clock, practice_file, practice_is_wrong};
use crate::domain::json::shown;
use crate::domain::{Coder, CoderId, DocumentId, Extra, IdSource, Project, ProjectId};
use crate::format::sample::practice;
use crate::persist::{Library, Place, Snapshots, Storage, StorageError};

/// What the desk begins with.
#[derive(Clone)]
pub struct Start {
    /// The project.
    pub project: Project,
    /// Where the store stands with it.
    pub kept: Kept,
    /// Who works here.
    pub coder: Coder,
    /// The article that was on the screen last.
    pub article: Option<DocumentId>,
    /// Whether another tab writes the project, and this one reads along.
    pub reading: bool,
    /// What went wrong, in words.
    pub notice: Option<String>,
    /// The store.
    pub storage: Rc<IndexedDb>,
    /// Preferences.
    pub settings: Settings,
}

/// Where the store stands with a project.
#[derive(Clone)]
pub enum Kept {
    /// It is not there yet.
    Not,
    /// It is, and all of it has been read.
    Whole(Place, Rc<dyn Snapshots>),
    /// It is, and a part of it has been read.
    Part(Arriving),
}

/// Looks for the project worked on last, or else any other, or else takes the sample.
pub fn begin(settings: Settings, ready: impl FnOnce(Start) + 'static) {
    let storage = Rc::new(IndexedDb::new(DATABASE));
    spawn_local(async move {
        let library = Rc::new(Library::new(Rc::clone(&storage)));
        let mut notices = Vec::new();
        let found = match library.ids().await {
            Ok(ids) => find(&library, ids, &settings, &mut notices).await,
            // The saver meets the same trouble with the first thing to keep, and says so.
            Err(error) => {
                notices.push(shown(&error));
                None
            }
        };
        let mut ids = RandomIds::default();
        let coder = settings.coder().unwrap_or_else(|| Coder {
            id: CoderId::new(ids.next_uuid()),
            name: String::new(),
            extra: Extra::new(),
        });
        let (project, kept, claim) = match found {
            Some(found) => found,
            None => {
                // Where there is none, the page says why and offers to try again.
                let Some(file) = practice_file().await else {
                    return;
                };
                match practice::of_file(file.as_bytes(), &mut ids, clock::now()) {
                    Ok(project) => {
                        let claim = claim(project.meta().id, Ask::IfFree).await;
                        (project, Kept::Not, claim)
                    }
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
            reading: claim.hold(),
            notice: (!notices.is_empty()).then(|| notices.join(" ")),
            storage,
            settings,
        });
    });
}

/// The first project that can be opened, the one on the screen last before all others.
async fn find(
    library: &Rc<Library<IndexedDb>>,
    mut ids: Vec<ProjectId>,
    settings: &Settings,
    notices: &mut Vec<String>,
) -> Option<(Project, Kept, Claim)> {
    let last = settings.last_project();
    match ids.iter().position(|id| Some(*id) == last) {
        Some(place) => ids.swap(0, place),
        // Its line in the list may be all that is missing.
        None if ids.len() < 2 => {
            ids.extend(last);
            ids.reverse();
        }
        // Where nobody remembers which, as after the preferences were cleared: the one that was saved last.
        None => {
            if let Ok(rest) = later::load().await
                && let Ok(newest_first) = (rest.newest_first)(Rc::clone(library)).await
            {
                ids = newest_first;
            }
        }
    }
    for id in ids {
        // Before it is read: then nobody writes in between.
        let claim = claim(id, Ask::IfFree).await;
        match open(library, id, settings.last_article(id), notices).await {
            Ok(Some((project, kept))) => return Some((project, kept, claim)),
            Ok(None) => {}
            Err(error) => notices.push(shown(&error)),
        }
    }
    None
}

/// The project, or a part of it at first; `None` when it cannot be opened, which is noted.
async fn open(
    library: &Rc<Library<IndexedDb>>,
    id: ProjectId,
    article: Option<DocumentId>,
    notices: &mut Vec<String>,
) -> Result<Option<(Project, Kept)>, StorageError> {
    let Some(opening) = library.begin(id).await? else {
        return Ok(None);
    };
    let opening = opening.map(Rc::new);
    if let Some(opening) = &opening
        && let Some(part) = opening.part(article).await?
    {
        let project = part.project.clone();
        let opening = Rc::clone(opening);
        // What is shown now is work too.
        library.storage().breathe().await;
        return Ok(Some((project, Kept::Part(Arriving { part, opening }))));
    }
    let rest = match later::load().await {
        Ok(rest) => rest,
        Err(missing) => {
            notices.push(shown(&missing));
            return Ok(None);
        }
    };
    let (found, said) = (rest.open_whole)(Rc::clone(library), id, opening).await?;
    notices.extend(said);
    Ok(found)
}
