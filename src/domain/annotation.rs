//! A tag: a statement (a claim, a demand …) or the mention of an actor.

use serde::{Deserialize, Serialize};

use super::{Anchor, AnnotationId, CoderId, DocumentId, Extra, KindId, Timestamp};

/// One tag on one article. Several may cover the same words, even exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    /// How sure the coder is; `None`: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Who tagged it.
    pub coder: CoderId,
    /// When it was tagged.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Version of the codebook it was tagged under.
    #[serde(default = "first_version")]
    pub codebook_version: u32,
    /// Where it came from.
    #[serde(default)]
    pub origin: Origin,
    /// Unknown keys of a file, kept.
    #[serde(flatten)]
    pub extra: Extra,
}

const fn first_version() -> u32 {
    1
}

/// How a tag came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A person tagged it.
    #[default]
    Human,
    /// It came with the worked example of the sample article.
    Example,
    /// It came with a file of another tool.
    Imported,
}

/// From 0 (a guess) to 1 (certain).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(f64);

impl Confidence {
    /// `None` outside 0…1.
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// 0…1.
    pub const fn value(self) -> f64 {
        self.0
    }

    /// In whole per cent, for reading.
    pub fn percent(self) -> u8 {
        (self.0 * 100.0).round() as u8
    }
}

/// Never NaN, so equality is total.
impl Eq for Confidence {}

impl TryFrom<f64> for Confidence {
    type Error = &'static str;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Self::new(value).ok_or("confidence must lie between 0 and 1")
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.0
    }
}
