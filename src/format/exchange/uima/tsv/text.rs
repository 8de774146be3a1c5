//! The text in `#Text=` lines. Readers put it together again: each line and a line end behind it, blanks where a word begins
//! later than that, and no line end where it begins one earlier. So a sentence has all white space up to the next one.

use std::ops::Range;

use crate::domain::{Blocks, Span, Text, sentences};
use crate::format::exchange::tokens::Token;

/// A sentence: its words, and the text that its lines have.
pub(super) struct Sentence {
    /// Places of its words in the list of all words; never empty.
    pub(super) words: Range<usize>,
    /// From its first word to where the next sentence begins, without the line end before that. In bytes.
    pub(super) text: Range<usize>,
}

/// The sentences of a text, given its words. Linear.
pub(super) fn parted(text: &Text, words: &[Token]) -> Vec<Sentence> {
    let blocks = Blocks::of(text);
    let ends = blocks.all().iter().flat_map(|block| sentences(text, block));
    let mut ends = ends.map(Span::end).peekable();
    let mut parted: Vec<Sentence> = Vec::new();
    let all = text.as_str().as_bytes();
    // Up to where the next one begins.
    let close = |last: Option<&mut Sentence>, next: usize| {
        if let Some(last) = last {
            let line_end = next.checked_sub(1).and_then(|at| all.get(at)) == Some(&b'\n');
            last.text.end = next - usize::from(line_end);
        }
    };
    for (place, word) in words.iter().enumerate() {
        let mut begins = parted.is_empty();
        while ends.next_if(|end| *end <= word.span.start()).is_some() {
            begins = true;
        }
        if begins {
            let start = word.bytes.start;
            close(parted.last_mut(), start);
            parted.push(Sentence {
                words: place..place,
                text: start..start,
            });
        }
        if let Some(last) = parted.last_mut() {
            last.words.end = place + 1;
        }
    }
    close(parted.last_mut(), all.len());
    parted
}

/// Adds the lines of a sentence's text.
pub(super) fn push_lines(out: &mut Vec<u8>, text: &str) {
    for line in text.split('\n') {
        out.extend_from_slice(b"#Text=");
        let special = |b: u8| matches!(b, b'\\' | b'\t' | b'\r' | 0xc | 8);
        if !line.bytes().any(special) {
            out.extend_from_slice(line.as_bytes());
            out.push(b'\n');
            continue;
        }
        for b in line.bytes() {
            match b {
                b'\\' => out.extend_from_slice(b"\\\\"),
                b'\t' => out.extend_from_slice(b"\\t"),
                b'\r' => out.extend_from_slice(b"\\r"),
                0xc => out.extend_from_slice(b"\\f"),
                8 => out.extend_from_slice(b"\\b"),
                _ => out.push(b),
            }
        }
        out.push(b'\n');
    }
}
