//! Texts, stored once each under their SHA-256: neither a step nor a snapshot carries them.

use super::StorageError;
use super::envelope::{self, Kind, ReadError};
use super::pieces::Piece;
use crate::domain::{Document, DocumentMeta, Table, Text};
use crate::edit::{Op, Transaction};

/// Version of a stored text. Nothing is expected to follow: it is the text.
const VERSION: u32 = 1;

/// The bytes to store for an article, with their name.
pub(super) fn sealed(document: &Document) -> Piece {
    let text = document.text.as_str().as_bytes();
    let bytes = envelope::seal(Kind::Text, VERSION, text);
    (document.meta.text_sha256.clone(), bytes)
}

/// Whether the article's text is the one its description names: under another name it would not be found again. Linear
/// in the text.
///
/// # Errors
/// [`StorageError::Other`], naming the article. A fault of whoever made it.
pub(super) fn check(document: &Document) -> Result<(), StorageError> {
    if document.text.sha256() == document.meta.text_sha256 {
        return Ok(());
    }
    let title = &document.meta.title;
    let what = format!("the text of “{title}” is not the one it is described with");
    Err(StorageError::Other(what))
}

/// The texts that a step brings into the project.
pub(super) fn brought(step: &Transaction) -> impl Iterator<Item = Piece> + '_ {
    step.ops.iter().filter_map(|op| match op {
        Op::AddDocument { document, .. }
        | Op::CorrectText {
            after: document, ..
        } => Some(sealed(document)),
        _ => None,
    })
}

/// The text under a name, whole and the one that is meant. Linear.
///
/// # Errors
/// [`ReadError`]. Whoever asks has words for what is damaged.
pub(super) fn read(meta: &DocumentMeta, bytes: Option<&[u8]>) -> Result<Text, ReadError> {
    let (_, text) = envelope::open(bytes.unwrap_or_default(), Kind::Text, VERSION)?;
    let text = std::str::from_utf8(text).unwrap_or_default();
    let text = Text::of_frozen(text.into());
    if text.sha256() == meta.text_sha256 {
        Ok(text)
    } else {
        Err(ReadError::Damaged(String::new()))
    }
}

/// Texts that steps of a journal speak of, as they lie in the store.
#[derive(Default)]
pub(super) struct Texts(Table<String, Vec<u8>>);

impl Texts {
    /// Of pieces as they lie in the store.
    pub(super) fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        Self(pieces.into_iter().collect())
    }

    /// The article that this describes. Linear in its text.
    ///
    /// # Errors
    /// [`ReadError`] when the text is not there or is not the one that is meant; the article is called by its title.
    pub(super) fn document(&self, meta: DocumentMeta) -> Result<Document, ReadError> {
        let bytes = self.0.get(&meta.text_sha256);
        let text = read(&meta, bytes.map(Vec::as_slice)).map_err(|error| match error {
            ReadError::Damaged(_) => ReadError::Damaged(format!(
                "the text of “{}” is damaged or missing",
                meta.title
            )),
            newer @ ReadError::Newer { .. } => newer,
        })?;
        Ok(Document::new(meta, text))
    }
}
