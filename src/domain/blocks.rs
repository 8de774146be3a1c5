//! Paragraphs and headings of a plain text, told from its layout alone, as articles come: blank lines between
//! paragraphs, headings without mark-up, lines on top that say something about it.

use super::header::said;
use super::{ByteOffset, Offset, Span, Text};

/// Longest heading, in code points.
const HEADING_LENGTH: u32 = 110;
/// Longest heading, in words.
const HEADING_WORDS: usize = 16;
/// A line at most this long may be one of a hard-wrapped paragraph, in code points.
const WRAP_WIDTH: usize = 100;
/// A line shorter than this is one of a list or a verse, whatever it breaks off, in code points.
const WRAP_LEAST: usize = 40;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A line that says something about the article, such as ` date 2022-01-21 `.
    Metadata,
    /// The headline: a heading before any paragraph.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Ordinary text.
    Paragraph,
}

/// A stretch of the text that is set as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// How it is set.
    pub kind: BlockKind,
    /// Without the white space around it; never empty.
    pub span: Span,
    /// Its number among the paragraphs, from 1; 0 for what is not a paragraph.
    pub number: u32,
    /// Its line ends are only the width of somebody's screen: they are read as blanks.
    pub wrapped: bool,
}

/// All blocks of a text, in order; they never overlap, and only white space lies between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    blocks: Vec<Block>,
}

impl Blocks {
    /// Finds them. Linear in the text.
    pub fn of(text: &Text) -> Self {
        let (chunks, on_top) = chunks(text.as_str());
        let mut found = Self {
            blocks: Vec::with_capacity(chunks.len()),
        };
        let mut paragraphs = 0;
        for (i, chunk) in chunks.iter().enumerate() {
            let characters = &text.as_str()[chunk.start..chunk.end];
            let kind = if i < on_top {
                BlockKind::Metadata
            } else if i + 1 < chunks.len() && looks_like_heading(characters) {
                if paragraphs == 0 && !found.has(BlockKind::Title) {
                    BlockKind::Title
                } else {
                    BlockKind::Heading
                }
            } else {
                paragraphs += 1;
                BlockKind::Paragraph
            };
            let span = Span::new(
                text.offset_at_byte(ByteOffset::from_usize(chunk.start)),
                text.offset_at_byte(ByteOffset::from_usize(chunk.end)),
            );
            let number = if kind == BlockKind::Paragraph {
                paragraphs
            } else {
                0
            };
            found.blocks.push(Block {
                kind,
                span,
                number,
                wrapped: chunk.wrapped,
            });
        }
        found
    }

    fn has(&self, kind: BlockKind) -> bool {
        self.blocks.iter().any(|b| b.kind == kind)
    }

    /// In text order.
    pub fn all(&self) -> &[Block] {
        &self.blocks
    }

    /// The headline, if the text begins with one.
    pub fn title(&self) -> Option<&Block> {
        self.blocks.iter().find(|b| b.kind == BlockKind::Title)
    }

    /// Place of the block that a position belongs to: the one it lies in or at the border of, otherwise (between two)
    /// the one before, or the first. `None` only for a text without blocks. Logarithmic.
    pub fn at(&self, at: Offset) -> Option<usize> {
        let after = self.blocks.partition_point(|b| b.span.start() <= at);
        if self.blocks.is_empty() {
            None
        } else {
            Some(after.saturating_sub(1))
        }
    }

    /// Places of the blocks that share a code point with the span, or hold it when it is empty. Logarithmic.
    pub fn touching(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.blocks.partition_point(|b| {
            b.span.end() < span.start() || b.span.end() == span.start() && !span.is_empty()
        });
        let last = self.blocks.partition_point(|b| {
            b.span.start() < span.end() || b.span.start() == span.end() && span.is_empty()
        });
        first..last.max(first)
    }
}

/// A chunk of the text, in bytes, without the white space around it.
struct Chunk {
    start: usize,
    end: usize,
    wrapped: bool,
}

/// Splits at blank lines; then each line is a chunk of its own, unless the lines are those of a hard-wrapped paragraph.
/// First come the lines that say something about the article, each a chunk of its own; so many there are. They follow one
/// another: those with a colon may have blank lines between them, those without stand right below the one before, and count
/// only beside a line with the date, because “Source of the trouble” may begin an article.
fn chunks(text: &str) -> (Vec<Chunk>, usize) {
    let on_top = || {
        text.split_inclusive('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
    };
    let dated = on_top().map_while(said).any(|said| said.is_date());
    let mut chunks = Vec::new();
    let mut metadata = 0;
    let mut blank = false;
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let line = line.trim();
        if line.is_empty() {
            blank = true;
            flush(&mut lines, &mut chunks);
            continue;
        }
        lines.push((start, line));
        if metadata == chunks.len()
            && lines.len() == 1
            && let Some(said) = said(line)
            && (said.colon || dated && !(blank && metadata > 0))
        {
            flush(&mut lines, &mut chunks);
            metadata += 1;
        }
        blank = false;
    }
    flush(&mut lines, &mut chunks);
    (chunks, metadata)
}

fn flush(lines: &mut Vec<(usize, &str)>, chunks: &mut Vec<Chunk>) {
    let wrapped = is_wrapped(lines);
    for &(start, line) in lines.iter() {
        let end = start + line.len();
        match chunks.last_mut() {
            Some(last) if wrapped && start > lines[0].0 => last.end = end,
            _ => chunks.push(Chunk {
                start,
                end,
                wrapped,
            }),
        }
    }
    lines.clear();
}

/// Lines of one paragraph broken to a width: none is long, and either most break off in mid-sentence, or some do and
/// each is as full as it could be: the first word of the next would have made it longer than the longest.
fn is_wrapped(lines: &[(usize, &str)]) -> bool {
    let length = |line: &str| line.chars().count();
    let Some((_, inner)) = lines.split_last() else {
        return false;
    };
    let longest = lines
        .iter()
        .map(|(_, line)| length(line))
        .max()
        .unwrap_or(0);
    if inner.is_empty() || longest > WRAP_WIDTH {
        return false;
    }
    let breaks_off = |(_, line): &&(usize, &str)| !ends_sentence(line) && length(line) > WRAP_LEAST;
    let broken = inner.iter().filter(breaks_off).count();
    let full = |pair: &[(usize, &str)]| {
        let next_word = pair[1].1.split_whitespace().next().unwrap_or_default();
        length(pair[0].1) + 1 + length(next_word) > longest
    };
    broken * 2 > inner.len() || broken > 0 && lines.windows(2).all(full)
}

/// Whether a line ends as sentences do, closing quotes and brackets aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let closes = |c| {
        matches!(
            c,
            '"' | '\'' | '’' | '”' | '»' | ')' | ']' | '」' | '』' | '）'
        )
    };
    let ends = |c| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | '…'
                | ':'
                | ';'
                | ','
                | '。'
                | '！'
                | '？'
                | '：'
                | '；'
                | '،'
                | '؟'
                | '।'
        )
    };
    line.trim_end_matches(closes).ends_with(ends)
}

fn looks_like_heading(line: &str) -> bool {
    let marks = |c| matches!(c, '-' | '•' | '*' | '–' | '—' | '“' | '"' | '„' | '«');
    let length = line.chars().count();
    length <= HEADING_LENGTH as usize
        && !line.contains('\n')
        && line.split_whitespace().count() <= HEADING_WORDS
        && !ends_sentence(line)
        && line.chars().any(char::is_alphabetic)
        && !line.starts_with(marks)
        && line
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks as lines of `letter: text`.
    fn outline(text: &str) -> Vec<String> {
        let text = Text::freeze_str(text).unwrap();
        let letter = |kind| match kind {
            BlockKind::Metadata => 'm',
            BlockKind::Title => 't',
            BlockKind::Heading => 'h',
            BlockKind::Paragraph => 'p',
        };
        Blocks::of(&text)
            .all()
            .iter()
            .map(|b| format!("{}: {}", letter(b.kind), text.slice(b.span)))
            .collect()
    }

    #[test]
    fn an_article_as_users_have_it() {
        let text = " date 2022-01-21 \n\n\n\nThe two met.\n\nHe said so. .\n\nNo way out and no map\n\nIt ended.\n\n";
        let expected = [
            "m: date 2022-01-21",
            "p: The two met.",
            "p: He said so. .",
            "h: No way out and no map",
            "p: It ended.",
        ];
        assert_eq!(outline(text), expected);
        let blocks = Blocks::of(&Text::freeze_str(text).unwrap());
        assert_eq!(blocks.all()[4].number, 3);
    }

    #[test]
    fn a_headline_comes_before_every_paragraph() {
        assert_eq!(
            outline("Talks end in Geneva\n\nThey met."),
            ["t: Talks end in Geneva", "p: They met."]
        );
    }

    #[test]
    fn the_last_line_is_never_a_heading() {
        assert_eq!(
            outline("They met.\n\nReuters, Geneva"),
            ["p: They met.", "p: Reuters, Geneva"]
        );
    }

    #[test]
    fn lines_of_one_width_are_one_paragraph() {
        let wrapped = "The delegation left the hall without a word to the press, and\nits head said later that \
                       nothing had been agreed that was\nworth a word.\n\nThe end came soon.";
        let text = Text::freeze_str(wrapped).unwrap();
        let blocks = Blocks::of(&text);
        assert_eq!(blocks.all().len(), 2);
        assert!(blocks.all()[0].wrapped);
        assert_eq!(
            outline("One line is one paragraph.\nThe next is another.\nAnd so on.").len(),
            3
        );
    }

    #[test]
    fn other_scripts() {
        assert_eq!(
            outline("日内瓦会谈\n\n双方会晤。\n\n结束。"),
            ["t: 日内瓦会谈", "p: 双方会晤。", "p: 结束。"]
        );
        assert_eq!(
            outline("محادثات جنيف\n\nالتقى الوزيران."),
            ["t: محادثات جنيف", "p: التقى الوزيران."]
        );
    }

    #[test]
    fn a_date_is_metadata_on_the_first_line_only() {
        assert_eq!(
            outline("He came.\n\ndate 2022-01-21\n\nEnd."),
            ["p: He came.", "p: date 2022-01-21", "p: End."]
        );
        assert_eq!(
            outline("Date: 2022-01\n\nEnd."),
            ["m: Date: 2022-01", "p: End."]
        );
        assert_eq!(outline("Dates 2022\n\nEnd."), ["t: Dates 2022", "p: End."]);
    }

    #[test]
    fn no_line_on_top_is_a_headline() {
        let text =
            "Date: 2022-01-21\nAuthor: Ilsa Corrin\nSource: Late Herald\n\nTalks end\n\nThey met.";
        let expected = [
            "m: Date: 2022-01-21",
            "m: Author: Ilsa Corrin",
            "m: Source: Late Herald",
            "t: Talks end",
            "p: They met.",
        ];
        assert_eq!(outline(text), expected);
        assert_eq!(
            outline(" date 2022-01-21 \n source Late Herald\n\nTalks end\n\nThey met."),
            [
                "m: date 2022-01-21",
                "m: source Late Herald",
                "t: Talks end",
                "p: They met."
            ]
        );
        // Of one width, but no paragraph; and the headline right below.
        let text = "Source: The Late Herald of Velmora and its Harbour\nAuthor: Ilsa Corrin, Bo Lind, and others who were there\n\
                    Talks end\n\nThey met.";
        assert_eq!(outline(text)[2..], ["t: Talks end", "p: They met."]);
        assert_eq!(
            outline("Source of the trouble\n\nThey met."),
            ["t: Source of the trouble", "p: They met."]
        );
    }

    #[test]
    fn nothing_has_no_blocks() {
        assert_eq!(outline(""), Vec::<String>::new());
        assert_eq!(outline(" \n\t\n"), Vec::<String>::new());
    }

    #[test]
    fn a_position_belongs_to_the_block_it_touches() {
        let blocks = Blocks::of(&Text::freeze_str("Ab.\n\nCd.").unwrap());
        let at = |n| blocks.at(Offset(n));
        assert_eq!(
            [at(0), at(3), at(4), at(5), at(99)],
            [Some(0), Some(0), Some(0), Some(1), Some(1)]
        );
        let touching = |a, b| blocks.touching(Span::new(Offset(a), Offset(b)));
        assert_eq!(touching(0, 8), 0..2);
        assert_eq!(touching(3, 5), 1..1);
        assert_eq!(touching(2, 5), 0..1);
        assert_eq!(touching(3, 3), 0..1);
    }
}
