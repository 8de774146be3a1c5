//! The smallest changes a project knows. Each carries all it takes to be undone.

use std::sync::Arc;

use super::{OpError, What};
use crate::domain::{
    Actor, Annotation, Codebook, Coder, Document, DocumentMeta, LogEntry, Misfit, Project,
    ProjectMeta, Relation,
};

/// Lines of the log, each with the place where it stands once all are in.
pub type LogLines = Vec<(usize, Arc<LogEntry>)>;

/// One atomic change. Closed: whatever a project can go through is one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// The project's title and the like.
    SetMeta {
        /// As it is before.
        before: Box<ProjectMeta>,
        /// As it is after.
        after: Box<ProjectMeta>,
    },
    /// Another codebook.
    SetCodebook {
        /// As it is before.
        before: Arc<Codebook>,
        /// As it is after.
        after: Arc<Codebook>,
    },
    /// Somebody codes here for the first time.
    AddCoder(Arc<Coder>),
    /// The inverse of [`Op::AddCoder`].
    RemoveCoder(Arc<Coder>),
    /// A coder's name.
    ReplaceCoder {
        /// As it is before.
        before: Arc<Coder>,
        /// As it is after; the id stays.
        after: Arc<Coder>,
    },
    /// An article, at a place in the order.
    AddDocument {
        /// From 0.
        place: usize,
        /// The article with its text.
        document: Arc<Document>,
    },
    /// The inverse of [`Op::AddDocument`]; only for an article without tags.
    RemoveDocument {
        /// Where it stands.
        place: usize,
        /// The article with its text.
        document: Arc<Document>,
    },
    /// Another version of an article's text, and its tags where they stand in it.
    CorrectText {
        /// The article as it is before.
        before: Arc<Document>,
        /// As it is after; the id stays.
        after: Arc<Document>,
        /// The tags that differ, before and after; ids and article stay.
        tags: Vec<[Arc<Annotation>; 2]>,
    },
    /// What is known about an article, and whether it is in the bin; never its text.
    SetDocumentMeta {
        /// As it is before.
        before: Box<DocumentMeta>,
        /// As it is after; the id stays.
        after: Box<DocumentMeta>,
    },
    /// A tag.
    AddAnnotation(Arc<Annotation>),
    /// The inverse of [`Op::AddAnnotation`].
    RemoveAnnotation(Arc<Annotation>),
    /// Anything about a tag.
    ReplaceAnnotation {
        /// As it is before.
        before: Arc<Annotation>,
        /// As it is after; id and article stay.
        after: Arc<Annotation>,
    },
    /// An actor of the register.
    AddActor(Arc<Actor>),
    /// The inverse of [`Op::AddActor`]; whoever refers to the actor must be changed before.
    RemoveActor(Arc<Actor>),
    /// Anything about an actor.
    ReplaceActor {
        /// As it is before.
        before: Arc<Actor>,
        /// As it is after; the id stays.
        after: Arc<Actor>,
    },
    /// A link between two statements.
    AddRelation(Arc<Relation>),
    /// The inverse of [`Op::AddRelation`].
    RemoveRelation(Arc<Relation>),
    /// Anything about a link.
    ReplaceRelation {
        /// As it is before.
        before: Arc<Relation>,
        /// As it is after; the id stays.
        after: Arc<Relation>,
    },
    /// What was done in another copy of the project, before that copy was merged into this one: lines
    /// of its log, each with the place where it comes to stand in this one’s.
    JoinLog(Arc<LogLines>),
    /// The inverse of [`Op::JoinLog`]: what never came in was not done here.
    PartLog(Arc<LogLines>),
}

impl Op {
    /// The operation that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::SetMeta { before, after } => Self::SetMeta {
                before: after,
                after: before,
            },
            Self::SetCodebook { before, after } => Self::SetCodebook {
                before: after,
                after: before,
            },
            Self::AddCoder(coder) => Self::RemoveCoder(coder),
            Self::RemoveCoder(coder) => Self::AddCoder(coder),
            Self::ReplaceCoder { before, after } => Self::ReplaceCoder {
                before: after,
                after: before,
            },
            Self::AddDocument { place, document } => Self::RemoveDocument { place, document },
            Self::RemoveDocument { place, document } => Self::AddDocument { place, document },
            Self::SetDocumentMeta { before, after } => Self::SetDocumentMeta {
                before: after,
                after: before,
            },
            Self::CorrectText {
                before,
                after,
                tags,
            } => Self::CorrectText {
                before: after,
                after: before,
                tags: tags.into_iter().map(|[b, a]| [a, b]).collect(),
            },
            Self::AddAnnotation(annotation) => Self::RemoveAnnotation(annotation),
            Self::RemoveAnnotation(annotation) => Self::AddAnnotation(annotation),
            Self::ReplaceAnnotation { before, after } => Self::ReplaceAnnotation {
                before: after,
                after: before,
            },
            Self::AddActor(actor) => Self::RemoveActor(actor),
            Self::RemoveActor(actor) => Self::AddActor(actor),
            Self::ReplaceActor { before, after } => Self::ReplaceActor {
                before: after,
                after: before,
            },
            Self::AddRelation(relation) => Self::RemoveRelation(relation),
            Self::RemoveRelation(relation) => Self::AddRelation(relation),
            Self::ReplaceRelation { before, after } => Self::ReplaceRelation {
                before: after,
                after: before,
            },
            Self::JoinLog(entries) => Self::PartLog(entries),
            Self::PartLog(entries) => Self::JoinLog(entries),
        }
    }

    /// Carries it out. Cheap: no cost grows with the project but the logarithm of its tags and a list of its articles;
    /// another text is held against all tags of its article.
    ///
    /// # Errors
    /// [`OpError`] when the project is not what the operation was made for; then nothing has changed.
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), OpError> {
        let done = match self {
            Self::SetMeta { before, after } => {
                expect(project.meta() == &**before, What::Meta)?;
                project.set_meta((**after).clone());
                true
            }
            Self::SetCodebook { before, after } => {
                expect(project.codebook() == before, What::Codebook)?;
                project.set_codebook(Arc::clone(after));
                true
            }
            Self::AddCoder(coder) => project.insert_coder(Arc::clone(coder)),
            Self::RemoveCoder(coder) => {
                expect(
                    project.coder(coder.id) == Some(coder),
                    What::Coder(coder.id),
                )?;
                project.remove_coder(coder.id)
            }
            Self::ReplaceCoder { before, after } => {
                let same = project.coder(before.id) == Some(before) && before.id == after.id;
                expect(same, What::Coder(before.id))?;
                project.remove_coder(before.id) && project.insert_coder(Arc::clone(after))
            }
            Self::AddDocument { place, document } => {
                project.insert_document(*place, Arc::clone(document))
            }
            Self::RemoveDocument { place, document } => {
                let there = project.all_documents().get(*place) == Some(document);
                expect(there, What::Document(document.id()))?;
                project.remove_document(document.id())
            }
            Self::SetDocumentMeta { before, after } => {
                let old = project
                    .any_document(before.id)
                    .filter(|d| d.meta == **before);
                let new = old
                    .filter(|_| before.id == after.id)
                    .map(|d| d.with_meta((**after).clone()));
                let new = new.ok_or(OpError::Differs(What::Document(before.id)))?;
                project.replace_document(Arc::new(new))
            }
            Self::CorrectText {
                before,
                after,
                tags,
            } => {
                let id = before.id();
                let there = project.any_document(id) == Some(before) && after.id() == id;
                expect(there, What::Document(id))?;
                for [old, new] in tags {
                    let there = project.annotation(old.id) == Some(old);
                    let same = (old.id, old.document) == (new.id, id) && new.document == id;
                    expect(there && same, What::Annotation(old.id))?;
                }
                put_text(project, after, tags, 1);
                let fitting = |tag: &Arc<Annotation>| fits(project, tag).is_ok();
                let sound = project.annotations_of(id).all(fitting);
                if !sound {
                    put_text(project, before, tags, 0);
                }
                sound
            }
            Self::AddAnnotation(annotation) => {
                fits(project, annotation)? && project.insert_annotation(Arc::clone(annotation))
            }
            Self::RemoveAnnotation(annotation) => {
                let there = project.annotation(annotation.id) == Some(annotation);
                let free = project.all_relations_of(annotation.id).next().is_none();
                expect(there && free, What::Annotation(annotation.id))?;
                project.remove_annotation(annotation.id)
            }
            Self::ReplaceAnnotation { before, after } => {
                let there = project.annotation(before.id) == Some(before);
                let same = before.id == after.id && before.document == after.document;
                expect(there && same, What::Annotation(before.id))?;
                fits(project, after)?;
                project.remove_annotation(before.id) && project.insert_annotation(Arc::clone(after))
            }
            Self::AddActor(actor) => {
                stands(project.actor_misfit(actor), What::Actor(actor.id))?;
                project.insert_actor(Arc::clone(actor))
            }
            Self::RemoveActor(actor) => {
                let there = project.actor(actor.id) == Some(actor);
                expect(there, What::Actor(actor.id))?;
                project.remove_actor(actor.id)
            }
            Self::ReplaceActor { before, after } => {
                let there = project.actor(before.id) == Some(before) && before.id == after.id;
                expect(there, What::Actor(before.id))?;
                stands(project.actor_misfit(after), What::Actor(before.id))?;
                project.remove_actor(before.id) && project.insert_actor(Arc::clone(after))
            }
            Self::AddRelation(relation) => {
                let misfit = project.relation_misfit(relation);
                stands(misfit, What::Relation(relation.id))?;
                project.insert_relation(Arc::clone(relation))
            }
            Self::RemoveRelation(relation) => {
                let there = project.relation(relation.id) == Some(relation);
                expect(there, What::Relation(relation.id))?;
                project.remove_relation(relation.id)
            }
            Self::ReplaceRelation { before, after } => {
                let there = project.relation(before.id) == Some(before) && before.id == after.id;
                expect(there, What::Relation(before.id))?;
                stands(project.relation_misfit(after), What::Relation(before.id))?;
                project.remove_relation(before.id) && project.insert_relation(Arc::clone(after))
            }
            Self::JoinLog(entries) => project.join_log(entries),
            Self::PartLog(entries) => project.part_log(entries),
        };
        if done {
            Ok(())
        } else {
            Err(OpError::NoRoom(self.what()))
        }
    }

    fn what(&self) -> What {
        match self {
            Self::SetMeta { .. } => What::Meta,
            Self::SetCodebook { .. } => What::Codebook,
            Self::AddCoder(c) | Self::RemoveCoder(c) | Self::ReplaceCoder { before: c, .. } => {
                What::Coder(c.id)
            }
            Self::AddDocument { document, .. } | Self::RemoveDocument { document, .. } => {
                What::Document(document.id())
            }
            Self::SetDocumentMeta { before, .. } => What::Document(before.id),
            Self::CorrectText { before, .. } => What::Document(before.id()),
            Self::AddAnnotation(a)
            | Self::RemoveAnnotation(a)
            | Self::ReplaceAnnotation { before: a, .. } => What::Annotation(a.id),
            Self::AddActor(a) | Self::RemoveActor(a) | Self::ReplaceActor { before: a, .. } => {
                What::Actor(a.id)
            }
            Self::AddRelation(r)
            | Self::RemoveRelation(r)
            | Self::ReplaceRelation { before: r, .. } => What::Relation(r.id),
            Self::JoinLog(_) | Self::PartLog(_) => What::Log,
        }
    }
}

/// Puts a version of an article in the place of another, and its tags as they are before (0) or after (1).
fn put_text(
    project: &mut Project,
    document: &Arc<Document>,
    tags: &[[Arc<Annotation>; 2]],
    side: usize,
) {
    project.replace_document(Arc::clone(document));
    for pair in tags {
        project.remove_annotation(pair[side].id);
        project.insert_annotation(Arc::clone(&pair[side]));
    }
}

fn expect(holds: bool, what: What) -> Result<(), OpError> {
    if holds {
        Ok(())
    } else {
        Err(OpError::Differs(what))
    }
}

/// Refuses what would refer to something that is not there.
fn stands(misfit: Option<Misfit>, what: What) -> Result<(), OpError> {
    match misfit {
        None => Ok(()),
        Some(_) => Err(OpError::NoRoom(what)),
    }
}

/// Whether a tag keeps the laws of the project: its article, kind and coder are there, its words stand where it says.
fn fits(project: &Project, annotation: &Annotation) -> Result<bool, OpError> {
    let known = project.codebook().kind(&annotation.kind).is_some()
        && project.coder(annotation.coder).is_some();
    let placed = project
        .any_document(annotation.document)
        .is_some_and(|d| annotation.anchor.verify(&d.text).is_ok());
    if known && placed && project.misfit(annotation).is_none() {
        Ok(true)
    } else {
        Err(OpError::NoRoom(What::Annotation(annotation.id)))
    }
}
