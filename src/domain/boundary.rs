//! Steps of a caret and edges of a selection: graphemes, words, sentences, paragraphs.
//!
//! All positions returned lie in a block, on the border of a grapheme cluster (UAX #29), so no step and no tag ever
//! cuts a character that a reader sees as one.

use super::words::pieces;
use super::{Block, Blocks, Offset, Span, Text, graphemes, sentences};

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A grapheme cluster.
    Character,
    /// To the next word border.
    Word,
    /// To the next sentence border.
    Sentence,
    /// To the next paragraph border.
    Paragraph,
    /// To the end of the text.
    Article,
}

/// Which way, in the order of the text (not of the screen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the start.
    Back,
    /// Towards the end.
    Forward,
}

/// Where a step from `at` leads. Stays put at the ends of the text. Linear in the block.
///
/// A word step goes forward to the end of a word and back to the start of one; a sentence or paragraph step goes forward
/// to the start of the next and back to the start of this one, or of the one before when it is there already.
pub fn step(text: &Text, blocks: &Blocks, at: Offset, unit: Unit, direction: Direction) -> Offset {
    let (Some(first), Some(last)) = (blocks.all().first(), blocks.all().last()) else {
        return Offset::ZERO;
    };
    let edge = match direction {
        Direction::Back => first.span.start(),
        Direction::Forward => last.span.end(),
    };
    let reached = match unit {
        Unit::Article => None,
        Unit::Character => by_borders(text, blocks, at, direction, &characters),
        Unit::Word => by_borders(text, blocks, at, direction, &|t, b| words(t, b, direction)),
        Unit::Sentence => by_borders(text, blocks, at, direction, &|t, b| {
            sentences(t, b).iter().map(|s| s.start()).collect()
        }),
        Unit::Paragraph => by_borders(text, blocks, at, direction, &|_, b| vec![b.span.start()]),
    };
    reached.unwrap_or(edge)
}

/// The nearest of the borders that `borders` names in this block or, failing that, in the next one along.
fn by_borders(
    text: &Text,
    blocks: &Blocks,
    at: Offset,
    direction: Direction,
    borders: &dyn Fn(&Text, &Block) -> Vec<Offset>,
) -> Option<Offset> {
    let here = blocks.at(at)?;
    let order: Box<dyn Iterator<Item = usize>> = match direction {
        Direction::Back => Box::new((0..=here).rev()),
        Direction::Forward => Box::new(here..blocks.all().len()),
    };
    for i in order {
        let found = borders(text, &blocks.all()[i]);
        let reached = match direction {
            Direction::Back => found.into_iter().rev().find(|&b| b < at),
            Direction::Forward => found.into_iter().find(|&b| b > at),
        };
        if reached.is_some() {
            return reached;
        }
    }
    None
}

/// All grapheme borders of a block, both ends included.
fn characters(text: &Text, block: &Block) -> Vec<Offset> {
    let mut at = block.span.start();
    let mut borders = vec![at];
    for grapheme in graphemes(text.slice(block.span)) {
        at = at.plus(grapheme.chars().count() as u32);
        borders.push(at);
    }
    borders
}

/// Ends of words going forward, starts going back; the ends of the block count too.
fn words(text: &Text, block: &Block, direction: Direction) -> Vec<Offset> {
    let mut at = block.span.start();
    let mut borders = Vec::new();
    if direction == Direction::Back {
        borders.push(at);
    }
    for word in pieces(text.slice(block.span)) {
        let next = at.plus(word.chars().count() as u32);
        if word.chars().any(char::is_alphanumeric) {
            borders.push(if direction == Direction::Forward {
                next
            } else {
                at
            });
        }
        at = next;
    }
    if direction == Direction::Forward {
        borders.push(at);
    }
    borders.dedup();
    borders
}

/// The word at a position: the one it lies in, or ends, or else the next piece between word borders. `None` in an empty
/// text.
pub fn word_at(text: &Text, blocks: &Blocks, at: Offset) -> Option<Span> {
    let block = blocks.all().get(blocks.at(at)?)?;
    let mut start = block.span.start();
    let mut ended = None;
    for piece in pieces(text.slice(block.span)) {
        let span = Span::new(start, start.plus(piece.chars().count() as u32));
        let is_word = piece.chars().any(char::is_alphanumeric);
        if span.contains(at) {
            return if is_word {
                Some(span)
            } else {
                ended.or(Some(span))
            };
        }
        ended = (is_word && span.end() == at).then_some(span);
        start = span.end();
    }
    ended.or_else(|| (!block.span.is_empty()).then_some(block.span))
}

/// Widens a span so that neither edge cuts a grapheme cluster; nothing chosen is ever lost. Linear in the blocks at the
/// edges.
pub fn snap_outward(text: &Text, blocks: &Blocks, span: Span) -> Span {
    let border = |at: Offset, outward: Direction| {
        let inside = blocks
            .at(at)
            .and_then(|i| blocks.all().get(i))
            .filter(|b| b.span.contains(at));
        let Some(block) = inside else { return at };
        let borders = characters(text, block);
        if borders.binary_search(&at).is_ok() {
            return at;
        }
        let after = borders.partition_point(|&b| b < at);
        let index = if outward == Direction::Back {
            after.saturating_sub(1)
        } else {
            after
        };
        borders.get(index).copied().unwrap_or(at)
    };
    Span::new(
        border(span.start(), Direction::Back),
        border(span.end(), Direction::Forward),
    )
}

/// Takes white space off both ends: a double click often takes the blank along. A span of only white space stays.
pub fn trim(text: &Text, span: Span) -> Span {
    let characters = text.slice(span);
    let lead = characters.chars().take_while(|c| c.is_whitespace()).count() as u32;
    if lead >= span.len() {
        return span;
    }
    let trail = characters
        .chars()
        .rev()
        .take_while(|c| c.is_whitespace())
        .count() as u32;
    Span::new(span.start().plus(lead), span.end().minus(trail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Steps from the `|` and shows where the caret stands.
    fn check(marked: &str, unit: Unit, direction: Direction, expected: &str) {
        let at = Offset(marked.chars().position(|c| c == '|').unwrap() as u32);
        let text = Text::freeze_str(&marked.replace('|', "")).unwrap();
        let reached = step(&text, &Blocks::of(&text), at, unit, direction);
        let mut shown: Vec<char> = text.as_str().chars().collect();
        shown.insert(reached.usize(), '|');
        assert_eq!(
            shown.into_iter().collect::<String>(),
            expected,
            "{unit:?} {direction:?} from {marked}"
        );
    }

    #[test]
    fn characters_are_what_a_reader_sees() {
        check("a|👩‍👩‍👧b.", Unit::Character, Direction::Forward, "a👩‍👩‍👧|b.");
        check("a🇷🇺|b.", Unit::Character, Direction::Back, "a|🇷🇺b.");
        check(
            "e\u{301}|x.",
            Unit::Character,
            Direction::Back,
            "|e\u{301}x.",
        );
    }

    #[test]
    fn steps_cross_paragraphs() {
        check(
            "One.|\n\nTwo.",
            Unit::Character,
            Direction::Forward,
            "One.\n\n|Two.",
        );
        check(
            "One.\n\n|Two.",
            Unit::Character,
            Direction::Back,
            "One.|\n\nTwo.",
        );
        check(
            "One two|.\n\nTwo.",
            Unit::Sentence,
            Direction::Forward,
            "One two.\n\n|Two.",
        );
        check(
            "One.\n\nTw|o.",
            Unit::Paragraph,
            Direction::Back,
            "One.\n\n|Two.",
        );
        check(
            "One.\n\n|Two.",
            Unit::Paragraph,
            Direction::Back,
            "|One.\n\nTwo.",
        );
    }

    #[test]
    fn words_by_their_far_edge() {
        check(
            "He |said so.",
            Unit::Word,
            Direction::Forward,
            "He said| so.",
        );
        check("He said so|.", Unit::Word, Direction::Back, "He said |so.");
        check(
            "He said so|.",
            Unit::Word,
            Direction::Forward,
            "He said so.|",
        );
        check("He |said so.", Unit::Word, Direction::Back, "|He said so.");
    }

    #[test]
    fn sentences_by_their_start() {
        check(
            "He said. |She left. We go.",
            Unit::Sentence,
            Direction::Forward,
            "He said. She left. |We go.",
        );
        check(
            "He said. She l|eft.",
            Unit::Sentence,
            Direction::Back,
            "He said. |She left.",
        );
        check(
            "He said. |She left.",
            Unit::Sentence,
            Direction::Back,
            "|He said. She left.",
        );
        check(
            "He said. She l|eft.",
            Unit::Sentence,
            Direction::Forward,
            "He said. She left.|",
        );
    }

    #[test]
    fn a_word_is_found_from_within_and_from_its_end() {
        let text = Text::freeze_str("He said so.").unwrap();
        let blocks = Blocks::of(&text);
        let word = |n| word_at(&text, &blocks, Offset(n)).map(|s| text.slice(s));
        assert_eq!(
            [word(0), word(2), word(4), word(10)],
            [Some("He"), Some("He"), Some("said"), Some("so")]
        );
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = Text::freeze_str("  He said \n").unwrap();
        assert_eq!(text.slice(trim(&text, text.span())), "He said");
    }

    proptest! {
        #[test]
        fn snapping_only_widens_and_never_cuts(
            text in "(?s)[a é\u{301}👩👧\u{200d}🇷🇺\n.中]{1,40}", a in 0u32..40, b in 0u32..40,
        ) {
            let text = Text::freeze_str(&text).unwrap();
            let blocks = Blocks::of(&text);
            let span = Span::new(Offset(a.min(text.len().0)), Offset(b.min(text.len().0)));
            let snapped = snap_outward(&text, &blocks, span);
            prop_assert!(snapped.covers(span));
            prop_assert_eq!(snap_outward(&text, &blocks, snapped), snapped);
        }

        #[test]
        fn going_forward_reaches_the_end_and_going_back_the_start(text in "(?s)[aB é👩\n.! ]{0,60}") {
            let text = Text::freeze_str(&text).unwrap();
            let blocks = Blocks::of(&text);
            for unit in [Unit::Character, Unit::Word, Unit::Sentence, Unit::Paragraph] {
                let mut at = step(&text, &blocks, Offset::ZERO, Unit::Article, Direction::Back);
                let end = step(&text, &blocks, at, Unit::Article, Direction::Forward);
                while at < end {
                    let next = step(&text, &blocks, at, unit, Direction::Forward);
                    prop_assert!(next > at);
                    at = next;
                }
                prop_assert_eq!(step(&text, &blocks, at, unit, Direction::Forward), end);
            }
        }
    }
}
