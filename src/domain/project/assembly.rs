//! Putting a project together, piece by piece, so that whoever does it can let the page breathe in between.

use std::cmp::Reverse;
use std::sync::Arc;

use super::{Broken, Links, Parts, Project, Shelf};
use crate::domain::{
    Annotation, AnnotationId, Document, OrderedSet, Relation, RelationId, Table, sort,
};

/// A project that is being put together from a file or from the store.
#[derive(Clone, Debug)]
pub struct Assembly {
    project: Project,
    documents: Vec<Arc<Document>>,
    annotations: Vec<(AnnotationId, Arc<Annotation>)>,
    relations: Vec<(RelationId, Arc<Relation>)>,
    broken: Vec<Broken>,
    /// Whether all of it is in the project.
    gathered: bool,
    /// Whether all but the tags has been checked.
    rest_checked: bool,
    /// How many tags have been checked.
    checked: usize,
}

impl Assembly {
    /// With everything of `parts`. Linear in the parts, but for sorting the tags.
    pub fn new(parts: Parts) -> Self {
        let mut broken = Vec::new();
        let mut project = Project::empty(parts.meta, parts.codebook);
        for coder in parts.coders {
            let id = coder.id;
            if project.coders.insert(id, Arc::new(coder)).is_some() {
                broken.push(Broken::TwiceCoder(id));
            }
        }
        let actors = parts.actors.into_iter().map(|a| (a.id, Arc::new(a)));
        let (actors, twins) = Table::gather(actors.collect());
        project.actors = actors;
        broken.extend(twins.into_iter().map(Broken::TwiceActor));
        project.log = parts.log.into_iter().map(Arc::new).collect();
        let mut assembly = Self {
            project,
            documents: parts.documents.into_iter().map(Arc::new).collect(),
            annotations: Vec::new(),
            relations: Vec::new(),
            broken,
            gathered: false,
            rest_checked: false,
            checked: 0,
        };
        let mut annotations = parts.annotations;
        let key = |a: &Annotation| {
            let extent = a.anchor.extent();
            (a.document, extent.start(), Reverse(extent.end()), a.id)
        };
        sort(&mut annotations, |a, b| key(a).cmp(&key(b)));
        assembly.add_coded(annotations, parts.relations);
        assembly
    }

    /// A project that is there already, to check it once more.
    pub fn again(project: Project) -> Self {
        Self {
            project,
            documents: Vec::new(),
            annotations: Vec::new(),
            relations: Vec::new(),
            broken: Vec::new(),
            gathered: true,
            rest_checked: false,
            checked: 0,
        }
    }

    /// One more article, after those that are there.
    pub fn add_document(&mut self, document: Document) {
        self.documents.push(Arc::new(document));
    }

    /// How many articles have been added.
    pub const fn articles(&self) -> usize {
        self.documents.len()
    }

    /// More steps of the log, after those that are there.
    pub fn add_log(&mut self, entries: Vec<super::LogEntry>) {
        self.project.log.extend(entries.into_iter().map(Arc::new));
    }

    /// More of what is coded. Linear where the tags of an article come in text order.
    pub fn add_coded(&mut self, annotations: Vec<Annotation>, relations: Vec<Relation>) {
        for annotation in annotations {
            let index = self.project.indexes.or_default(annotation.document);
            index.insert(&annotation);
            self.annotations.push((annotation.id, Arc::new(annotation)));
        }
        let relations = relations.into_iter().map(|r| (r.id, Arc::new(r)));
        self.relations.extend(relations);
    }

    /// Links, but for those of which an end is not here.
    pub fn add_links_that_fit(&mut self, mut relations: Vec<Relation>) {
        let here = |end| self.annotations.iter().any(|(id, _)| *id == end);
        relations.retain(|link| here(link.from) && here(link.to));
        self.add_coded(Vec::new(), relations);
    }

    /// Lets go of links of which an end is not here. `n log n` in the tags.
    pub fn let_go_of_loose_links(&mut self) {
        let here: OrderedSet<AnnotationId> = self.annotations.iter().map(|(id, _)| *id).collect();
        self.relations
            .retain(|(_, link)| here.contains(&link.from) && here.contains(&link.to));
    }

    /// Everything has been added: from here on nothing comes in. As costly as sorting the ids.
    pub fn gather(&mut self) {
        if std::mem::replace(&mut self.gathered, true) {
            return;
        }
        self.project.shelf = Shelf::of(std::mem::take(&mut self.documents));
        let (annotations, twins) = Table::gather(std::mem::take(&mut self.annotations));
        self.project.annotations = annotations;
        self.broken
            .extend(twins.into_iter().map(Broken::TwiceAnnotation));
        let (relations, twins) = Table::gather(std::mem::take(&mut self.relations));
        self.project.relations = relations;
        self.broken
            .extend(twins.into_iter().map(Broken::TwiceRelation));
        self.project.links = Links::of(self.project.relations.values());
        self.check_rest();
    }

    /// Before the tags: what is wrong with these may follow from it.
    fn check_rest(&mut self) {
        if !std::mem::replace(&mut self.rest_checked, true) {
            self.project.check_rest(&mut self.broken);
        }
    }

    /// Checks so many more tags; whether there are any left.
    pub fn check_next(&mut self, count: usize) -> bool {
        let until = self.project.annotations.len().min(self.checked + count);
        self.project
            .check_tags(self.checked..until, &mut self.broken);
        self.checked = until;
        until < self.project.annotations.len()
    }

    /// The project. What [`Self::check_next`] has not checked yet is checked.
    ///
    /// # Errors
    /// Every law that would not hold.
    pub fn finish(mut self) -> Result<Project, Vec<Broken>> {
        while self.check_next(usize::MAX / 2) {}
        self.check_rest();
        if self.broken.is_empty() {
            Ok(self.project)
        } else {
            Err(self.broken)
        }
    }
}
