//! Texts as tokens, for formats that count words. Tokens are cut at the ends of marks, so that no mark is widened.
//!
//! White space as spaCy has it: the first character after a token, if it is a blank, belongs to that token and is in none;
//! what other white space follows is a token of its own, up to the next word.

use std::ops::Range;

use super::model::Mark;
use crate::domain::{Offset, Span, Text, graphemes, sort};

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// The same in bytes: a slice by these costs nothing, one by the span is looked up.
    pub bytes: Range<usize>,
    /// Whether a blank follows that belongs to it.
    pub blank: bool,
    /// Whether it is nothing but white space.
    pub white: bool,
}

impl Token {
    /// Its words.
    pub fn of<'t>(&self, text: &'t Text) -> &'t str {
        text.as_str().get(self.bytes.clone()).unwrap_or_default()
    }
}

/// What characters have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Letters and digits: these stand together.
    Word,
    /// Stands alone: punctuation, an emoji, a character of a script without spaces.
    Alone,
    White,
}

/// The tokens of a text; together with the blanks they cover all of it. Linear, but for sorting the marks.
pub fn tokens(text: &Text, marks: &[Mark]) -> Vec<Token> {
    let parts = marks.iter().flat_map(|mark| &mark.parts);
    let mut cuts: Vec<Offset> = parts.flat_map(|part| [part.start(), part.end()]).collect();
    sort(&mut cuts, Ord::cmp);
    let mut cutting = Cutting {
        cuts: &cuts,
        found: Vec::with_capacity(text.as_str().len() / 5),
        last: None,
        at: Offset::ZERO,
        byte: 0,
    };
    let (all, bytes) = (text.as_str(), text.as_str().as_bytes());
    while let Some(&first) = bytes.get(cutting.byte) {
        let sort = ASCII[usize::from(first)];
        let letters = match sort {
            Some(Sort::Word) => letters(&bytes[cutting.byte..]),
            _ => 0,
        };
        match sort {
            Some(_) if letters > 0 => cutting.letters(letters),
            // Of two characters of ASCII the first stands for itself.
            Some(sort) if bytes.get(cutting.byte + 1).is_none_or(u8::is_ascii) => {
                cutting.piece(sort, 1, 1, first == b' ');
            }
            _ => {
                let first = graphemes(&all[cutting.byte..]).next();
                cutting.grapheme(first.unwrap_or_default());
            }
        }
    }
    cutting.found
}

/// How many letters and digits of ASCII there are at the beginning, but for a last one to which an accent may belong.
fn letters(bytes: &[u8]) -> usize {
    let is_letter = |b: &u8| ASCII[usize::from(*b)] == Some(Sort::Word);
    let count = bytes.iter().position(|b| !is_letter(b));
    match count {
        Some(count) => count - usize::from(count > 0 && !bytes[count].is_ascii()),
        None => bytes.len(),
    }
}

/// The sorts of the characters of ASCII.
static ASCII: [Option<Sort>; 256] = {
    let mut sorts = [None; 256];
    let mut n: u8 = 0;
    while n < 128 {
        sorts[n as usize] = Some(match n {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => Sort::Word,
            // As `is_white` has it.
            b'\t'..=b'\r' | 0x1c..=b' ' => Sort::White,
            _ => Sort::Alone,
        });
        n += 1;
    }
    sorts
};

/// How far a text is cut.
struct Cutting<'a> {
    /// Where marks begin and end from here on, sorted.
    cuts: &'a [Offset],
    found: Vec<Token>,
    /// Of the last piece.
    last: Option<Sort>,
    at: Offset,
    byte: usize,
}

impl Cutting<'_> {
    /// A grapheme, cut where a mark of another program's begins or ends inside it. White space by the character: a line feed
    /// may be part of a grapheme.
    fn grapheme(&mut self, grapheme: &str) {
        let white = grapheme.chars().next().is_some_and(is_white);
        let (mut start, mut begun, end) = (0, 0, self.at);
        for ((byte, _), n) in grapheme.char_indices().zip(0..).skip(1) {
            if (n == 1 && white) || self.cuts.binary_search(&end.plus(n)).is_ok() {
                self.characters(&grapheme[start..byte], n - begun);
                (start, begun) = (byte, n);
            }
        }
        let rest = &grapheme[start..];
        self.characters(rest, rest.chars().count() as u32);
    }

    /// Characters that are seen as one.
    fn characters(&mut self, piece: &str, count: u32) {
        self.piece(sort_of(piece), piece.len(), count, piece == " ");
    }

    /// Letters and digits of ASCII, cut where marks begin and end: most of most texts.
    fn letters(&mut self, count: usize) {
        let mut left = count;
        while left > 0 {
            let next = self.cuts.iter().find(|cut| **cut > self.at);
            let ahead = next.map_or(left, |next| left.min((next.0 - self.at.0) as usize));
            self.piece(Sort::Word, ahead, ahead as u32, false);
            left -= ahead;
        }
    }

    /// So many bytes and characters that stay together.
    fn piece(&mut self, sort: Sort, bytes: usize, characters: u32, blank: bool) {
        let mut cut = false;
        while let [first, rest @ ..] = self.cuts
            && *first <= self.at
        {
            cut = *first == self.at;
            self.cuts = rest;
        }
        let goes_on = self.last == Some(sort) && !cut;
        self.last = Some(sort);
        let (at, byte) = (self.at, self.byte);
        (self.at, self.byte) = (at.plus(characters), byte + bytes);
        match self.found.last_mut() {
            Some(token)
                if goes_on && sort != Sort::Alone && token.white == (sort == Sort::White) =>
            {
                token.span = Span::new(token.span.start(), self.at);
                token.bytes.end = self.byte;
            }
            // Directly behind a word it goes to that.
            Some(token) if blank && !token.white && token.bytes.end == byte => token.blank = true,
            _ => self.found.push(Token {
                span: Span::new(at, self.at),
                bytes: byte..self.byte,
                blank: false,
                white: sort == Sort::White,
            }),
        }
    }
}

/// White space as Python has it: with the separators of information that Rust does not count.
pub fn is_white(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

fn sort_of(grapheme: &str) -> Sort {
    let first = grapheme.chars().next().unwrap_or(' ');
    if first.is_ascii() {
        return match first.is_ascii_alphanumeric() {
            true => Sort::Word,
            false if is_white(first) => Sort::White,
            false => Sort::Alone,
        };
    }
    let unspaced = matches!(first, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    match () {
        () if is_white(first) => Sort::White,
        () if first.is_alphanumeric() && !unspaced => Sort::Word,
        () => Sort::Alone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, marks: &[(u32, u32)]) -> Vec<String> {
        let text = Text::freeze_str(text).unwrap();
        let span = |(a, b): &(u32, u32)| Span::new(Offset(*a), Offset(*b));
        let marks: Vec<Mark> = (marks
            .iter()
            .map(|m| Mark::bare("1", "Claim", vec![span(m)])))
        .collect();
        let shown = |token: Token| {
            let blank = if token.blank { "_" } else { "" };
            assert_eq!(token.of(&text), text.slice(token.span));
            format!("{}{blank}", token.of(&text))
        };
        tokens(&text, &marks).into_iter().map(shown).collect()
    }

    #[test]
    fn words_stand_together_and_signs_alone() {
        assert_eq!(
            cut("Grüße 😊! 他要求", &[]),
            ["Grüße_", "😊", "!_", "他", "要", "求"]
        );
        assert_eq!(cut("👩‍👩‍👧 met", &[]), ["👩‍👩‍👧_", "met"]);
    }

    #[test]
    fn the_first_blank_belongs_to_the_token_before_it() {
        assert_eq!(
            cut(" a  b\nc d ", &[]),
            [" ", "a_", " ", "b", "\n", "c_", "d_"]
        );
        assert_eq!(cut("a\u{a0}b", &[]), ["a", "\u{a0}", "b"]);
        // No blank is lost where a mark of another program's begins between two.
        assert_eq!(cut("a  b", &[(2, 4)]), ["a_", " ", "b"]);
    }

    #[test]
    fn marks_cut_tokens() {
        assert_eq!(
            cut("demands change", &[(2, 5), (8, 14)]),
            ["de", "man", "ds_", "change"]
        );
        assert_eq!(cut("a👩‍👧b", &[(2, 3)]), ["a", "👩", "\u{200d}", "👧", "b"]);
    }
}
