//! Paragraphs and headings of a plain text, told from its layout alone, as articles come: blank lines between
//! paragraphs, headings without mark-up, a `date` line on top.

use super::{ByteOffset, Date, Offset, Span, Text};

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
    date: Option<Date>,
}

impl Blocks {
    /// Finds them. Linear in the text.
    pub fn of(text: &Text) -> Self {
        let chunks = chunks(text.as_str());
        let mut found = Self {
            blocks: Vec::with_capacity(chunks.len()),
            date: None,
        };
        let mut paragraphs = 0;
        for (i, chunk) in chunks.iter().enumerate() {
            let characters = &text.as_str()[chunk.start..chunk.end];
            let kind = if let Some(date) = metadata_date(characters).filter(|_| i == 0) {
                found.date = Some(date);
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

    /// The date that the text's first line states.
    pub const fn date(&self) -> Option<Date> {
        self.date
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
fn chunks(text: &str) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            flush(&mut lines, &mut chunks);
        } else {
            lines.push((at, line));
        }
        at += line.len();
    }
    flush(&mut lines, &mut chunks);
    chunks
}

fn flush(lines: &mut Vec<(usize, &str)>, chunks: &mut Vec<Chunk>) {
    let trimmed = |&(at, line): &(usize, &str)| {
        let start = at + (line.len() - line.trim_start().len());
        (start, start + line.trim().len())
    };
    if is_wrapped(lines) {
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            chunks.push(Chunk {
                start: trimmed(first).0,
                end: trimmed(last).1,
                wrapped: true,
            });
        }
    } else {
        chunks.extend(lines.iter().map(trimmed).map(|(start, end)| Chunk {
            start,
            end,
            wrapped: false,
        }));
    }
    lines.clear();
}

/// Lines of one paragraph broken to a width: none is long, and either most break off in mid-sentence, or some do and
/// each is as full as it could be: the first word of the next would have made it longer than the longest.
fn is_wrapped(lines: &[(usize, &str)]) -> bool {
    let length = |line: &str| line.chars().count();
    let lines: Vec<&str> = lines.iter().map(|(_, line)| line.trim()).collect();
    let Some((_, inner)) = lines.split_last() else {
        return false;
    };
    let longest = lines.iter().map(|line| length(line)).max().unwrap_or(0);
    if inner.is_empty() || longest > WRAP_WIDTH {
        return false;
    }
    let breaks_off = |line: &&&str| !ends_sentence(line) && length(line) > WRAP_LEAST;
    let broken = inner.iter().filter(breaks_off).count();
    let full = |pair: &[&str]| {
        let next_word = pair[1].split_whitespace().next().unwrap_or_default();
        length(pair[0]) + 1 + length(next_word) > longest
    };
    broken * 2 > inner.len() || broken > 0 && lines.windows(2).all(full)
}

/// Whether a line ends as sentences do, closing quotes and brackets aside.
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '’', '”', '»', ')', ']', '」', '』', '）']);
    line.ends_with([
        '.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '：', '；', '،', '؟', '।',
    ])
}

fn looks_like_heading(line: &str) -> bool {
    let length = line.chars().count();
    length <= HEADING_LENGTH as usize
        && !line.contains('\n')
        && line.split_whitespace().count() <= HEADING_WORDS
        && !ends_sentence(line)
        && line.chars().any(char::is_alphabetic)
        && !line.starts_with(['-', '•', '*', '–', '—', '“', '"', '„', '«'])
        && line
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase())
}

/// The date of a line that reads `date 2022-01-21`, whatever the case, with or without a colon.
fn metadata_date(line: &str) -> Option<Date> {
    let line = line.trim();
    let rest = line
        .get(..4)
        .filter(|word| word.eq_ignore_ascii_case("date"))
        .and_then(|_| line.get(4..))?;
    let rest = rest.trim_start_matches([':', ' ', '\t']);
    (rest.len() < line.len() - 4)
        .then(|| rest.parse().ok())
        .flatten()
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
        assert_eq!(blocks.date(), "2022-01-21".parse().ok());
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
