//! Why an operation does not fit a project.

use crate::domain::{ActorId, AnnotationId, CoderId, DocumentId, RelationId};

/// Why an operation does not fit the project it was applied to. Then the project is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpError {
    /// What it changes is not as it was when the operation was made.
    #[error("{0} is not as it was when the change was made")]
    Differs(What),
    /// What it adds is there already, or would break a law of the project.
    #[error("{0} cannot be added here")]
    NoRoom(What),
}

/// What an [`OpError`] speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Title and the like.
    Meta,
    /// The codebook.
    Codebook,
    /// A coder.
    Coder(CoderId),
    /// An article.
    Document(DocumentId),
    /// A tag.
    Annotation(AnnotationId),
    /// An actor.
    Actor(ActorId),
    /// A link between statements.
    Relation(RelationId),
    /// The log.
    Log,
}

impl std::fmt::Display for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Meta => f.write_str("the project's description"),
            Self::Codebook => f.write_str("the codebook"),
            Self::Coder(id) => write!(f, "the coder {id}"),
            Self::Document(id) => write!(f, "the article {id}"),
            Self::Annotation(id) => write!(f, "the tag {id}"),
            Self::Actor(id) => write!(f, "the actor {id}"),
            Self::Relation(id) => write!(f, "the link {id}"),
            Self::Log => f.write_str("the log"),
        }
    }
}
