//! A version of an article's text, frozen when it is made. Every offset in a project points into one of these, so it
//! never changes.

use std::fmt;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::offset_index::OffsetIndex;
use super::word_count::count_words;
use super::{ByteOffset, Offset, Span, Utf16Offset};

/// Longest text taken in, in bytes. Far above any article (a 500,000-word book has 3 MB), far below what 32-bit
/// offsets or a browser tab can hold.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Immutable text: no byte order mark, line ends LF only, otherwise exactly the characters of the file (never
/// Unicode-normalised). Cheap to clone; comparing compares the characters.
#[derive(Clone)]
pub struct Text(Arc<Frozen>);

struct Frozen {
    characters: Box<str>,
    index: OffsetIndex,
    sha256: OnceLock<String>,
    words: OnceLock<usize>,
}

/// Why bytes could not become a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Not UTF-8; the offset is in bytes from the start of the file.
    #[error(
        "not UTF-8: byte {byte} on line {line} is not part of a character. Save the file as UTF-8 and open it again"
    )]
    NotUtf8 {
        /// Bytes before the first bad one.
        byte: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// Longer than we take in.
    #[error("too long: {0} MB; the longest text that can be opened has 64 MB")]
    TooLong(usize),
}

impl Text {
    /// Freezes a file's bytes: UTF-8, byte order mark dropped, CRLF and CR become LF. Linear in the text.
    ///
    /// # Errors
    /// [`TextError`] when the bytes are not UTF-8 or too many.
    pub fn freeze(bytes: &[u8]) -> Result<Self, TextError> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::freeze_str(text),
            Err(error) => {
                let byte = error.valid_up_to();
                let line = 1 + bytes[..byte].iter().filter(|&&b| b == b'\n').count();
                Err(TextError::NotUtf8 { byte, line })
            }
        }
    }

    /// Freezes characters that are text already, such as pasted ones.
    ///
    /// # Errors
    /// [`TextError::TooLong`].
    pub fn freeze_str(text: &str) -> Result<Self, TextError> {
        if text.len() > MAX_BYTES {
            return Err(TextError::TooLong(text.len() / (1024 * 1024)));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let characters: Box<str> = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n").into()
        } else {
            text.into()
        };
        Ok(Self::of_frozen(characters))
    }

    /// Text that was frozen before and comes back from a file of ours or from the store: taken as it is.
    pub fn of_frozen(characters: Box<str>) -> Self {
        let index = OffsetIndex::new(&characters);
        Self(Arc::new(Frozen {
            characters,
            index,
            sha256: OnceLock::new(),
            words: OnceLock::new(),
        }))
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        &self.0.characters
    }

    /// Length in code points.
    pub fn len(&self) -> Offset {
        self.0.index.len()
    }

    /// Length in words. Linear when it is asked for first.
    pub fn word_count(&self) -> usize {
        *self.0.words.get_or_init(|| count_words(self.as_str()))
    }

    /// Length in UTF-16 units.
    pub fn utf16_len(&self) -> Utf16Offset {
        self.0.index.utf16_len()
    }

    /// Whether there is no character at all.
    pub fn is_empty(&self) -> bool {
        self.0.characters.is_empty()
    }

    /// The whole of it as a span.
    pub fn span(&self) -> Span {
        Span::new(Offset::ZERO, self.len())
    }

    /// The characters of a span; what lies beyond the end is left out. Logarithmic.
    pub fn slice(&self, span: Span) -> &str {
        &self.as_str()[self.byte(span.start()).usize()..self.byte(span.end()).usize()]
    }

    /// Code points → bytes; beyond the end gives the end. Logarithmic.
    pub fn byte(&self, at: Offset) -> ByteOffset {
        self.0.index.byte(self.as_str(), at)
    }

    /// Code points → UTF-16 units; beyond the end gives the end. Logarithmic.
    pub fn utf16(&self, at: Offset) -> Utf16Offset {
        self.0.index.utf16(self.as_str(), at)
    }

    /// Bytes → code points; inside a character gives the position before it. Logarithmic.
    pub fn offset_at_byte(&self, at: ByteOffset) -> Offset {
        self.0.index.offset_at_byte(self.as_str(), at)
    }

    /// UTF-16 units → code points; inside a surrogate pair gives the position before it. Logarithmic.
    pub fn offset_at_utf16(&self, at: Utf16Offset) -> Offset {
        self.0.index.offset_at_utf16(self.as_str(), at)
    }

    /// SHA-256 of the UTF-8 bytes, in lower-case hexadecimal: says whether offsets of a file belong to this text.
    /// Linear when it is asked for first.
    pub fn sha256(&self) -> String {
        self.0.sha256.get_or_init(|| self.hashed()).clone()
    }

    fn hashed(&self) -> String {
        sha256(self.as_str().as_bytes())
    }
}

/// SHA-256 of some bytes, in lower-case hexadecimal. Linear.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        for nibble in [byte >> 4, byte & 15] {
            hex.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
        }
    }
    hex
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} code points)", self.len().0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_lf_once_and_the_mark_goes() {
        let text = Text::freeze("\u{feff}a\r\nb\rc\n\r\nd".as_bytes()).unwrap();
        assert_eq!(text.as_str(), "a\nb\nc\n\nd");
    }

    #[test]
    fn characters_are_never_normalised() {
        let decomposed = "e\u{301}";
        assert_eq!(
            Text::freeze(decomposed.as_bytes()).unwrap().as_str(),
            decomposed
        );
    }

    #[test]
    fn a_bad_byte_is_named_with_its_place() {
        assert_eq!(
            Text::freeze(b"one\ntwo \xe4"),
            Err(TextError::NotUtf8 { byte: 8, line: 2 })
        );
    }

    #[test]
    fn a_slice_is_counted_in_code_points() {
        let text = Text::freeze("a👩‍👧ü中".as_bytes()).unwrap();
        assert_eq!(text.slice(Span::new(Offset(1), Offset(4))), "👩‍👧");
        assert_eq!(text.slice(Span::new(Offset(4), Offset(99))), "ü中");
    }

    #[test]
    fn the_hash_is_the_well_known_one() {
        let hash = Text::freeze(b"abc").unwrap().sha256();
        assert_eq!(
            hash,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
