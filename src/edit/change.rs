//! What a transaction changed, for whoever shows or keeps the project.

use std::sync::Arc;

use super::{Op, Transaction};
use crate::domain::{ActorId, Annotation, DocumentId, OrderedSet, Project, RelationId, Span};

/// Everything that is no longer as it was. Screen and journal hang off this, and off nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet {
    /// Tags that are new.
    pub added: Vec<Arc<Annotation>>,
    /// Tags that are gone.
    pub removed: Vec<Arc<Annotation>>,
    /// Tags that differ: before, after.
    pub replaced: Vec<(Arc<Annotation>, Arc<Annotation>)>,
    /// Articles that came, went, or whose description differs.
    pub documents: OrderedSet<DocumentId>,
    /// Actors that came, went or differ.
    pub actors: OrderedSet<ActorId>,
    /// Links between statements that came, went or differ.
    pub relations: OrderedSet<RelationId>,
    /// Whether the text of any of these is another version.
    pub texts: bool,
    /// Whether any went into the bin or came back from it, and its tags with it.
    pub bin: bool,
    /// Whether the codebook differs.
    pub codebook: bool,
    /// Whether the project's description differs.
    pub meta: bool,
    /// Whether a coder came, went or is called differently.
    pub coders: bool,
}

impl ChangeSet {
    /// Linear in the operations.
    pub fn of(transaction: &Transaction) -> Self {
        let mut set = Self::default();
        for op in &transaction.ops {
            match op {
                Op::SetMeta { .. } => set.meta = true,
                Op::SetCodebook { .. } => set.codebook = true,
                Op::AddCoder(_) | Op::RemoveCoder(_) | Op::ReplaceCoder { .. } => set.coders = true,
                Op::AddDocument { document, .. } | Op::RemoveDocument { document, .. } => {
                    set.documents.insert(document.id());
                }
                Op::SetDocumentMeta { before, after } => {
                    set.bin |= before.binned.is_some() != after.binned.is_some();
                    set.documents.insert(after.id);
                }
                Op::CorrectText { after, tags, .. } => {
                    set.texts = true;
                    set.documents.insert(after.id());
                    for [before, after] in tags {
                        let pair = (Arc::clone(before), Arc::clone(after));
                        set.replaced.push(pair);
                    }
                }
                Op::AddActor(actor)
                | Op::RemoveActor(actor)
                | Op::ReplaceActor { after: actor, .. } => {
                    set.actors.insert(actor.id);
                }
                Op::AddRelation(relation)
                | Op::RemoveRelation(relation)
                | Op::ReplaceRelation {
                    after: relation, ..
                } => {
                    set.relations.insert(relation.id);
                }
                Op::JoinLog(_) | Op::PartLog(_) => {}
                Op::AddAnnotation(annotation) => set.added.push(Arc::clone(annotation)),
                Op::RemoveAnnotation(annotation) => set.removed.push(Arc::clone(annotation)),
                Op::ReplaceAnnotation { before, after } => {
                    set.replaced.push((Arc::clone(before), Arc::clone(after)));
                }
            }
        }
        set
    }

    /// What differs between two states of a project: for one article, which tags do, and that everything else may. Linear
    /// in the tags of that article.
    pub(super) fn between(before: &Project, now: &Project, article: Option<DocumentId>) -> Self {
        let mut set = Self {
            meta: true,
            coders: true,
            bin: true,
            codebook: **before.codebook() != **now.codebook(),
            ..Self::default()
        };
        let Some(id) = article else { return set };
        let text = |project: &Project| project.document(id).map(|d| d.meta.text_sha256.clone());
        set.texts = text(before) != text(now);
        let differs = |there: &Project, tag: &Annotation| {
            there.annotation(tag.id).is_none_or(|other| **other != *tag)
        };
        let tags = before.annotations_of(id);
        set.removed = tags.filter(|tag| differs(now, tag)).cloned().collect();
        let tags = now.annotations_of(id);
        set.added = tags.filter(|tag| differs(before, tag)).cloned().collect();
        set
    }

    /// Takes in what a later transaction changed.
    pub(super) fn join(&mut self, later: Self) {
        self.added.extend(later.added);
        self.removed.extend(later.removed);
        self.replaced.extend(later.replaced);
        self.documents.join(later.documents);
        self.actors.join(later.actors);
        self.relations.join(later.relations);
        self.texts |= later.texts;
        self.bin |= later.bin;
        self.codebook |= later.codebook;
        self.meta |= later.meta;
        self.coders |= later.coders;
    }

    /// Whether any tag came, went or differs.
    pub fn touches_annotations(&self) -> bool {
        self.bin || !(self.added.is_empty() && self.removed.is_empty() && self.replaced.is_empty())
    }

    /// The articles in which something else may be to be done than before; `None`: in any. `project` is as it is now.
    pub fn articles(&self, project: &Project) -> Option<OrderedSet<DocumentId>> {
        // A link matters where its type is no longer offered; which articles one that is gone was between, nobody knows.
        let links =
            !self.relations.is_empty() && project.codebook().relations.iter().any(|r| r.retired);
        if self.codebook || links {
            return None;
        }
        let mut articles = self.documents.clone();
        let replaced = self.replaced.iter().map(|(_, after)| after);
        for tag in self.added.iter().chain(&self.removed).chain(replaced) {
            articles.insert(tag.document);
        }
        Some(articles)
    }

    /// The places of an article whose tags are not as they were: those and no others must be painted anew.
    pub fn spans(&self, document: DocumentId) -> Vec<Span> {
        let replaced = self.replaced.iter().flat_map(|(b, a)| [b, a]);
        self.added
            .iter()
            .chain(&self.removed)
            .chain(replaced)
            .filter(|a| a.document == document)
            .flat_map(|a| a.anchor.fragments().iter().copied())
            .collect()
    }
}
