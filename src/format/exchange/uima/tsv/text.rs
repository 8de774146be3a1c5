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
pub(super) fn push_lines(out: &mut Vec<u8>, text: &[u8]) {
    out.extend_from_slice(LINE);
    let (mut at, mut copied) = (0, 0);
    while let Some(b) = text.get(at) {
        at += 1;
        // Most of most texts is neither.
        if *b > b'\r' && *b != b'\\' {
            continue;
        }
        let written: &[u8] = match b {
            b'\\' => b"\\\\",
            b'\t' => b"\\t",
            b'\r' => b"\\r",
            0xc => b"\\f",
            8 => b"\\b",
            b'\n' => b"\n#Text=",
            _ => continue,
        };
        out.extend_from_slice(&text[copied..at - 1]);
        out.extend_from_slice(written);
        copied = at;
    }
    out.extend_from_slice(&text[copied..]);
    out.push(b'\n');
}

/// What a line of the text begins with.
const LINE: &[u8] = b"#Text=";
