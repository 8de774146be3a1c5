//! The aggregate: articles, tags, actors, links, codebook, coders, and the indexes over them.

mod assembly;
mod change;
mod check;
mod links;
mod said;
mod same;
mod shelf;

use std::cmp::Reverse;
use std::sync::Arc;

use super::let_go::let_go;
use super::{
    Actor, ActorId, Annotation, AnnotationId, Codebook, Coder, CoderId, DemandStatus, Document,
    DocumentId, DocumentIndex, Extra, LogEntry, Part, ProjectId, Relation, RelationId, Table,
    Timestamp, sort,
};

pub use assembly::Assembly;
pub use check::{Broken, Misfit};
use links::Links;
use shelf::Shelf;

/// All an analyst works on at a time. Reading is open to all; changing goes through `edit`, which alone keeps the laws
/// that [`Project::check`] states.
#[derive(Clone, Debug)]
pub struct Project {
    meta: ProjectMeta,
    codebook: Arc<Codebook>,
    coders: Table<CoderId, Arc<Coder>>,
    shelf: Shelf,
    annotations: Table<AnnotationId, Arc<Annotation>>,
    actors: Table<ActorId, Arc<Actor>>,
    relations: Table<RelationId, Arc<Relation>>,
    /// Oldest first.
    log: Vec<Arc<LogEntry>>,
    indexes: Table<DocumentId, DocumentIndex>,
    links: Links,
}

/// Two projects are equal when they hold the same; the log, how they came to it, is not compared.
impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        self.meta == other.meta
            && self.codebook == other.codebook
            && self.coders == other.coders
            && self.shelf.all() == other.shelf.all()
            && self.annotations == other.annotations
            && self.actors == other.actors
            && self.relations == other.relations
            && self.indexes == other.indexes
            && self.links == other.links
    }
}

impl Eq for Project {}

/// Nobody waits for what is in it, which may be much.
impl Drop for Project {
    fn drop(&mut self) {
        // The rest is little beside these.
        let_go(self.annotations.take());
        let_go(self.indexes.take());
        let_go(std::mem::take(&mut self.log));
        self.shelf.let_go();
    }
}

/// What a project is put together from.
#[derive(Clone, Debug)]
pub struct Parts {
    /// What is known about it.
    pub meta: ProjectMeta,
    /// The codebook.
    pub codebook: Codebook,
    /// Everybody who has coded.
    pub coders: Vec<Coder>,
    /// The register.
    pub actors: Vec<Actor>,
    /// The articles, in order.
    pub documents: Vec<Document>,
    /// The tags.
    pub annotations: Vec<Annotation>,
    /// The links between statements.
    pub relations: Vec<Relation>,
    /// Who did what when, oldest first.
    pub log: Vec<LogEntry>,
}

impl Parts {
    /// Nothing but a description and a codebook.
    pub const fn new(meta: ProjectMeta, codebook: Codebook) -> Self {
        Self {
            meta,
            codebook,
            coders: Vec::new(),
            actors: Vec::new(),
            documents: Vec::new(),
            annotations: Vec::new(),
            relations: Vec::new(),
            log: Vec::new(),
        }
    }
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
    /// Articles that could not be read when the project was opened, until they are back or given up.
    pub lost: Vec<LostArticle>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// An article that the store could not give back, or not with what is coded in it. A copy of the project that has it has
/// it still: nobody deleted it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LostArticle {
    /// The article.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Whether its text could be read, and only what is coded in it could not.
    pub has_text: bool,
}

impl Project {
    /// Without articles and tags.
    pub fn empty(meta: ProjectMeta, codebook: Codebook) -> Self {
        Self {
            meta,
            codebook: Arc::new(codebook),
            coders: Table::new(),
            shelf: Shelf::default(),
            annotations: Table::new(),
            actors: Table::new(),
            relations: Table::new(),
            log: Vec::new(),
            indexes: Table::new(),
            links: Links::default(),
        }
    }

    /// Puts parts together that come from a file or from the store. Linear in the parts, but for sorting the tags.
    ///
    /// # Errors
    /// Every law that would not hold.
    pub fn assemble(parts: Parts) -> Result<Self, Vec<Broken>> {
        let mut assembly = Assembly::new(parts);
        assembly.gather();
        assembly.finish()
    }

    /// The same with another description: a copy under an id of its own, before work on it begins.
    #[must_use]
    pub fn with_meta(mut self, meta: ProjectMeta) -> Self {
        self.meta = meta;
        self
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

    /// The articles, in the analyst's order; not those in the bin.
    pub fn documents(&self) -> &[Arc<Document>] {
        self.shelf.live()
    }

    /// One of them. Logarithmic.
    pub fn document(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.any_document(id).filter(|d| d.meta.binned.is_none())
    }

    /// Its place in the order. Logarithmic.
    pub fn place(&self, id: DocumentId) -> Option<usize> {
        let place = self.document(id).and_then(|_| self.shelf.place(id))?;
        Some(self.shelf.live_place(place))
    }

    /// The articles, those in the bin among them where they stood.
    pub fn all_documents(&self) -> &[Arc<Document>] {
        self.shelf.all()
    }

    /// One of them, in the bin or not. Logarithmic.
    pub fn any_document(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.shelf.get(id)
    }

    /// Its place among [`Self::all_documents`]. Logarithmic.
    pub fn place_of_any(&self, id: DocumentId) -> Option<usize> {
        self.shelf.place(id)
    }

    /// The articles in the bin, in the order in which they would come back.
    pub fn bin(&self) -> impl ExactSizeIterator<Item = &Arc<Document>> {
        self.shelf.bin()
    }

    /// Whether a tag is there to be seen: its article is not in the bin. Logarithmic.
    pub fn is_live(&self, tag: &Annotation) -> bool {
        self.bin().len() == 0 || self.document(tag.document).is_some()
    }

    /// The tags of all articles that are not in the bin, by id.
    pub fn live_annotations(&self) -> impl Iterator<Item = &Arc<Annotation>> {
        self.annotations.values().filter(|tag| self.is_live(tag))
    }

    /// How many these are. Logarithmic for each article in the bin.
    pub fn live_annotation_count(&self) -> usize {
        let binned = self.bin().filter_map(|d| self.index(d.id()));
        self.annotations.len() - binned.map(DocumentIndex::len).sum::<usize>()
    }

    /// The links between statements of which neither is in the bin, by id.
    pub fn live_relations(&self) -> impl Iterator<Item = &Arc<Relation>> {
        let live = |link: &&Arc<Relation>| self.is_live_link(link);
        self.relations.values().filter(live)
    }

    fn is_live_link(&self, link: &Relation) -> bool {
        self.bin().len() == 0
            || [link.from, link.to].into_iter().all(|end| {
                let tag = self.annotations.get(&end);
                tag.is_some_and(|tag| self.is_live(tag))
            })
    }

    /// All tags, those in the bin among them, by id: the laws hold for these as well, and whatever is changed
    /// everywhere is changed in them.
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

    /// The register, by id.
    pub fn actors(&self) -> impl ExactSizeIterator<Item = &Arc<Actor>> {
        self.actors.values()
    }

    /// An actor of the register. Logarithmic.
    pub fn actor(&self, id: ActorId) -> Option<&Arc<Actor>> {
        self.actors.get(&id)
    }

    /// The links between statements, those in the bin among them, by id.
    pub fn relations(&self) -> impl ExactSizeIterator<Item = &Arc<Relation>> {
        self.relations.values()
    }

    /// A link. Logarithmic.
    pub fn relation(&self, id: RelationId) -> Option<&Arc<Relation>> {
        self.relations.get(&id)
    }

    /// The links that a statement is an end of, either end; not those to statements in the bin.
    pub fn relations_of(&self, statement: AnnotationId) -> impl Iterator<Item = &Arc<Relation>> {
        let live = |link: &&Arc<Relation>| self.is_live_link(link);
        self.all_relations_of(statement).filter(live)
    }

    /// The same, with those to statements in the bin.
    pub fn all_relations_of(
        &self,
        statement: AnnotationId,
    ) -> impl Iterator<Item = &Arc<Relation>> {
        let ids = self.links.of_statement(statement);
        ids.iter().filter_map(|id| self.relations.get(id))
    }

    /// Who is in a role: the actor that the mention is linked to, or else the one that was chosen.
    pub fn who(&self, part: &Part) -> Option<ActorId> {
        let mention = part.mention.and_then(|id| self.annotation(id));
        mention.and_then(|m| m.actor).or(part.actor)
    }

    /// What has become of a demand, by the links that lead to it.
    pub fn demand_status(&self, demand: AnnotationId) -> DemandStatus {
        let to_it = self.relations_of(demand).filter(|r| r.to == demand);
        let of_types = to_it.filter_map(|r| self.codebook.relation(&r.of_type)?.effect);
        DemandStatus::of(of_types)
    }

    /// The same, where there is anything to say: of demands, and of other statements that somebody accepted or rejected.
    pub fn status_of(&self, tag: &Annotation) -> Option<DemandStatus> {
        let status = self.demand_status(tag.id);
        (tag.kind.is_demand() || status != DemandStatus::Open).then_some(status)
    }

    /// Who did what when, oldest first.
    pub fn log(&self) -> &[Arc<LogEntry>] {
        &self.log
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
