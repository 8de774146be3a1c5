//! The aggregate: articles, tags, codebook, coders, and the indexes over them.

use std::cmp::Reverse;
use std::sync::Arc;

use super::{
    Annotation, AnnotationId, Codebook, Coder, CoderId, Document, DocumentId, DocumentIndex, Extra,
    KindId, ProjectId, Table, Timestamp, sort,
};

/// All an analyst works on at a time. Reading is open to all; changing goes through `edit`, which alone keeps the laws
/// that [`Project::check`] states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    meta: ProjectMeta,
    codebook: Arc<Codebook>,
    coders: Table<CoderId, Arc<Coder>>,
    documents: Vec<Arc<Document>>,
    annotations: Table<AnnotationId, Arc<Annotation>>,
    indexes: Table<DocumentId, DocumentIndex>,
}

/// What is known about a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectMeta {
    /// Stays through every file.
    pub id: ProjectId,
    /// As shown.
    pub title: String,
    /// When it was begun.
    pub created: Timestamp,
    /// The sample that comes with the app: own articles never go into it.
    pub sample: bool,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// A law of the aggregate that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A tag on an article that is not there.
    #[error("the tag {0} is on an article that is not in the project")]
    NoDocument(AnnotationId),
    /// A tag of an unknown kind.
    #[error("the tag {0} is of the kind “{1}”, which the codebook does not have")]
    NoKind(AnnotationId, KindId),
    /// A tag by nobody.
    #[error("the tag {0} is by a coder who is not in the project")]
    NoCoder(AnnotationId),
    /// A tag that does not fit its text.
    #[error("the tag {0}: {1}")]
    Anchor(AnnotationId, super::AnchorError),
    /// The codebook itself.
    #[error("{0}")]
    Codebook(#[from] super::CodebookError),
    /// Two articles with one id.
    #[error("two articles have the id {0}")]
    TwiceDocument(DocumentId),
    /// Two tags with one id.
    #[error("two tags have the id {0}")]
    TwiceAnnotation(AnnotationId),
    /// Two coders with one id.
    #[error("two coders have the id {0}")]
    TwiceCoder(CoderId),
    /// An index that does not say what is there.
    #[error("the index of the article {0} is wrong")]
    Index(DocumentId),
}

impl Project {
    /// Without articles and tags.
    pub fn empty(meta: ProjectMeta, codebook: Codebook) -> Self {
        Self {
            meta,
            codebook: Arc::new(codebook),
            coders: Table::new(),
            documents: Vec::new(),
            annotations: Table::new(),
            indexes: Table::new(),
        }
    }

    /// Puts parts together that come from a file or from the store. Linear in the parts, but for sorting the tags.
    ///
    /// # Errors
    /// Every law that would not hold.
    pub fn assemble(
        meta: ProjectMeta,
        codebook: Codebook,
        coders: Vec<Coder>,
        documents: Vec<Document>,
        annotations: Vec<Annotation>,
    ) -> Result<Self, Vec<Broken>> {
        let mut broken = Vec::new();
        let mut project = Self::empty(meta, codebook);
        for coder in coders {
            let id = coder.id;
            if project.coders.insert(id, Arc::new(coder)).is_some() {
                broken.push(Broken::TwiceCoder(id));
            }
        }
        project.documents = documents.into_iter().map(Arc::new).collect();
        let annotations = annotations.into_iter().map(|a| (a.id, Arc::new(a)));
        let (annotations, twins) = Table::gather(annotations.collect());
        project.annotations = annotations;
        broken.extend(twins.into_iter().map(Broken::TwiceAnnotation));
        project.check_parts(&mut broken);
        if broken.is_empty() {
            project.indexes = project.fresh_indexes();
            Ok(project)
        } else {
            Err(broken)
        }
    }

    /// The same with another description: a copy under an id of its own, before work on it begins.
    #[must_use]
    pub fn with_meta(self, meta: ProjectMeta) -> Self {
        Self { meta, ..self }
    }

    /// What is known about it.
    pub const fn meta(&self) -> &ProjectMeta {
        &self.meta
    }

    /// The codebook in force.
    pub const fn codebook(&self) -> &Arc<Codebook> {
        &self.codebook
    }

    /// Everybody who has coded here, by id.
    pub fn coders(&self) -> impl Iterator<Item = &Arc<Coder>> {
        self.coders.values()
    }

    /// One of them.
    pub fn coder(&self, id: CoderId) -> Option<&Arc<Coder>> {
        self.coders.get(&id)
    }

    /// The articles, in the analyst's order.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.documents
    }

    /// One of them. Linear in the articles.
    pub fn document(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.documents.iter().find(|d| d.id() == id)
    }

    /// Its place in the order.
    pub fn place(&self, id: DocumentId) -> Option<usize> {
        self.documents.iter().position(|d| d.id() == id)
    }

    /// All tags, by id.
    pub fn annotations(&self) -> impl ExactSizeIterator<Item = &Arc<Annotation>> {
        self.annotations.values()
    }

    /// One of them. Logarithmic.
    pub fn annotation(&self, id: AnnotationId) -> Option<&Arc<Annotation>> {
        self.annotations.get(&id)
    }

    /// The tags of an article, as an index; `None` when there are none.
    pub fn index(&self, document: DocumentId) -> Option<&DocumentIndex> {
        self.indexes.get(&document)
    }

    /// The tags of an article, in text order.
    pub fn annotations_of(
        &self,
        document: DocumentId,
    ) -> impl DoubleEndedIterator<Item = &Arc<Annotation>> {
        self.indexes
            .get(&document)
            .into_iter()
            .flat_map(DocumentIndex::ids)
            .filter_map(|id| self.annotations.get(&id))
    }

    /// Everything that does not hold; empty for a sound project. Linear in the project, but for sorting the tags.
    pub fn check(&self) -> Vec<Broken> {
        let mut broken = Vec::new();
        self.check_parts(&mut broken);
        let indexes = self.fresh_indexes();
        if indexes != self.indexes {
            let documents = indexes.keys().chain(self.indexes.keys());
            broken.extend(
                documents
                    .filter(|d| indexes.get(d) != self.indexes.get(d))
                    .map(|d| Broken::Index(*d)),
            );
        }
        broken
    }

    /// What does not hold between the parts, the indexes aside.
    fn check_parts(&self, broken: &mut Vec<Broken>) {
        broken.extend(self.codebook.check().err().map(Broken::from));
        let documents = self.documents.iter().map(|d| (d.id(), &**d));
        let (by_id, twins) = Table::gather(documents.collect());
        broken.extend(twins.into_iter().map(Broken::TwiceDocument));
        for annotation in self.annotations.values() {
            let id = annotation.id;
            match by_id.get(&annotation.document) {
                None => broken.push(Broken::NoDocument(id)),
                Some(document) => {
                    broken.extend(
                        annotation
                            .anchor
                            .verify(&document.text)
                            .err()
                            .map(|e| Broken::Anchor(id, e)),
                    );
                }
            }
            if self.codebook.kind(&annotation.kind).is_none() {
                broken.push(Broken::NoKind(id, annotation.kind.clone()));
            }
            if !self.coders.contains_key(&annotation.coder) {
                broken.push(Broken::NoCoder(id));
            }
        }
    }

    /// The indexes of the tags that are there. In text order each new entry goes to the end of its list, so nothing is
    /// moved.
    fn fresh_indexes(&self) -> Table<DocumentId, DocumentIndex> {
        let mut sorted: Vec<&Annotation> = self.annotations.values().map(Arc::as_ref).collect();
        let key = |a: &Annotation| {
            let extent = a.anchor.extent();
            (a.document, extent.start(), Reverse(extent.end()), a.id)
        };
        sort(&mut sorted, |a, b| key(a).cmp(&key(b)));
        let mut indexes: Table<DocumentId, DocumentIndex> = Table::new();
        for annotation in sorted {
            let index = indexes.or_default(annotation.document);
            index.insert(annotation);
        }
        indexes
    }
}

/// The few ways in which the parts change; `edit` alone calls them, through its operations. Each says whether it could
/// do what was asked, and does nothing when it could not.
impl Project {
    pub(crate) fn set_meta(&mut self, meta: ProjectMeta) {
        self.meta = meta;
    }

    pub(crate) fn set_codebook(&mut self, codebook: Arc<Codebook>) {
        self.codebook = codebook;
    }

    pub(crate) fn insert_coder(&mut self, coder: Arc<Coder>) -> bool {
        let free = !self.coders.contains_key(&coder.id);
        if free {
            self.coders.insert(coder.id, coder);
        }
        free
    }

    pub(crate) fn remove_coder(&mut self, id: CoderId) -> bool {
        self.coders.remove(&id).is_some()
    }

    pub(crate) fn insert_document(&mut self, place: usize, document: Arc<Document>) -> bool {
        let free = place <= self.documents.len() && self.document(document.id()).is_none();
        if free {
            self.documents.insert(place, document);
        }
        free
    }

    pub(crate) fn replace_document(&mut self, document: Arc<Document>) -> bool {
        let place = self.place(document.id());
        if let Some(slot) = place.and_then(|p| self.documents.get_mut(p)) {
            *slot = document;
        }
        place.is_some()
    }

    /// Only one without tags.
    pub(crate) fn remove_document(&mut self, id: DocumentId) -> bool {
        let place = self.place(id).filter(|_| !self.indexes.contains_key(&id));
        if let Some(place) = place {
            self.documents.remove(place);
        }
        place.is_some()
    }

    pub(crate) fn insert_annotation(&mut self, annotation: Arc<Annotation>) -> bool {
        let free = !self.annotations.contains_key(&annotation.id);
        if free {
            self.indexes
                .or_default(annotation.document)
                .insert(&annotation);
            self.annotations.insert(annotation.id, annotation);
        }
        free
    }

    pub(crate) fn remove_annotation(&mut self, id: AnnotationId) -> bool {
        let Some(annotation) = self.annotations.remove(&id) else {
            return false;
        };
        if let Some(index) = self.indexes.get_mut(&annotation.document) {
            index.remove(&annotation);
            if index.is_empty() {
                self.indexes.remove(&annotation.document);
            }
        }
        true
    }
}
