//! The text in `#Text=` lines. Readers put it together again: each line and a line end behind it, blanks where a word begins
//! later than that, and no line end where it begins one earlier. So a sentence has all white space up to the next one.

use crate::domain::{Blocks, Offset, Span, Text, sentences};
use crate::format::exchange::tokens::Token;

/// Words of a sentence, with the text that its lines have.
pub(super) struct Sentence {
    /// Its words; never empty.
    pub(super) words: Vec<Token>,
    /// From its first word to where the next sentence begins, without the line end before that.
    pub(super) text: Span,
}

/// The sentences of a text. Linear.
pub(super) fn parted(text: &Text, tokens: Vec<Token>) -> Vec<Sentence> {
    let blocks = Blocks::of(text);
    let ends = blocks.all().iter().flat_map(|block| sentences(text, block));
    let mut ends = ends.map(Span::end).peekable();
    let mut parted: Vec<Vec<Token>> = Vec::new();
    let mut open = false;
    for token in tokens.into_iter().filter(|token| !token.white) {
        while ends.next_if(|end| *end <= token.span.start()).is_some() {
            open = false;
        }
        match parted.last_mut() {
            Some(words) if open => words.push(token),
            _ => parted.push(vec![token]),
        }
        open = true;
    }
    let starts: Vec<Offset> = parted
        .iter()
        .filter_map(|words| Some(words.first()?.span.start()))
        .collect();
    let line_end = |at: Offset| text.slice(Span::new(at.minus(1), at)) == "\n";
    let with_text = parted.into_iter().enumerate().map(|(n, words)| {
        let start = starts.get(n).copied().unwrap_or_default();
        let next = starts.get(n + 1).copied().unwrap_or_else(|| text.len());
        let end = if line_end(next) { next.minus(1) } else { next };
        Sentence {
            words,
            text: Span::new(start, end),
        }
    });
    with_text.collect()
}

/// The lines of a sentence's text.
pub(super) fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.split('\n') {
        out.push_str("#Text=");
        let special = |b: u8| matches!(b, b'\\' | b'\t' | b'\r' | 0xc | 8);
        if !line.bytes().any(special) {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        for c in line.chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                '\u{c}' => out.push_str("\\f"),
                '\u{8}' => out.push_str("\\b"),
                _ => out.push(c),
            }
        }
        out.push('\n');
    }
    out
}
