//! An article as it stands in a file: what is known about it, and its text.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::{Document, DocumentMeta, Text};

/// The twin of [`Document`] that can be written and read. Blocks are not in it: they follow from the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentRecord<'a> {
    #[serde(flatten)]
    meta: Cow<'a, DocumentMeta>,
    text: Cow<'a, str>,
}

impl<'a> DocumentRecord<'a> {
    /// For writing: borrows, and states the hash of the text that is really there. Linear in the text.
    pub fn of(document: &'a Document) -> Self {
        let sha256 = document.text.sha256();
        let meta = if document.meta.text_sha256 == sha256 {
            Cow::Borrowed(&document.meta)
        } else {
            Cow::Owned(DocumentMeta {
                text_sha256: sha256,
                ..document.meta.clone()
            })
        };
        Self {
            meta,
            text: Cow::Borrowed(document.text.as_str()),
        }
    }

    /// The article, if its text is the one that was saved. Linear in the text.
    ///
    /// # Errors
    /// What is wrong with the text, in words.
    pub fn into_document(self) -> Result<Document, String> {
        if self.text.contains('\r') {
            return Err(
                "the text has carriage returns, which Demarche never writes: positions would not be those it counted"
                    .to_owned(),
            );
        }
        let meta = self.meta.into_owned();
        let text = Text::of_frozen(self.text.into_owned().into_boxed_str());
        if text.sha256() != meta.text_sha256 {
            return Err(
                "the text was changed after it was saved (its SHA-256 is not the one in “textSha256”), so the tags \
                 would no longer stand where they were made"
                    .to_owned(),
            );
        }
        Ok(Document::new(meta, text))
    }
}
