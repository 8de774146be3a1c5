//! An article: the present version of its text, and what is known about it.

use std::sync::Arc;

use super::{Blocks, CoderId, Date, DocumentId, Extra, Text, Timestamp};

/// An article in a project. A version of its text never changes; a correction makes another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Everything but the text.
    pub meta: DocumentMeta,
    /// What every offset of its tags points into.
    pub text: Text,
    /// Its paragraphs and headings, found once.
    pub blocks: Arc<Blocks>,
}

/// What is known about an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentMeta {
    /// Stays through every file.
    pub id: DocumentId,
    /// As shown in lists.
    pub title: String,
    /// Hash of the text, see [`Text::sha256`].
    pub text_sha256: String,
    /// When it was published.
    pub published: Option<Date>,
    /// Newspaper, agency, channel.
    pub outlet: String,
    /// Who wrote it, as it is signed; several as they stand there.
    pub author: String,
    /// Part of the paper or programme, such as `Opinion`.
    pub section: String,
    /// BCP 47 tag, such as `en`; empty: not stated.
    pub language: String,
    /// Where it was read.
    pub url: String,
    /// The coder's notes on the article.
    pub notes: String,
    /// Name of the file it came from; empty for pasted text.
    pub imported_from: String,
    /// When it was taken in.
    pub imported: Timestamp,
    /// Whether its coding is finished, as the coder says.
    pub done: bool,
    /// Since when it is in the bin; `None`: it is not.
    pub binned: Option<Timestamp>,
    /// Earlier versions of its text, the oldest first.
    pub versions: Vec<TextVersion>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// A version of a text that was corrected since. The characters themselves are no longer kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextVersion {
    /// Hash of the text, see [`Text::sha256`].
    pub text_sha256: String,
    /// When another took its place.
    pub until: Timestamp,
    /// Who corrected it.
    pub coder: CoderId,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

impl Document {
    /// Puts a text and what is known about it together; finds its blocks. Linear in the text.
    pub fn new(meta: DocumentMeta, text: Text) -> Self {
        let blocks = Arc::new(Blocks::of(&text));
        Self { meta, text, blocks }
    }

    /// The article's id.
    pub const fn id(&self) -> DocumentId {
        self.meta.id
    }

    /// The same text with other metadata.
    #[must_use]
    pub fn with_meta(&self, meta: DocumentMeta) -> Self {
        Self {
            meta,
            text: self.text.clone(),
            blocks: Arc::clone(&self.blocks),
        }
    }
}
