//! What an analyst can ask for, and why it may be refused.

use std::sync::Arc;

use crate::domain::{
    Actor, ActorId, Annotation, AnnotationId, CodeId, CodeList, Codebook, CodebookError, Coder,
    Confidence, Document, DocumentId, DocumentMeta, Frame, IdSource, KindId, Naming, Offset,
    RelationId, RelationTypeId, Slot, Span, Timestamp,
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
    /// Codes a statement: its frame is as given from now on.
    SetFrame {
        /// The statement.
        statement: AnnotationId,
        /// The whole frame.
        frame: Box<Frame>,
        /// What was changed of it; changes of the same slot one after the other are undone as one.
        slot: Slot,
    },
    /// Another statement on the same words, of the same kind, with nothing coded yet: two may say opposite things at once.
    TagAgain(AnnotationId),
    /// Says who is named at some places; `None`: nobody of the register.
    SetActor {
        /// The mentions.
        mentions: Vec<AnnotationId>,
        /// Who.
        actor: Option<ActorId>,
    },
    /// Says in which words an actor is named at a place.
    SetNaming(AnnotationId, Option<Naming>),
    /// Puts an actor into the register, and at once where it is needed, as one step.
    AddActor {
        /// The actor, under an id never used before.
        actor: Box<Actor>,
        /// Places where it is named.
        mentions: Vec<AnnotationId>,
        /// A statement and the slot of it where the actor has a role.
        part: Option<(AnnotationId, Slot)>,
    },
    /// Changes what is known about an actor.
    ChangeActor(Box<Actor>),
    /// Makes two actors one: whatever referred to the first refers to the second.
    MergeActors {
        /// Goes; its id and names are kept with the other.
        from: ActorId,
        /// Stays.
        into: ActorId,
    },
    /// Takes an actor out of the register; one that is in use must stay.
    RemoveActor(ActorId),
    /// Links one statement to another.
    Link {
        /// The statement that does something to the other.
        from: AnnotationId,
        /// The other.
        to: AnnotationId,
        /// What it does.
        of_type: RelationTypeId,
    },
    /// Changes type or note of a link.
    ChangeLink(RelationId, RelationTypeId, String),
    /// Takes a link away.
    Unlink(RelationId),
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
    /// Changes the codebook. What is in use of it must stay.
    SetCodebook(Box<Codebook>),
    /// Changes the codebook, and what was coded by it along, as one step: to rename, merge, split, move, delete.
    Recode {
        /// Said of the step, in the past tense: “Merged …”.
        title: String,
        /// The codebook as it is to be.
        codebook: Box<Codebook>,
        /// What takes the place of what.
        changes: Vec<Recode>,
    },
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

/// What takes the place of something of the codebook, in all that was coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recode {
    /// Tags of a kind become tags of another.
    Kind {
        /// The kind so far.
        from: KindId,
        /// The kind from now on.
        to: KindId,
    },
    /// A code gives way to others, or to none.
    Code {
        /// Of which list.
        list: CodeList,
        /// The code so far.
        from: CodeId,
        /// The codes from now on; a form becomes the first of them.
        to: Vec<CodeId>,
        /// In these statements alone; `None`: in all.
        only: Option<Vec<AnnotationId>>,
    },
    /// Links of a type become links of another, or are taken away.
    Link {
        /// The type so far.
        from: RelationTypeId,
        /// The type from now on.
        to: Option<RelationTypeId>,
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
    /// The actor is gone.
    #[error("That actor is no longer in the register")]
    NoActor,
    /// The link is gone.
    #[error("That link is no longer there")]
    NoLink,
    /// An actor without a name.
    #[error("An actor needs a name")]
    NoName,
    /// A statement linked to itself.
    #[error("A statement cannot be linked to itself: choose another one")]
    LinkToItself,
    /// The same link again.
    #[error("These two statements are linked like that already")]
    LinkedAlready,
    /// A link from or to a mention.
    #[error("Only statements can be linked: choose a claim or a demand")]
    NotAStatement,
    /// An actor that is taken out while something refers to it.
    #[error("“{name}” cannot be taken out: it stands in {}. Merge it with another actor instead", super::count(*.count, "place"))]
    ActorInUse {
        /// What the actor is called.
        name: String,
        /// How many mentions, roles and ties refer to it.
        count: usize,
    },
    /// A code or type of link that was taken out while it is in use.
    #[error("“{label}” cannot be taken out: it is used {}. Say what should take its place", super::count(*.count, "time"))]
    CodeInUse {
        /// Its label.
        label: String,
        /// How often it is used.
        count: usize,
    },
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
