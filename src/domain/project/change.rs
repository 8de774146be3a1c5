//! The few ways in which the parts change.

use std::sync::Arc;

use super::{Project, ProjectMeta};
use crate::domain::{
    Actor, ActorId, Annotation, AnnotationId, Codebook, Coder, CoderId, Document, DocumentId,
    LogEntry, Relation, RelationId,
};

/// `edit` alone calls these, through its operations. Each says whether it could do what was asked, and does nothing when
/// it could not.
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

    /// At a place among all articles, those in the bin counted.
    pub(crate) fn insert_document(&mut self, place: usize, document: Arc<Document>) -> bool {
        self.shelf.insert(place, document)
    }

    pub(crate) fn replace_document(&mut self, document: Arc<Document>) -> bool {
        self.shelf.replace(document)
    }

    /// Only one without tags.
    pub(crate) fn remove_document(&mut self, id: DocumentId) -> bool {
        !self.indexes.contains_key(&id) && self.shelf.remove(id)
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

    pub(crate) fn insert_actor(&mut self, actor: Arc<Actor>) -> bool {
        let free = !self.actors.contains_key(&actor.id);
        if free {
            self.actors.insert(actor.id, actor);
        }
        free
    }

    pub(crate) fn remove_actor(&mut self, id: ActorId) -> bool {
        self.actors.remove(&id).is_some()
    }

    pub(crate) fn insert_relation(&mut self, relation: Arc<Relation>) -> bool {
        let free = !self.relations.contains_key(&relation.id);
        if free {
            self.links.insert(&relation);
            self.relations.insert(relation.id, relation);
        }
        free
    }

    pub(crate) fn remove_relation(&mut self, id: RelationId) -> bool {
        let Some(relation) = self.relations.remove(&id) else {
            return false;
        };
        self.links.remove(&relation);
        true
    }

    /// Lines of another copy of the project, each with the place where it will stand, in that order.
    pub(crate) fn join_log(&mut self, entries: &[(usize, Arc<LogEntry>)]) -> bool {
        let mut old = std::mem::take(&mut self.log).into_iter();
        for (place, entry) in entries {
            let before = place.saturating_sub(self.log.len());
            self.log.extend(old.by_ref().take(before));
            self.log.push(Arc::clone(entry));
        }
        self.log.extend(old);
        true
    }

    /// Takes such lines out again, if they stand where they were put.
    pub(crate) fn part_log(&mut self, entries: &[(usize, Arc<LogEntry>)]) -> bool {
        let there = entries
            .iter()
            .all(|(place, entry)| self.log.get(*place) == Some(entry));
        if there {
            for (place, _) in entries.iter().rev() {
                self.log.remove(*place);
            }
        }
        there
    }

    /// `goes_on`: part of the same step as the entry before, such as a further letter typed. They are one entry, with the
    /// time and the words of the last.
    pub(crate) fn log_step(&mut self, entry: LogEntry, goes_on: bool) {
        let by_same = |last: &Arc<LogEntry>| last.coder == entry.coder;
        if goes_on && self.log.last().is_some_and(by_same) {
            self.log.pop();
        }
        self.log.push(Arc::new(entry));
    }
}
