//! The text of a page, as one would read it: blocks become paragraphs, runs of white space one blank.

use super::{Element, Node};

/// Elements that hold no text to be read.
const NEVER: [&str; 18] = [
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "object",
    "canvas", "audio", "video", "select", "datalist", "textarea", "button", "dialog",
];

/// Elements that hold no part of an article.
const BESIDE: [&str; 4] = ["nav", "aside", "footer", "form"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Whether nothing of an element is read. `main`: nor what is no part of an article.
pub(super) fn is_skipped(element: &Element, main: bool) -> bool {
    let tag = element.tag.as_str();
    let role = element.get("role");
    NEVER.contains(&tag)
        || element.has("hidden")
        || element.get("aria-hidden") == "true"
        || main
            && (BESIDE.contains(&tag)
                || matches!(
                    role,
                    "navigation" | "complementary" | "contentinfo" | "search"
                ))
}

/// The text of these nodes. Linear.
pub(super) fn of(nodes: &[Node], main: bool) -> String {
    let mut out = Out::default();
    // The elements that are open: whether each is a block, is preformatted, is skipped.
    let mut open: Vec<(bool, bool, bool)> = Vec::new();
    let (mut pre, mut skipped) = (0_usize, 0_usize);
    for node in nodes {
        match node {
            Node::Open(element) => {
                let tag = element.tag.as_str();
                let skip = is_skipped(element, main);
                let block = BLOCKS.contains(&tag);
                skipped += usize::from(skip);
                pre += usize::from(tag == "pre");
                open.push((block, tag == "pre", skip));
                if skipped == 0 {
                    match tag {
                        "br" => out.line(),
                        "td" | "th" => out.cell(),
                        _ if block => out.paragraph(),
                        _ => {}
                    }
                }
            }
            Node::Text(text) if skipped == 0 => out.push(text, pre > 0),
            Node::Text(_) => {}
            Node::Close => {
                // What was opened before the part that is looked at ends after it.
                let Some((block, is_pre, skip)) = open.pop() else {
                    continue;
                };
                if block && skipped == 0 {
                    out.paragraph();
                }
                skipped -= usize::from(skip);
                pre -= usize::from(is_pre);
            }
        }
    }
    out.finish()
}

/// What stands between the last words and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Cell,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Out {
    text: String,
    gap: Gap,
}

impl Out {
    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn paragraph(&mut self) {
        self.widen(Gap::Paragraph);
    }

    fn line(&mut self) {
        // Two breaks in a row part paragraphs.
        let gap = match self.gap {
            Gap::Line => Gap::Paragraph,
            _ => Gap::Line,
        };
        self.widen(gap);
    }

    fn cell(&mut self) {
        self.widen(Gap::Cell);
    }

    fn push(&mut self, text: &str, pre: bool) {
        if pre {
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    self.widen(Gap::Line);
                }
                self.words(line.trim_end_matches('\r'));
            }
            return;
        }
        // The blanks of the source; a no-break space is meant.
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for (i, words) in text.split(is_blank).enumerate() {
            if i > 0 {
                self.widen(Gap::Blank);
            }
            self.words(words);
        }
    }

    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() {
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Blank => " ",
                Gap::Cell => "\t",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.text.push_str(words);
    }

    fn finish(self) -> String {
        self.text
    }
}
