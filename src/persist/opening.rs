//! Opening a project in steps: what it is, then one article to look at, then all of it, with pauses in between so that
//! the page stays usable.

mod whole;

use std::rc::Rc;

use super::envelope::ReadError;
use super::pieces::Coded;
use super::recovery::{NotOpened, replay_here};
use super::snapshot::{Line, Outline};
use super::{Label, Place, Storage, StorageError, Stored, pieces, snapshot, texts};
use crate::domain::{Assembly, Document, DocumentId, Parts, Project, ProjectId};

/// So many articles are read at first. Many projects have no more.
const FEW: usize = 12;

/// Some articles of a project that is being opened, and all that is not of an article but the log.
#[derive(Clone, Debug)]
pub struct Part {
    /// As if there were no other articles, after the steps of the journal.
    pub project: Project,
    /// Whether these are all its articles.
    pub all: bool,
    /// Where to go on.
    pub place: Place,
}

/// A project that is being opened.
pub struct Opening<S> {
    storage: Rc<S>,
    project: ProjectId,
    stored: Stored,
    outline: Outline,
}

impl<S: Storage> Opening<S> {
    /// Reads what a project is. Linear in its articles, its actors and the journal, but not in texts and tags. `None`
    /// when there is no project of that id; the inner `None` when it cannot be opened, for which
    /// [`super::Library::finish`] knows a way out, or the reason.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be reached.
    pub async fn begin(
        storage: Rc<S>,
        project: ProjectId,
    ) -> Result<Option<Option<Self>>, StorageError> {
        let Some(stored) = storage.load(project).await? else {
            return Ok(None);
        };
        storage.breathe().await;
        let outline = match stored.snapshot.as_deref() {
            Some(bytes) => snapshot::decode_in_turns(bytes, &*storage).await.ok(),
            None => None,
        };
        let outline = outline.filter(|outline| outline.parts.meta.id == project);
        Ok(Some(outline.map(|outline| Self {
            storage,
            project,
            stored,
            outline,
        })))
    }

    /// Why a project cannot be opened.
    pub(super) fn why_not(stored: &Stored, project: ProjectId) -> NotOpened {
        match &stored.snapshot {
            None => NotOpened::unreadable("its beginning is missing"),
            Some(bytes) => outline(bytes, project).err().unwrap_or_else(|| {
                NotOpened::unreadable("it was changed while it was being opened")
            }),
        }
    }

    /// A version that is kept besides the newest; of `stored`, the steps after it are gone through.
    pub(super) fn of_version(
        storage: Rc<S>,
        project: ProjectId,
        snapshot: &[u8],
        stored: Stored,
    ) -> Result<Self, NotOpened> {
        let outline = outline(snapshot, project)?;
        Ok(Self {
            storage,
            project,
            stored,
            outline,
        })
    }

    /// Why its snapshot was kept, if it is a version.
    pub(super) fn label(&self) -> Option<Label> {
        self.outline.label.clone()
    }

    /// The number of the step of its snapshot.
    pub(super) const fn step(&self) -> u64 {
        self.outline.step
    }

    /// How many articles it has.
    pub fn articles(&self) -> usize {
        self.outline.documents.len()
    }

    /// The project with some of its articles, this one among them: to look at and work on until the whole is there. `None`
    /// where that cannot be, as where it is not known where it was left, or the article is not in the snapshot. Linear in
    /// the actors, the journal and those articles.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be reached.
    pub async fn part(&self, at: Option<DocumentId>) -> Result<Option<Part>, StorageError> {
        self.some_articles(at, FEW).await
    }

    /// As [`Self::part`], with at most so many articles.
    pub(super) async fn some_articles(
        &self,
        at: Option<DocumentId>,
        most: usize,
    ) -> Result<Option<Part>, StorageError> {
        let Some(lines) = self.around(at, most).filter(|_| !self.outline.migrated) else {
            return Ok(None);
        };
        let wanted: Vec<String> = lines.iter().flat_map(names).collect();
        let found = self.storage.pieces(self.project, &wanted).await?;
        let mut found = found.into_iter();
        let mut assembly = self.assembly();
        let mut links = Vec::new();
        for line in lines {
            let Ok(coded) = add(&mut assembly, line, &mut found) else {
                return Ok(None);
            };
            assembly.add_coded(coded.annotations, Vec::new());
            links.extend(coded.relations);
            self.storage.breathe().await;
        }
        assembly.add_links_that_fit(links);
        let parts = &self.outline.parts;
        let in_outline = !parts.annotations.is_empty() || !parts.relations.is_empty();
        if in_outline {
            // A project that was begun a moment ago lies in one piece; all of it is here then, or not worth the trouble.
            if lines.len() < self.articles() {
                return Ok(None);
            }
            assembly.add_coded(parts.annotations.clone(), parts.relations.clone());
        }
        assembly.gather();
        let Ok(project) = assembly.finish() else {
            return Ok(None);
        };
        let Some((project, place, others)) = replay_here(project, self.outline.step, &self.stored)
        else {
            return Ok(None);
        };
        Ok(Some(Part {
            all: !others && project.all_documents().len() == self.articles(),
            project,
            place,
        }))
    }

    /// At most so many articles, this one or else the first among them.
    fn around(&self, at: Option<DocumentId>, most: usize) -> Option<&[Line]> {
        let lines = &self.outline.documents;
        let place = match at {
            Some(at) => lines.iter().position(|line| line.meta.id == at)?,
            None => {
                let live = |line: &Line| line.meta.binned.is_none();
                lines.iter().position(live).unwrap_or_default()
            }
        };
        let from = place.min(lines.len().saturating_sub(most));
        lines.get(from..lines.len().min(from + most))
    }

    /// What lies in the snapshot itself.
    fn assembly(&self) -> Assembly {
        let parts = &self.outline.parts;
        Assembly::new(Parts {
            coders: parts.coders.clone(),
            actors: parts.actors.clone(),
            ..Parts::new(parts.meta.clone(), parts.codebook.clone())
        })
    }
}

/// The names of an article's pieces: its text, then what is coded in it, if anything is.
fn names(line: &Line) -> Vec<String> {
    let coded = line.coded.as_ref();
    let coded = coded.map(|sum| pieces::coded_name(line.meta.id, sum));
    let text = line.meta.text_sha256.clone();
    [Some(text), coded].into_iter().flatten().collect()
}

/// Adds an article out of its pieces, which come next; what is coded in it.
fn add(
    assembly: &mut Assembly,
    line: &Line,
    found: &mut dyn Iterator<Item = Option<Vec<u8>>>,
) -> Result<Coded, ReadError> {
    let text = found.next().flatten();
    let coded = line.coded.as_ref().map(|sum| (sum, found.next().flatten()));
    let text = texts::read(&line.meta, text.as_deref())?;
    assembly.add_document(Document::new(line.meta.clone(), text));
    match coded {
        None => Ok(Coded::default()),
        Some((sum, bytes)) => pieces::read_coded(&bytes.unwrap_or_default(), sum),
    }
}

fn outline(bytes: &[u8], project: ProjectId) -> Result<Outline, NotOpened> {
    let outline = snapshot::decode(bytes)?;
    if outline.parts.meta.id == project {
        Ok(outline)
    } else {
        Err(NotOpened::unreadable("another project lies in its place"))
    }
}
