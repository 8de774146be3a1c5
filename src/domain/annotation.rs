//! A tag: a statement (a claim, a demand …) or the mention of an actor.

use super::{
    ActorId, Anchor, AnnotationId, CoderId, Confidence, DocumentId, Extra, Frame, KindId, Naming,
    Quote, Timestamp,
};

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
    /// What it stood on before the text was corrected, where that could not be found again: it is to be placed anew, and
    /// stands near there until then. `None`: it stands where it belongs.
    pub lost: Option<Box<Quote>>,
    /// Of a statement: who says it, to whom, about what. `None` where nothing is coded; see [`Self::frame`].
    pub coded: Option<Box<Frame>>,
    /// Of a mention: who is named here; `None`: not linked to the register yet.
    pub actor: Option<ActorId>,
    /// Of a mention: in which words; `None`: not stated.
    pub naming: Option<Naming>,
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

/// Key of [`Annotation::extra`] under which values by name are kept that were coded elsewhere and have no slot here.
pub const KEPT_ATTRIBUTES: &str = "attributes";

/// Key of [`Annotation::extra`] under which a list of links is kept that have no place here, each with its `label` and the id of
/// the tag that it leads `to`.
pub const KEPT_TIES: &str = "ties";

static NOTHING_CODED: Frame = Frame::empty();

impl Annotation {
    /// Who says it, to whom, about what; an empty frame where nothing is coded.
    pub fn frame(&self) -> &Frame {
        self.coded.as_deref().unwrap_or(&NOTHING_CODED)
    }

    /// The same with another frame; an empty one is none.
    #[must_use]
    pub fn with_frame(&self, frame: Frame) -> Self {
        Self {
            coded: (!frame.is_empty()).then(|| Box::new(frame)),
            ..self.clone()
        }
    }
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
