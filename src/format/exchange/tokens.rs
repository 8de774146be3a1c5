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
    let all = text.as_str();
    while let Some(rest) = all.get(cutting.byte..).filter(|rest| !rest.is_empty()) {
        match plain(rest) {
            "" => graphemes(rest)
                .take(1)
                .for_each(|one| cutting.grapheme(one)),
            letters => cutting.letters(letters),
        }
    }
    joined(text, cutting.found)
}

/// The letters and digits of ASCII at the beginning, but for a last one to which an accent may belong.
fn plain(text: &str) -> &str {
    let bytes = text.as_bytes();
    let count = bytes.iter().take_while(|b| b.is_ascii_alphanumeric());
    let count = count.count();
    let accented = bytes.get(count).is_some_and(|b| !b.is_ascii());
    &text[..count - usize::from(accented && count > 0)]
}

/// How far a text is cut.
struct Cutting<'a> {
    /// Where marks begin and end from here on, sorted.
    cuts: &'a [Offset],
    found: Vec<Token>,
    /// Of the last token.
    last: Option<Sort>,
    at: Offset,
    byte: usize,
}

impl Cutting<'_> {
    /// A grapheme, cut where a mark of another program's begins or ends inside it. White space by the character: a line feed
    /// may be part of a grapheme.
    fn grapheme(&mut self, grapheme: &str) {
        let mut characters = grapheme.chars();
        let first = characters.next();
        if characters.as_str().is_empty() {
            return self.piece(grapheme, 1);
        }
        let white = first.is_some_and(is_white);
        let (mut start, mut begun, end) = (0, 0, self.at);
        for ((byte, _), n) in grapheme.char_indices().zip(0..).skip(1) {
            if (n == 1 && white) || self.cuts.binary_search(&end.plus(n)).is_ok() {
                self.piece(&grapheme[start..byte], n - begun);
                (start, begun) = (byte, n);
            }
        }
        let rest = &grapheme[start..];
        self.piece(rest, rest.chars().count() as u32);
    }

    /// Letters and digits of ASCII, cut where marks begin and end: most of most texts.
    fn letters(&mut self, letters: &str) {
        let mut rest = letters;
        while !rest.is_empty() {
            let mut ahead = self.cuts.iter().map(|cut| cut.0.saturating_sub(self.at.0));
            let next = ahead.find(|ahead| *ahead > 0);
            let count = next.map_or(rest.len(), |ahead| rest.len().min(ahead as usize));
            let (piece, behind) = rest.split_at(count);
            self.piece(piece, count as u32);
            rest = behind;
        }
    }

    /// So many characters that stay together.
    fn piece(&mut self, piece: &str, characters: u32) {
        while let [first, rest @ ..] = self.cuts
            && *first < self.at
        {
            self.cuts = rest;
        }
        let cut = self.cuts.first() == Some(&self.at);
        let sort = sort_of(piece);
        let (end, behind) = (self.at.plus(characters), self.byte + piece.len());
        match self.found.last_mut() {
            Some(token) if self.last == Some(sort) && sort != Sort::Alone && !cut => {
                token.span = Span::new(token.span.start(), end);
                token.bytes.end = behind;
            }
            _ => self.found.push(Token {
                span: Span::new(self.at, end),
                bytes: self.byte..behind,
                blank: false,
                white: sort == Sort::White,
            }),
        }
        self.last = Some(sort);
        (self.at, self.byte) = (end, behind);
    }
}

/// Blanks directly behind a word go to it.
fn joined(text: &Text, found: Vec<Token>) -> Vec<Token> {
    let mut left: Vec<Token> = Vec::with_capacity(found.len());
    for mut token in found {
        if let Some(before) = left.last_mut()
            && token.white
            && !before.white
            && token.of(text).starts_with(' ')
        {
            before.blank = true;
            token.span = Span::new(token.span.start().plus(1), token.span.end());
            token.bytes.start += 1;
            if token.span.is_empty() {
                continue;
            }
        }
        left.push(token);
    }
    left
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
