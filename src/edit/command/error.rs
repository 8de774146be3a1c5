//! Why a command did nothing.

use crate::domain::{AnnotationId, CodebookError};

/// Why a command did nothing, in words for the analyst.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// Everything is so already.
    #[error("Nothing to change")]
    Nothing,
    /// Only one article of the project is here yet.
    #[error("The other articles are still being opened. Try again in a moment")]
    Arriving,
    /// Another tab writes the project, and this one reads along.
    #[error("This project is open for coding in another tab. Take over to code here")]
    Reading,
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
    /// A correction that leaves no words.
    #[error("A text cannot be empty. To take the article away, move it to the bin")]
    EmptyText,
    /// Something known about articles that cannot be read.
    #[error("{0}")]
    Detail(String),
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
    /// A link or a frame of a mention.
    #[error("This is for statements: choose a claim or a demand")]
    NotAStatement,
    /// An actor that is taken out while something refers to it.
    #[error("“{name}” cannot be taken out: it stands in {}. Merge it with another actor instead", crate::edit::count(*.count, "place"))]
    ActorInUse {
        /// What the actor is called.
        name: String,
        /// How many mentions, roles and ties refer to it.
        count: usize,
    },
    /// Something that nothing uses but articles in the bin.
    #[error(
        "“{0}” cannot be taken out: articles in the bin use it. Restore them or empty the bin first"
    )]
    UsedInBin(String),
    /// A code or type of link that was taken out while it is in use.
    #[error("“{label}” cannot be taken out: it is used {}. Say what should take its place", crate::edit::count(*.count, "time"))]
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
    Codebook(String),
    /// A kind that was taken out while tags have it.
    #[error("“{label}” cannot be taken out: the project has {} of this kind", crate::edit::count(*.count, "tag"))]
    KindInUse {
        /// The kind's label.
        label: String,
        /// How many tags have it.
        count: usize,
    },
    /// A kind in use that is to tag something else.
    #[error(
        "“{label}” has {}: what it tags can be changed only while it has none", crate::edit::count(*.count, "tag")
    )]
    CategoryInUse {
        /// The kind's label.
        label: String,
        /// How many tags have it.
        count: usize,
    },
    /// Something of the codebook that is gone, or does not go together with the other.
    #[error("The codebook no longer has that, or the two do not go together")]
    NoTerm,
    /// Splitting into nothing.
    #[error("Name at least one part to split into")]
    NoParts,
    /// A key that the app itself uses.
    #[error("The key {key} already means “{action}”")]
    KeyTaken {
        /// What stands on the key.
        key: String,
        /// What it does.
        action: &'static str,
    },
    /// Two copies that cannot be put together, or not yet.
    #[error("The file cannot be merged: {0}")]
    Merge(String),
    /// The project is not what the command was made for: a fault of the app.
    #[error("The change did not fit the project: {0}")]
    Op(#[from] crate::edit::OpError),
}

/// In words at once: what can be wrong with a codebook concerns only the part of the program that changes one.
impl From<CodebookError> for CommandError {
    fn from(error: CodebookError) -> Self {
        Self::Codebook(error.to_string())
    }
}
