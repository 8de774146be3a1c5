//! How far an operation reaches, for work on a part of a project while the rest is still being opened.

use super::Op;
use crate::domain::Project;

impl Op {
    /// Whether it does the same to one article, seen by itself, as to the whole project it is of: nothing elsewhere could
    /// stand in its way or would have to be changed along.
    pub(super) fn is_of_one_article(&self) -> bool {
        match self {
            Self::AddCoder(_)
            | Self::ReplaceCoder { .. }
            | Self::SetDocumentMeta { .. }
            | Self::AddAnnotation(_)
            | Self::AddActor(_)
            | Self::ReplaceActor { .. }
            | Self::AddRelation(_)
            | Self::ReplaceRelation { .. } => true,
            // As another kind it might not be what a link from elsewhere leads to.
            Self::ReplaceAnnotation { before, after } => before.kind == after.kind,
            _ => false,
        }
    }

    /// Whether it changes what is in the log.
    pub(super) const fn is_of_the_log(&self) -> bool {
        matches!(self, Self::JoinLog(_) | Self::PartLog(_))
    }

    /// Whether it changes something that is in this project, which is a part of another.
    pub(super) fn concerns(&self, project: &Project) -> bool {
        let here = |id| project.any_document(id).is_some();
        match self {
            Self::AddAnnotation(tag)
            | Self::RemoveAnnotation(tag)
            | Self::ReplaceAnnotation { before: tag, .. } => here(tag.document),
            Self::SetDocumentMeta { before, .. } => here(before.id),
            Self::RemoveDocument { document, .. }
            | Self::CorrectText {
                before: document, ..
            } => here(document.id()),
            Self::AddRelation(link) => {
                let is_here = |end| project.annotation(end).is_some();
                is_here(link.from) && is_here(link.to)
            }
            Self::RemoveRelation(link) | Self::ReplaceRelation { before: link, .. } => {
                project.relation(link.id).is_some()
            }
            _ => true,
        }
    }
}
