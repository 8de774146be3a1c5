//! What an analyst can ask for, and why it may be refused.

use std::sync::Arc;

use crate::domain::{
    Annotation, AnnotationId, Codebook, CodebookError, Coder, Confidence, Document, DocumentId,
    DocumentMeta, IdSource, KindId, Offset, Span, Timestamp,
};

/// A wish to change the project. Undo and redo are calls of their own, see [`super::Session`].
#[derive(Clone, Debug)]
pub enum Command {
    /// Tags each of the spans with a kind, as one step.
    Tag {
        /// The article.
        document: DocumentId,
        /// Where; at least one, none empty. Widened to whole grapheme clusters.
        spans: Vec<Span>,
        /// As what.
        kind: KindId,
    },
    /// Makes a tag one of another kind.
    SetKind(AnnotationId, KindId),
    /// Writes a tag's memo.
    SetMemo(AnnotationId, String),
    /// Says how sure the coder is; `None`: does not say.
    SetConfidence(AnnotationId, Option<Confidence>),
    /// Moves one edge of a tag. An edge cannot pass the other.
    MoveEdge {
        /// Which tag.
        annotation: AnnotationId,
        /// Which edge.
        edge: Edge,
        /// Where to.
        to: Offset,
    },
    /// Takes tags away.
    Delete(Vec<AnnotationId>),
    /// Puts articles at the end of the project's list.
    AddDocuments(Vec<Arc<Document>>),
    /// Takes an article away, with its tags.
    RemoveDocument(DocumentId),
    /// Changes what is known about an article.
    SetDocumentMeta(Box<DocumentMeta>),
    /// Renames the project.
    SetTitle(String),
    /// Changes the codebook. Kinds in use must stay.
    SetCodebook(Box<Codebook>),
    /// Says what the coder at work is called.
    SetCoderName(String),
    /// Adds tags that were made elsewhere, with whoever made them, as one step.
    AddAnnotations {
        /// Said of the step, in the past tense.
        title: String,
        /// Whose tags they are.
        coder: Coder,
        /// The tags.
        annotations: Vec<Annotation>,
    },
}

/// An edge of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where its first word begins.
    Start,
    /// Where its last word ends.
    End,
}

/// What a command needs from the world outside: the core has neither clock nor chance.
pub struct Context<'a> {
    /// The time.
    pub now: Timestamp,
    /// New ids.
    pub ids: &'a mut dyn IdSource,
}

/// Why a command did nothing, in words for the analyst.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// Everything is so already.
    #[error("Nothing to change")]
    Nothing,
    /// There is no text to tag.
    #[error("Select some text first")]
    NoText,
    /// These words are a tag of this kind already.
    #[error("“{words}” is tagged as {label} already")]
    TaggedAlready {
        /// The tag that is there.
        id: AnnotationId,
        /// Its words, shortened.
        words: String,
        /// The kind, as in “a demand”.
        label: String,
    },
    /// The tag is gone, for instance deleted in between.
    #[error("That tag is no longer there")]
    NoAnnotation,
    /// The article is gone.
    #[error("That article is no longer there")]
    NoDocument,
    /// The kind is not in the codebook.
    #[error("The codebook has no such kind")]
    NoKind,
    /// An edge at the end of the text, or one that would pass the other.
    #[error("The edge cannot move further")]
    EdgeStuck,
    /// A codebook that cannot be used.
    #[error("{0}")]
    Codebook(#[from] CodebookError),
    /// A kind that was taken out while tags have it.
    #[error("“{label}” cannot be taken out: the project has {} of this kind", super::count(*.count, "tag"))]
    KindInUse {
        /// The kind's label.
        label: String,
        /// How many tags have it.
        count: usize,
    },
    /// A key that the app itself uses.
    #[error("The key {key} already means “{action}”")]
    KeyTaken {
        /// What stands on the key.
        key: String,
        /// What it does.
        action: &'static str,
    },
    /// The project is not what the command was made for: a fault of the app.
    #[error("The change did not fit the project: {0}")]
    Op(#[from] super::OpError),
}
