//! CoNLL-2003: one word a line, its tag in the last of four columns, a blank line behind each sentence.
//!
//! The format has words and nothing between them, and one tag for a word: what it holds follows from that. Words are cut where
//! marks end, so that none is widened. Beside the file lies `tokens.jsonl` with the title of each article and the place of each word in
//! its text.

mod read;

use std::ops::Range;

use super::by_hand::{Counted, push_written};
use super::choice::{LAYERS, TAGGING};
use super::group::Group;
use super::holds::{Holds, Labels, Overlaps, Words};
use super::model::{Article, Mark};
use super::reduce::unspaced;
use super::tags::tags;
use super::tokens::is_white;
use super::tool::{File, Layers, Options, Ready, Tool, Writing};
use crate::domain::json::Writer;
use crate::domain::{Offset, Span, Table, Text};

/// CoNLL-2003.
pub(super) static TOOL: Tool = Tool {
    id: "conll",
    name: "CoNLL-2003 (word and tag)",
    purpose: "To train and score sequence taggers: one word a line with its BIO or BIOES tag. One file in which the \
              longest tags stay, or a file for each tag type.",
    group: Group::Learning,
    programs: "the program it comes from",
    also: "iob iob2 iobes bilou ner python",
    ending: "conll.zip",
    packed: true,
    holds: Holds {
        text: Words::Tokens,
        labels: Labels::Unspaced,
        overlaps: Overlaps::Chosen,
        edges: false,
        meta: &["title"],
        ..Holds::BARE
    },
    choices: &[&TAGGING, &LAYERS],
    begin: |scheme, options| {
        let labels = scheme.labels.iter().map(|label| unspaced(&label.name));
        Box::new(Columns {
            options: *options,
            labels: labels.collect(),
            plain: Vec::new(),
            files: Table::new(),
            beside: Vec::new(),
            told: false,
            whole: None,
            articles: 0,
        })
    },
    knows: |files| files.iter().any(|file| read::is_ours(&file.bytes)),
    read: |files, turns| Box::pin(read::read(files, turns)),
};

/// The word before an article.
const BEGINS: &str = "-DOCSTART-";

/// The file with all tags.
const ALL: &str = "demarche.conll";

/// The file with the titles, and the places of words.
const PLACES: &str = "tokens.jsonl";

/// Ending of files, with the dot.
const ENDING: &str = ".conll";

struct Columns {
    options: Options,
    /// Labels in the order of the codebook.
    labels: Vec<String>,
    /// All words so far: with their tags where there is one file, without where there is one for each label.
    plain: Vec<u8>,
    /// What is in the file for each label so far.
    files: Table<String, Vec<u8>>,
    /// Titles, and where words stand.
    beside: Vec<u8>,
    /// Whether either is known of any article.
    told: bool,
    /// The next article, as it is.
    whole: Option<Whole>,
    /// How many articles there are so far.
    articles: u64,
}

/// What is told of an article beside its words.
struct Whole {
    id: String,
    text: Text,
}

impl Writing for Columns {
    fn whole(&mut self, whole: &Article) {
        self.whole = Some(Whole {
            id: whole.id.clone(),
            text: whole.text.clone(),
        });
    }

    fn article(&mut self, article: &Article) {
        self.articles += 1;
        let words = words(&article.text);
        let whole = self.whole.take();
        self.told |= whole.is_some() || !article.meta("title").is_empty();
        let title = article.meta("title");
        beside(
            whole.as_ref(),
            title,
            &words,
            self.articles,
            &mut self.beside,
        );
        if self.options.layers == Layers::Longest {
            let marks: Vec<&Mark> = article.marks.iter().collect();
            return lines(&article.text, &words, &marks, self.options, &mut self.plain);
        }
        let mut layers: Table<String, Vec<&Mark>> = Table::new();
        for mark in &article.marks {
            layers.or_default(mark.label.clone()).push(mark);
        }
        for label in layers.keys() {
            if !self.files.contains_key(label) {
                self.files.insert(label.clone(), self.plain.clone());
            }
        }
        lines(&article.text, &words, &[], self.options, &mut self.plain);
        for label in self.files.keys().cloned().collect::<Vec<String>>() {
            let marks = layers.get(&label).map_or(&[][..], Vec::as_slice);
            let out = self.files.or_default(label);
            lines(&article.text, &words, marks, self.options, out);
        }
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        let mut ready = Ready::default();
        if self.told {
            ready.and_bytes(PLACES, &mut self.beside, at_least);
        }
        // Where there is a file for each label, what has no tag yet begins that of any new one.
        if self.options.layers == Layers::Longest {
            ready.and_bytes(ALL, &mut self.plain, at_least);
        }
        ready
    }

    fn finish(mut self: Box<Self>) -> Vec<File> {
        let known = std::mem::take(&mut self.labels);
        let mut labels: Vec<String> = known;
        labels.extend(self.files.keys().cloned());
        let mut files = Vec::new();
        for label in labels {
            if let Some(bytes) = self.files.remove(&label) {
                let path = format!("{}-{}{ENDING}", files.len() + 1, plain_name(&label));
                files.push(File { path, bytes });
            }
        }
        if files.is_empty() {
            files.push(File {
                path: ALL.to_owned(),
                bytes: self.plain,
            });
        }
        if self.told {
            files.push(File {
                path: PLACES.to_owned(),
                bytes: self.beside,
            });
        }
        files
    }
}

/// A label as a part of a path.
fn plain_name(label: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '_' };
    label.chars().map(plain).take(40).collect()
}

/// A word of a text in which nothing but blanks and line ends is between words.
struct Word {
    span: Span,
    bytes: Range<usize>,
    /// Whether a sentence begins with it.
    begins: bool,
}

/// The words of such a text. Linear.
fn words(text: &Text) -> Vec<Word> {
    let all = text.as_str().as_bytes();
    let mut words = Vec::with_capacity(all.len() / 5);
    let (mut at, mut byte, mut begins) = (Offset::ZERO, 0, true);
    for word in all.split(|b| matches!(b, b' ' | b'\n')) {
        // But for the bytes inside of one.
        let characters = word.iter().filter(|b| **b & 0xc0 != 0x80).count() as u32;
        let (end, behind) = (at.plus(characters), byte + word.len());
        if !word.is_empty() {
            words.push(Word {
                span: Span::new(at, end),
                bytes: byte..behind,
                begins,
            });
            begins = false;
        }
        begins |= all.get(behind) == Some(&b'\n');
        (at, byte) = (end.plus(1), behind + 1);
    }
    words
}

/// An article with the tags of marks, which do not overlap.
fn lines(text: &Text, words: &[Word], marks: &[&Mark], options: Options, out: &mut Vec<u8>) {
    out.extend_from_slice(BEGINS.as_bytes());
    out.extend_from_slice(b" -X- O O\n\n");
    let all = text.as_str().as_bytes();
    out.reserve(all.len() + 13 * words.len());
    let tags = tags(words.iter().map(|word| word.span), marks, options.tagging);
    for ((word, tag), n) in words.iter().zip(tags).zip(0..) {
        if word.begins && n > 0 {
            out.push(b'\n');
        }
        out.extend_from_slice(&all[word.bytes.clone()]);
        match tag {
            None => out.extend_from_slice(b" -X- -X- O\n"),
            Some((how, label)) => {
                out.extend_from_slice(b" -X- -X- ");
                out.extend([how as u8, b'-']);
                out.extend_from_slice(label.as_bytes());
                out.push(b'\n');
            }
        }
    }
    if !words.is_empty() {
        out.push(b'\n');
    }
}

/// Adds a line with the title of an article, and, where all of it is at hand, where its words begin in its text, for each sentence:
/// that has the same characters but for white space.
fn beside(whole: Option<&Whole>, title: &str, words: &[Word], n: u64, out: &mut Vec<u8>) {
    let mut to = Writer::compact();
    to.object();
    to.number_at("document", n);
    to.text_at("id", whole.map_or("", |whole| &whole.id));
    to.text_at("title", title);
    let Some(whole) = whole else {
        to.end_object();
        push_written(out, &mut to);
        out.push(b'\n');
        return;
    };
    to.key("starts");
    to.list();
    push_written(out, &mut to);
    let all = whole.text.as_str();
    let (mut at, mut byte) = (0, 0);
    let mut start = Counted::of([","], "");
    for (word, n) in words.iter().zip(0..) {
        while let Some(white) = white_at(all, byte) {
            (at, byte) = (at + 1, byte + white);
        }
        let written = start.with([at]);
        match (word.begins, n) {
            (false, _) => out.extend_from_slice(written),
            (true, n) => {
                out.extend_from_slice(if n == 0 { b"[" } else { b"],[" });
                out.extend_from_slice(&written[1..]);
            }
        }
        (at, byte) = (at + word.span.len(), byte + word.bytes.len());
    }
    if !words.is_empty() {
        out.push(b']');
    }
    to.end_list();
    to.end_object();
    push_written(out, &mut to);
    out.push(b'\n');
}

/// How many bytes the white space has that stands here; `None` where there is none.
fn white_at(text: &str, byte: usize) -> Option<usize> {
    let first = text.as_bytes().get(byte)?;
    let letter = first.is_ascii_graphic();
    let c = text.get(byte..).filter(|_| !letter)?.chars().next()?;
    is_white(c).then(|| c.len_utf8())
}
