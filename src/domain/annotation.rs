//! A tag: a statement (a claim, a demand …) or the mention of an actor.

use super::{Anchor, AnnotationId, CoderId, Confidence, DocumentId, Extra, KindId, Timestamp};

/// One tag on one article. Several may cover the same words, even exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Stays for life, through every file.
    pub id: AnnotationId,
    /// The article.
    pub document: DocumentId,
    /// A kind of the codebook; it says whether this is a statement or a mention.
    pub kind: KindId,
    /// Where.
    pub anchor: Anchor,
    /// The coder's note, as written.
    pub memo: String,
    /// How sure the coder is; `None`: not stated.
    pub confidence: Option<Confidence>,
    /// Who tagged it.
    pub coder: CoderId,
    /// When it was tagged.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Version of the codebook it was tagged under.
    pub codebook_version: u32,
    /// Where it came from.
    pub origin: Origin,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// How a tag came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// A person tagged it.
    #[default]
    Human,
    /// It came with the worked example of the sample article.
    Example,
    /// It came with a file of another tool.
    Imported,
}

impl Origin {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Human, Self::Example, Self::Imported];

    /// Lower-case word, as in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Example => "example",
            Self::Imported => "imported",
        }
    }
}
