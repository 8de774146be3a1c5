//! Which links a statement is an end of.

use std::sync::Arc;

use crate::domain::{AnnotationId, Relation, RelationId, Table};

/// The links of each statement, by id; statements without any are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Links(Table<AnnotationId, Vec<RelationId>>);

impl Links {
    /// Linear in the links.
    pub(super) fn of<'a>(relations: impl Iterator<Item = &'a Arc<Relation>>) -> Self {
        let mut links = Self::default();
        for relation in relations {
            links.insert(relation);
        }
        links
    }

    pub(super) fn of_statement(&self, statement: AnnotationId) -> &[RelationId] {
        self.0.get(&statement).map_or(&[], Vec::as_slice)
    }

    pub(super) fn insert(&mut self, relation: &Relation) {
        for end in [relation.from, relation.to] {
            let ids = self.0.or_default(end);
            if let Err(at) = ids.binary_search(&relation.id) {
                ids.insert(at, relation.id);
            }
        }
    }

    pub(super) fn remove(&mut self, relation: &Relation) {
        for end in [relation.from, relation.to] {
            let Some(ids) = self.0.get_mut(&end) else {
                continue;
            };
            ids.retain(|id| *id != relation.id);
            if ids.is_empty() {
                self.0.remove(&end);
            }
        }
    }
}
