//! Texts as tokens, for formats that count words. Tokens are cut at the ends of marks, so that no mark is widened.
//!
//! White space as spaCy has it: the first character after a token, if it is a blank, belongs to that token and is in none;
//! what other white space follows is a token of its own, up to the next word.

use super::model::Mark;
use crate::domain::{Offset, Span, Text, graphemes, sort};

/// A stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// Whether a blank follows that belongs to it.
    pub blank: bool,
    /// Whether it is nothing but white space.
    pub white: bool,
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
    cuts.dedup();
    let mut cuts = cuts.into_iter().peekable();
    // Each with whether it begins with a blank.
    let mut found: Vec<(Token, bool)> = Vec::new();
    let mut last: Option<Sort> = None;
    let mut at = Offset::ZERO;
    for mut rest in pieces(text.as_str()) {
        while !rest.is_empty() {
            let cut = cuts.next_if(|cut| *cut <= at).is_some();
            let (piece, after, length) = up_to(rest, at, cuts.peek().copied());
            rest = after;
            let sort = sort_of(piece);
            let end = at.plus(length);
            match found.last_mut() {
                Some((token, _)) if last == Some(sort) && sort != Sort::Alone && !cut => {
                    token.span = Span::new(token.span.start(), end);
                }
                _ => {
                    let token = Token {
                        span: Span::new(at, end),
                        blank: false,
                        white: sort == Sort::White,
                    };
                    found.push((token, piece.starts_with(' ')));
                }
            }
            last = Some(sort);
            at = end;
        }
    }
    joined(found)
}

/// A grapheme as far as the next place where a mark of another program's begins or ends inside it, what is left of it, and the
/// length of the first in code points.
fn up_to(grapheme: &str, at: Offset, cut: Option<Offset>) -> (&str, &str, u32) {
    if grapheme.len() == 1 {
        return (grapheme, "", 1);
    }
    let most = cut.map_or(u32::MAX, |cut| cut.0 - at.0);
    let mut length = 0;
    for (byte, _) in grapheme.char_indices() {
        if length == most {
            let (first, rest) = grapheme.split_at(byte);
            return (first, rest, length);
        }
        length += 1;
    }
    (grapheme, "", length)
}

/// Blanks directly behind a word go to it.
fn joined(found: Vec<(Token, bool)>) -> Vec<Token> {
    let mut left: Vec<Token> = Vec::with_capacity(found.len());
    for (mut token, begins_with_blank) in found {
        if let Some(before) = left.last_mut()
            && token.white
            && !before.white
            && begins_with_blank
        {
            before.blank = true;
            token.span = Span::new(token.span.start().plus(1), token.span.end());
            if token.span.is_empty() {
                continue;
            }
        }
        left.push(token);
    }
    left
}

/// Graphemes, but white space by the character: a line feed may be part of a grapheme.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    // What is left of a grapheme that began with white space.
    let mut left = "";
    std::iter::from_fn(move || {
        if !left.is_empty() {
            return Some(std::mem::take(&mut left));
        }
        let bytes = rest.as_bytes();
        let first = *bytes.first()?;
        // What most of most texts is: nothing of ASCII joins what is before it, but a line feed.
        let alone = first.is_ascii() && first != b'\r' && bytes.get(1).is_none_or(u8::is_ascii);
        let end = match alone {
            true => 1,
            false => graphemes(rest).next()?.len(),
        };
        let (grapheme, after) = rest.split_at(end);
        rest = after;
        if alone || !grapheme.starts_with(is_white) {
            return Some(grapheme);
        }
        let white = grapheme.chars().next().map_or(0, char::len_utf8);
        let (white, behind) = grapheme.split_at(white);
        left = behind;
        Some(white)
    })
}

/// White space as Python has it: with the separators of information that Rust does not count.
pub fn is_white(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

fn sort_of(grapheme: &str) -> Sort {
    let first = grapheme.chars().next().unwrap_or(' ');
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_are_graphemes_with_white_space_apart(text in "[a\r\n \u{308}\u{200d}é👩🇩\u{a0}.]{0,24}") {
            let mut expected = Vec::new();
            for grapheme in graphemes(&text) {
                let first = grapheme.chars().next().map_or(0, char::len_utf8);
                let (white, rest) = match grapheme.starts_with(is_white) {
                    true => grapheme.split_at(first),
                    false => ("", grapheme),
                };
                expected.extend([white, rest].into_iter().filter(|piece| !piece.is_empty()));
            }
            prop_assert_eq!(pieces(&text).collect::<Vec<_>>(), expected);
        }
    }

    fn cut(text: &str, marks: &[(u32, u32)]) -> Vec<String> {
        let text = Text::freeze_str(text).unwrap();
        let span = |(a, b): &(u32, u32)| Span::new(Offset(*a), Offset(*b));
        let marks: Vec<Mark> = (marks
            .iter()
            .map(|m| Mark::bare("1", "Claim", vec![span(m)])))
        .collect();
        let shown = |token: Token| {
            let blank = if token.blank { "_" } else { "" };
            format!("{}{blank}", text.slice(token.span))
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
