//! Markdown: the text, with a footnote where each tag ends.

use super::sweep::Sweep;
use super::{Report, details, is_headed};
use crate::domain::{Blocks, graphemes};
use crate::format::exchange::holds::Kinds;
use crate::format::exchange::model::Article;
use crate::format::exchange::names::Numbered;
use crate::format::exchange::tool::{File, Ready, Writing, has};
use crate::format::words::one_line;

pub(super) static REPORT: Report = Report {
    id: "markdown",
    name: "Markdown, with footnotes",
    purpose: "The text with a footnote for each tag: for notes, wikis and papers (pandoc, Obsidian, GitHub).",
    also: "obsidian github wiki",
    ending: "md",
    kinds: Kinds::NO,
    knows: |bytes| bytes.starts_with(b"# ") && bytes.split(|b| *b == b'\n').any(is_first_note),
    begin: |_| Box::new(Files(Numbered::default())),
};

/// Whether a line is the footnote of a first tag: its type in bold, then its words in quotation marks.
fn is_first_note(line: &[u8]) -> bool {
    let rest = line.strip_prefix(b"[^1]: **");
    rest.is_some_and(|rest| has(rest, "** “"))
}

struct Files(Numbered);

impl Writing for Files {
    fn article(&mut self, article: &Article) {
        self.0.add(article, REPORT.ending, report(article));
    }

    fn ready(&mut self, _: usize) -> Ready {
        self.0.ready()
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        self.0.rest()
    }
}

fn report(article: &Article) -> String {
    let title = match article.meta("title") {
        "" => "Untitled",
        title => title,
    };
    let blocks = Blocks::of(&article.text);
    let mut sweep = Sweep::of(article);
    let mut blocks_in_words = blocks.all().iter().map(|block| {
        let mut paragraph = String::new();
        for stretch in sweep.block(block) {
            paragraph.push_str(&escaped(stretch.words));
            for mark in stretch.ended {
                paragraph.push_str(&format!("[^{}]", mark + 1));
            }
        }
        paragraph
    });
    let headline = match is_headed(article, &blocks) {
        true => blocks_in_words.next(),
        false => None,
    };
    let headline = headline.unwrap_or_else(|| escaped(&one_line(title)));
    let mut out = format!("# {}\n\n", headline.trim());
    for (name, value) in article.meta.iter().filter(|(name, _)| name != "title") {
        out.push_str(&format!("- {name}: {}\n", escaped(&one_line(value))));
    }
    for paragraph in blocks_in_words {
        let lines = paragraph.trim();
        if !lines.is_empty() {
            out.extend(["\n", lines, "\n"]);
        }
    }
    for (mark, n) in article.marks.iter().zip(1..) {
        let quote = one_line(&article.words(mark));
        out.push_str(&format!("\n[^{n}]: **"));
        out.extend([&escaped(&mark.label), "** “", &escaped(&quote), "”"]);
        let mut between = " — ";
        for (name, value) in details(article, mark) {
            out.extend([between, &name, ": ", &escaped(&one_line(&value))]);
            between = "; ";
        }
        out.push('\n');
    }
    out
}

/// Text in which nothing means anything to a reader of Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    // What the line is so far: nothing but white space, or a number.
    let (mut blank, mut number) = (true, false);
    let mut rest = text;
    loop {
        if !blank && !number {
            // In the middle of a line, as most is.
            let (plain, behind) = rest.split_at(plain(rest.as_bytes()));
            out.push_str(plain);
            rest = behind;
        }
        let Some(grapheme) = graphemes(rest).next() else {
            return out;
        };
        rest = &rest[grapheme.len()..];
        let special = match grapheme {
            "\\" | "`" | "*" | "_" | "[" | "]" | "<" | ">" | "#" | "|" | "&" | "~" => true,
            // A list, a line, a heading.
            "-" | "+" | "=" | "!" => blank,
            "." | ")" => number,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push_str(grapheme);
        let digit = grapheme.bytes().all(|b| b.is_ascii_digit());
        number = digit && (blank || number);
        blank = grapheme.ends_with('\n') || (blank && grapheme.trim().is_empty());
    }
}

/// How many bytes at the beginning stand for themselves in the middle of a line: characters of ASCII, each followed by another.
fn plain(bytes: &[u8]) -> usize {
    let stops = bytes.iter().position(|b| STOPS[usize::from(*b)]);
    match stops {
        // An accent may belong to the last of them.
        Some(at) if !bytes[at].is_ascii() => at.saturating_sub(1),
        Some(at) => at,
        None => bytes.len(),
    }
}

/// Bytes that may mean something, or are no characters by themselves.
static STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut n = 0;
    while n < 256 {
        stops[n] = n >= 128
            || matches!(
                n as u8,
                b'\n'
                    | b'\r'
                    | b'\\'
                    | b'`'
                    | b'*'
                    | b'_'
                    | b'['
                    | b']'
                    | b'<'
                    | b'>'
                    | b'#'
                    | b'|'
                    | b'&'
                    | b'~'
            );
        n += 1;
    }
    stops
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_means_nothing_to_markdown() {
        assert_eq!(
            escaped("1. a*b*\n- [x] 2-3."),
            "1\\. a\\*b\\*\n\\- \\[x\\] 2-3."
        );
        assert_eq!(escaped("# a <b> & c"), "\\# a \\<b\\> \\& c");
    }
}
