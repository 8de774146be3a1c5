//! Texts, stored once each under their SHA-256: neither a step nor a snapshot carries them.

use std::sync::Arc;

use super::StorageError;
use super::envelope::{self, Kind, ReadError};
use crate::domain::{Document, DocumentMeta, Table, Text};
use crate::edit::{Op, Transaction};

/// Version of a stored text. Nothing is expected to follow: it is the text.
const VERSION: u32 = 1;

/// The bytes to store for an article, with their name.
pub(super) fn sealed(document: &Document) -> (String, Vec<u8>) {
    let text = document.text.as_str().as_bytes();
    let bytes = envelope::seal(Kind::Text, VERSION, text);
    (document.meta.text_sha256.clone(), bytes)
}

/// Whether every article's text is the one its description names: under another name it would not be found again.
/// Linear in the texts.
///
/// # Errors
/// [`StorageError::Other`], naming the first that is not. A fault of whoever made the article.
pub(super) fn check(documents: &[Arc<Document>]) -> Result<(), StorageError> {
    let wrong = |d: &&Arc<Document>| d.text.sha256() != d.meta.text_sha256;
    documents.iter().find(wrong).map_or(Ok(()), |document| {
        let title = &document.meta.title;
        let what = format!("the text of “{title}” is not the one it is described with");
        Err(StorageError::Other(what))
    })
}

/// The texts that a step brings into the project.
pub(super) fn brought(step: &Transaction) -> impl Iterator<Item = (String, Vec<u8>)> + '_ {
    step.ops.iter().filter_map(|op| match op {
        Op::AddDocument { document, .. }
        | Op::CorrectText {
            after: document, ..
        } => Some(sealed(document)),
        _ => None,
    })
}

/// Stored texts of one project, read and checked when they are first asked for.
pub(super) struct Texts<'a> {
    sealed: Table<&'a str, &'a [u8]>,
    read: Table<String, Text>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(stored: &'a [(String, Vec<u8>)]) -> Self {
        Self {
            sealed: stored.iter().map(|(name, b)| (&**name, &**b)).collect(),
            read: Table::new(),
        }
    }

    /// The article that this describes. Linear in its text.
    ///
    /// # Errors
    /// [`ReadError`] when the text is not there or is not the one that is meant.
    pub(super) fn document(&mut self, meta: DocumentMeta) -> Result<Document, ReadError> {
        let text = match self.read.get(&meta.text_sha256) {
            Some(text) => text.clone(),
            None => {
                let text = self.text(&meta)?;
                self.read.insert(meta.text_sha256.clone(), text.clone());
                text
            }
        };
        Ok(Document::new(meta, text))
    }

    fn text(&self, meta: &DocumentMeta) -> Result<Text, ReadError> {
        let of = |what: &str| ReadError::Damaged(format!("the text of “{}” {what}", meta.title));
        let bytes = self.sealed.get(&*meta.text_sha256);
        let bytes = bytes.ok_or_else(|| of("is missing"))?;
        let (_, text) =
            envelope::open(bytes, Kind::Text, VERSION).map_err(|error| match error {
                ReadError::Damaged(_) => of("is damaged"),
                newer @ ReadError::Newer { .. } => newer,
            })?;
        let text = std::str::from_utf8(text).map_err(|_| of("is damaged"))?;
        let text = Text::of_frozen(text.into());
        if text.sha256() == meta.text_sha256 {
            Ok(text)
        } else {
            Err(of("is another one"))
        }
    }
}
