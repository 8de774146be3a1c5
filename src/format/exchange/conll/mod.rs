//! CoNLL-2003: one word a line, its tag in the last of four columns, a blank line behind each sentence.
//!
//! The format has words and nothing between them, and one tag for a word: what it holds follows from that. Words are cut where
//! marks end, so that none is widened. Beside the file lies `tokens.jsonl` with the title of each article and the place of each word in
//! its text.

mod read;

use super::by_hand::push_number;
use super::choice::{LAYERS, TAGGING};
use super::group::Group;
use super::holds::{Holds, Labels, Overlaps, Words};
use super::model::{Article, Mark};
use super::reduce::unspaced;
use super::tags::{OUTSIDE, tags};
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
    also: "iob iob2 iobes bilou ner",
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
            plain: String::new(),
            files: Table::new(),
            beside: String::new(),
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
    plain: String,
    /// What is in the file for each label so far.
    files: Table<String, String>,
    /// Titles, and where words stand.
    beside: String,
    /// Whether either is known of any article.
    told: bool,
    /// The next article, as it is.
    whole: Option<Article>,
    /// How many articles there are so far.
    articles: u64,
}

impl Writing for Columns {
    fn whole(&mut self, whole: &Article) {
        self.whole = Some(whole.clone());
    }

    fn article(&mut self, article: &Article) {
        self.articles += 1;
        let words = words(&article.text);
        let whole = self.whole.take();
        self.told |= whole.is_some() || !article.meta("title").is_empty();
        let line = beside(whole.as_ref(), article, self.articles);
        self.beside.push_str(&line);
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
            ready.and(PLACES, &mut self.beside, at_least);
        }
        // Where there is a file for each label, what has no tag yet begins that of any new one.
        if self.options.layers == Layers::Longest {
            ready.and(ALL, &mut self.plain, at_least);
        }
        ready
    }

    fn finish(mut self: Box<Self>) -> Vec<File> {
        let known = std::mem::take(&mut self.labels);
        let mut labels: Vec<String> = known;
        labels.extend(self.files.keys().cloned());
        let mut files = Vec::new();
        for label in labels {
            if let Some(text) = self.files.remove(&label) {
                let path = format!("{}-{}{ENDING}", files.len() + 1, plain_name(&label));
                files.push(File::of(path, text));
            }
        }
        if files.is_empty() {
            files.push(File::of(ALL, self.plain));
        }
        if self.told {
            files.push(File::of(PLACES, self.beside));
        }
        files
    }
}

/// A label as a part of a path.
fn plain_name(label: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '_' };
    label.chars().map(plain).take(40).collect()
}

/// The words of a text in which nothing but blanks and line ends is between them.
fn words(text: &Text) -> Vec<Span> {
    let mut words = Vec::new();
    let mut at = Offset::ZERO;
    for word in text.as_str().split([' ', '\n']) {
        let end = at.plus(word.chars().count() as u32);
        words.push(Span::new(at, end));
        at = end.plus(1);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The sentences of a text, those without words left out.
fn sentences(text: &Text) -> impl Iterator<Item = &str> {
    let all = text.as_str().split('\n');
    all.filter(|sentence| in_sentence(sentence).next().is_some())
}

fn in_sentence(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(' ').filter(|word| !word.is_empty())
}

/// An article with the tags of marks, which do not overlap.
fn lines(text: &Text, words: &[Span], marks: &[&Mark], options: Options, out: &mut String) {
    out.push_str(BEGINS);
    out.push_str(" -X- O O\n\n");
    let mut tags = tags(words, marks, options.tagging).into_iter();
    for sentence in sentences(text) {
        for word in in_sentence(sentence) {
            out.push_str(word);
            out.push_str(" -X- -X- ");
            out.push_str(tags.next().as_deref().unwrap_or(OUTSIDE));
            out.push('\n');
        }
        out.push('\n');
    }
}

/// A line with the title of an article, and, where all of it is at hand, where its words begin in its text, for each sentence: that has
/// the same characters but for white space.
fn beside(whole: Option<&Article>, article: &Article, n: u64) -> String {
    let mut to = Writer::compact();
    to.object();
    to.number_at("document", n);
    to.text_at("id", whole.map_or("", |whole| &whole.id));
    to.text_at("title", article.meta("title"));
    if let Some(whole) = whole {
        to.key("starts");
        to.list_of(&starts(&whole.text, &article.text));
    }
    to.end_object();
    let mut line = to.finish();
    line.push('\n');
    line
}

fn starts(whole: &Text, text: &Text) -> String {
    let (mut rest, mut at) = (whole.as_str(), 0);
    let mut starts = String::with_capacity(text.as_str().len());
    for (n, sentence) in sentences(text).enumerate() {
        starts.push_str(if n == 0 { "[" } else { ",[" });
        for (n, word) in in_sentence(sentence).enumerate() {
            let solid = rest.trim_start_matches(is_white);
            at += rest[..rest.len() - solid.len()].chars().count() as u32;
            if n > 0 {
                starts.push(',');
            }
            push_number(&mut starts, at);
            at += word.chars().count() as u32;
            rest = solid.get(word.len()..).unwrap_or_default();
        }
        starts.push(']');
    }
    starts
}
