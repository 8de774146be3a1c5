//! What has to be written for a snapshot: only the pieces that differ from those of the one before.

use std::rc::Rc;
use std::sync::Arc;

use super::pieces::{self, Piece, STRETCH};
use super::snapshot::{self, Label};
use super::{StorageError, texts};
use crate::domain::{Annotation, DocumentId, OrderedSet, Project, Relation, Table};

/// Links by the article of the statement they lead from.
type ByArticle = Table<DocumentId, Vec<Arc<Relation>>>;

/// A snapshot that lies in the store, as whoever writes the next one remembers it.
#[derive(Debug)]
pub(super) struct Base {
    project: Rc<Project>,
    relations: ByArticle,
    coded: Table<DocumentId, String>,
    log: Vec<String>,
}

impl Base {
    /// Of a snapshot with the pieces of these sums.
    pub(super) fn new(
        project: Rc<Project>,
        coded: Table<DocumentId, String>,
        log: Vec<String>,
    ) -> Self {
        Self {
            relations: by_article(&project),
            project,
            coded,
            log,
        }
    }
}

/// A snapshot in the making. Each call of [`Self::advance`] does a little of it.
pub(super) struct Draft {
    project: Rc<Project>,
    base: Option<Rc<Base>>,
    relations: ByArticle,
    /// How many articles, then how many stretches of the log, are done.
    articles: usize,
    coded: Table<DocumentId, String>,
    log: Vec<String>,
    new: Vec<Piece>,
    names: OrderedSet<String>,
}

impl Draft {
    /// Of a project; what `base` has need not be written.
    pub(super) fn new(project: Rc<Project>, base: Option<Rc<Base>>) -> Self {
        Self {
            relations: by_article(&project),
            project,
            base,
            articles: 0,
            coded: Table::new(),
            log: Vec::new(),
            new: Vec::new(),
            names: OrderedSet::new(),
        }
    }

    /// Goes through one more article or stretch of the log; `false` when all is done. Linear in it, if it has changed.
    ///
    /// # Errors
    /// As [`texts::check`].
    pub(super) fn advance(&mut self, with_texts: bool) -> Result<bool, StorageError> {
        let project = Rc::clone(&self.project);
        if let Some(document) = project.all_documents().get(self.articles) {
            self.articles += 1;
            self.names.insert(document.meta.text_sha256.clone());
            if with_texts {
                texts::check(document)?;
                self.new.push(texts::sealed(document));
            }
            self.article(&project, document.id());
            return Ok(true);
        }
        let at = self.log.len();
        let mut stretches = project.log().chunks(STRETCH);
        let Some(stretch) = stretches.nth(at) else {
            return Ok(false);
        };
        let before = self.base.as_ref().and_then(|base| {
            let sum = base.log.get(at)?;
            let stretch_before = base.project.log().chunks(STRETCH).nth(at)?;
            same(stretch_before, stretch).then(|| sum.clone())
        });
        let sum = before.unwrap_or_else(|| {
            let (sum, bytes) = pieces::write_log(stretch);
            self.new.push((pieces::log_name(at, &sum), bytes));
            sum
        });
        self.names.insert(pieces::log_name(at, &sum));
        self.log.push(sum);
        Ok(true)
    }

    fn article(&mut self, project: &Project, id: DocumentId) {
        let tags: Vec<&Arc<Annotation>> = project.annotations_of(id).collect();
        let links = self.relations.get(&id).map_or(&[][..], Vec::as_slice);
        if tags.is_empty() && links.is_empty() {
            return;
        }
        let before = self.base.as_ref().and_then(|base| {
            let sum = base.coded.get(&id)?;
            let tags_before = base.project.annotations_of(id);
            let links_before = base.relations.get(&id).map_or(&[][..], Vec::as_slice);
            let unchanged = same(links_before, links)
                && tags_before
                    .map(Arc::as_ptr)
                    .eq(tags.iter().map(|tag| Arc::as_ptr(tag)));
            unchanged.then(|| sum.clone())
        });
        let sum = before.unwrap_or_else(|| {
            let (sum, bytes) = pieces::write_coded(&tags, links);
            self.new.push((pieces::coded_name(id, &sum), bytes));
            sum
        });
        self.names.insert(pieces::coded_name(id, &sum));
        self.coded.insert(id, sum);
    }

    /// The pieces to write that have come up since this was asked last.
    pub(super) fn take_new(&mut self) -> Vec<Piece> {
        std::mem::take(&mut self.new)
    }

    /// When all is done: the snapshot's own bytes, the names of all its pieces, and what to remember of it.
    pub(super) fn finish(
        self,
        step: u64,
        label: Option<&Label>,
    ) -> (Vec<u8>, OrderedSet<String>, Base) {
        let bytes = snapshot::encode_outline(&self.project, step, &self.coded, &self.log, label);
        let base = Base {
            project: self.project,
            relations: self.relations,
            coded: self.coded,
            log: self.log,
        };
        (bytes, self.names, base)
    }
}

/// Whether these are the same things at the same places, not only equal ones.
fn same<T>(before: &[Arc<T>], now: &[Arc<T>]) -> bool {
    before.len() == now.len() && before.iter().zip(now).all(|(a, b)| Arc::ptr_eq(a, b))
}

/// Linear in the links.
fn by_article(project: &Project) -> ByArticle {
    let mut all = ByArticle::new();
    for relation in project.relations() {
        if let Some(from) = project.annotation(relation.from) {
            all.or_default(from.document).push(Arc::clone(relation));
        }
    }
    all
}
