//! Documents of word processors: their text, a blank line between paragraphs, and what they say of themselves.

mod besides;
mod docx;
mod odt;
pub(super) mod sheets;

use super::engine::Engine;
use super::facts::{Facts, Field};
use super::kind::FileKind;
use super::problem::Fault;
use super::zip::Archive;
use crate::format::xml::{self, Visit};

/// What came out of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Its text.
    pub(super) text: String,
    /// What it says of itself.
    pub(super) facts: Facts,
    /// What it has besides, and what is not taken in, in words.
    pub(super) left_out: Vec<&'static str>,
}

/// Reads a document: [`FileKind::Odt`], or else as one of Word. Proportional to the document.
///
/// # Errors
/// [`Fault`].
pub(super) async fn read<E: Engine>(
    bytes: &Vec<u8>,
    kind: FileKind,
    engine: &E,
) -> Result<Written, Fault> {
    let mut archive = Archive::open(bytes).await.map_err(|e| e.fault())?;
    let (body, about) = match kind {
        FileKind::Odt => ("content.xml", "meta.xml"),
        _ => ("word/document.xml", "docProps/core.xml"),
    };
    let place = archive.find(body).ok_or_else(|| {
        Fault::new(
            format!(
                "It has the name of a word processor's document, but there is no “{body}” in it"
            ),
            "Open it in the program it belongs to and save it again",
        )
    })?;
    let about = archive.find(about);
    let unpacked = archive.unpack(place, bytes, engine).await;
    let unpacked = unpacked.map_err(|e| e.fault())?;
    engine.breathe().await;
    let mut text = Paragraphs::default();
    let left_out = match kind {
        FileKind::Odt => odt::read(&unpacked, &mut text)?,
        _ => docx::read(&unpacked, &mut text)?,
    };
    drop(unpacked);
    let mut facts = Facts::default();
    // What it says of itself is welcome and no more.
    if let Some(place) = about
        && let Ok(unpacked) = archive.unpack(place, bytes, engine).await
    {
        facts = properties(&unpacked);
    }
    Ok(Written {
        text: text.finish(),
        facts,
        left_out,
    })
}

/// Text that is put together from paragraphs.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    text: String,
    /// The present paragraph begins here.
    start: usize,
}

impl Paragraphs {
    /// Adds to the paragraph.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends the paragraph; one with nothing in it leaves nothing behind.
    pub(super) fn end(&mut self) {
        let paragraph = &self.text[self.start..];
        if paragraph.trim().is_empty() {
            self.text.truncate(self.start);
        } else {
            let end = self.start + paragraph.trim_end().len();
            self.text.truncate(end);
            self.text.push_str("\n\n");
        }
        self.start = self.text.len();
    }

    /// So many bytes so far.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// All of it.
    pub(super) fn finish(mut self) -> String {
        self.end();
        self.text.truncate(self.text.trim_end().len());
        self.text
    }
}

/// Title, language and the like. Who made the document, and when, is not taken for author and day of the article.
fn properties(bytes: &[u8]) -> Facts {
    #[derive(Default)]
    struct Properties {
        facts: Facts,
        /// What the element that is open says.
        value: String,
        kept: usize,
    }
    impl Visit for Properties {
        fn open(&mut self, _: &str, _: &[(String, String)]) {
            self.value.clear();
        }
        fn text(&mut self, text: &str) {
            self.kept += text.len();
            self.value.push_str(text);
        }
        fn close(&mut self, name: &str) {
            let field = match name {
                "title" => Some(Field::Title),
                "language" => Some(Field::Language),
                _ => None,
            };
            if let Some(field) = field {
                self.facts.say(field, &self.value);
            }
            self.value.clear();
        }
        fn kept(&self) -> usize {
            self.kept
        }
    }
    let mut found = Properties::default();
    match xml::visit(bytes, &mut found) {
        Ok(()) => found.facts,
        Err(_) => Facts::default(),
    }
}
