//! Reads columns: words in the first, tags in the last.

use super::super::jsonl::{Said, nothing};
use super::super::model::{Article, Mark};
use super::super::tags::{OUTSIDE, parts, untag};
use super::super::tokens::is_white;
use super::super::tool::{Fate, File, Reading, Refusal};
use super::{BEGINS, PLACES};
use crate::domain::json::{Json, parse};
use crate::domain::{Extra, Offset, Span, Table, Text, Turns, breathe};

/// How many lines a file is known by, and how many bytes.
const LOOKED_AT: usize = 40;
const BEGINNING: usize = 65_536;

/// Whether a file has columns with tags: all lines at its beginning have equally many, two at least, the last a tag.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    let start = without_mark(bytes);
    let start = match start.get(..BEGINNING) {
        // The last line may have been cut.
        Some(start) => match start.iter().rposition(|b| *b == b'\n') {
            Some(end) => start.get(..end).unwrap_or_default(),
            None => return false,
        },
        None => start,
    };
    let mut many = None;
    for line in start.split(|b| *b == b'\n').take(LOOKED_AT) {
        let Ok(line) = std::str::from_utf8(line) else {
            return false;
        };
        let columns = columns(line);
        if columns.is_empty() || columns.first() == Some(&BEGINS) {
            many = many.or((!columns.is_empty()).then_some(0));
            continue;
        }
        let tag = columns.last().copied().unwrap_or_default();
        let fits = matches!(many, None | Some(0)) || many == Some(columns.len());
        if !fits || columns.len() < 2 || (tag != OUTSIDE && parts(tag).is_none()) {
            return false;
        }
        many = Some(columns.len());
    }
    many.is_some()
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn columns(line: &str) -> Vec<&str> {
    let all = line.split(is_white).filter(|column| !column.is_empty());
    all.collect()
}

/// An article as it is read.
#[derive(Default)]
struct Draft {
    text: String,
    length: u32,
    /// Words of the sentence that is not over, and their tags.
    words: Vec<Span>,
    tags: Vec<String>,
    marks: Vec<Mark>,
}

impl Draft {
    fn word(&mut self, word: &str, tag: &str) {
        if !self.text.is_empty() {
            let between = if self.words.is_empty() { '\n' } else { ' ' };
            self.text.push(between);
            self.length += 1;
        }
        let start = Offset(self.length);
        self.length += word.chars().count() as u32;
        self.text.push_str(word);
        self.words.push(Span::new(start, Offset(self.length)));
        self.tags.push(tag.to_owned());
    }

    fn end_sentence(&mut self, mut refuse: impl FnMut()) {
        let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
        for found in untag(&tags) {
            let Some((label, first, behind)) = found else {
                refuse();
                continue;
            };
            let first = self.words.get(first).copied().unwrap_or_default();
            let last = behind.checked_sub(1).and_then(|n| self.words.get(n));
            let span = last.map_or(first, |last| first.hull(*last));
            self.marks.push(Mark::bare("", label, vec![span]));
        }
        self.words.clear();
        self.tags.clear();
    }

    fn finish(self) -> Article {
        Article {
            id: String::new(),
            text: Text::of_frozen(self.text.into()),
            meta: Vec::new(),
            marks: self.marks,
            ties: Vec::new(),
            extra: Extra::new(),
        }
    }
}

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut said = Said::default();
    let mut reading = Reading::default();
    // Files of the same words are layers of the same articles: where those of each text begin.
    let mut layers: Table<String, usize> = Table::new();
    // Something else may lie beside; a file that is damaged at its beginning is read all the same.
    let words = || files.iter().filter(|file| !is_beside(file));
    let sound = words().any(|file| is_ours(&file.bytes));
    for file in words().filter(|f| !sound || is_ours(&f.bytes)) {
        let articles = articles(file, &mut said, turns).await;
        let texts: Vec<&str> = articles.iter().map(|a| a.text.as_str()).collect();
        let key = texts.join("\n\n");
        match layers.get(&key).copied() {
            Some(begin) => {
                let same = reading.articles.iter_mut().skip(begin);
                for (known, more) in same.zip(articles) {
                    known.marks.extend(more.marks);
                }
            }
            None => {
                layers.insert(key, reading.articles.len());
                reading.articles.extend(articles);
            }
        }
    }
    let titles = titles(files, reading.articles.len(), turns).await;
    for (article, n) in reading.articles.iter_mut().zip(0..) {
        breathe(turns).await;
        let title = titles.get(n).filter(|title| !title.is_empty());
        article
            .meta
            .extend(title.map(|title| ("title".to_owned(), title.clone())));
        article.sort();
        article.number();
    }
    reading.notes = said.finish();
    match reading.articles.is_empty() {
        true => Err(nothing(&reading.notes)),
        false => Ok(reading),
    }
}

/// Whether it is what lies beside the words.
fn is_beside(file: &File) -> bool {
    file.path.rsplit('/').next() == Some(PLACES)
}

/// The titles of so many articles, from what lies beside them; none where that is of others.
async fn titles(files: &[File], many: usize, turns: &dyn Turns) -> Vec<String> {
    let Some(file) = files.iter().find(|file| is_beside(file)) else {
        return Vec::new();
    };
    let mut titles = Vec::new();
    let lines = file.bytes.split(|b| *b == b'\n');
    for (line, n) in lines.filter(|line| !line.is_empty()).zip(1_u64..) {
        breathe(turns).await;
        let Ok(Json::Object(line)) = parse(line) else {
            return Vec::new();
        };
        // In the order of the articles, each once.
        if line.get("document").and_then(Json::as_u64) != Some(n) {
            return Vec::new();
        }
        let title = line.get("title").and_then(Json::as_str);
        titles.push(title.unwrap_or_default().to_owned());
    }
    match titles.len() == many {
        true => titles,
        false => Vec::new(),
    }
}

async fn articles(file: &File, said: &mut Said, turns: &dyn Turns) -> Vec<Article> {
    let mut found = Vec::new();
    let mut draft: Option<Draft> = None;
    let lines = without_mark(&file.bytes).split(|b| *b == b'\n');
    for (line, n) in lines.zip(1_usize..) {
        breathe(turns).await;
        let mut refuse = |what: &str| {
            said.add(Fate::Rejected, &file.path, Some(n), what.to_owned());
        };
        let Ok(line) = std::str::from_utf8(line) else {
            refuse("A line is no UTF-8.");
            continue;
        };
        let columns = columns(line);
        let no_tag = "A word has no tag such as B-Claim, I-Claim or O.";
        match columns.as_slice() {
            [] => {
                if let Some(draft) = &mut draft {
                    draft.end_sentence(|| refuse(no_tag));
                }
            }
            [BEGINS, ..] => {
                if let Some(mut last) = draft.replace(Draft::default()) {
                    last.end_sentence(|| refuse(no_tag));
                    found.push(last.finish());
                }
            }
            [word, .., tag] => draft.get_or_insert_default().word(word, tag),
            [word] => {
                refuse("A line has one column: a word without a tag.");
                draft.get_or_insert_default().word(word, OUTSIDE);
            }
        }
    }
    if let Some(mut last) = draft {
        last.end_sentence(|| {
            let what = "A word has no tag such as B-Claim, I-Claim or O.";
            said.add(Fate::Rejected, &file.path, None, what.to_owned());
        });
        found.push(last.finish());
    }
    found
}
