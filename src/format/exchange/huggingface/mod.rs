//! A dataset for the Hugging Face hub, or for `datasets` and `duckdb` on a disk: one flat row an article, in training,
//! validation and test, with a card that declares all columns.
//!
//! Every row has the same keys, each of one type, and none is `null`: what readers guess of a column otherwise differs
//! from file to file. The date is in numbers: of a column of nothing but days (`2022-01-21`) `datasets` makes times, even
//! where the card says that they are strings. Several values of an attribute stand under its name several times.

mod card;
mod deal;
mod read;

use std::collections::VecDeque;

use super::by_hand::{push_text, push_written};
use super::choice::{SEED, TAGGING};
use super::details;
use super::flat::flat;
use super::group::Group;
use super::holds::{Foreign, Holds};
use super::model::{Article, META, Mark};
use super::outline::outline;
use super::tags::{OUTSIDE, tags};
use super::tokens::tokens;
use super::tool::{File, Options, Ready, Tool, Writing};
use crate::domain::json::{Writer, shown};
use crate::domain::{Date, Span, Table};

/// The hub.
pub(super) static TOOL: Tool = Tool {
    id: "huggingface",
    name: "Hugging Face dataset (JSONL)",
    purpose: "To train and to publish: training, validation and test by article, with a data card. Loads with \
              load_dataset, and in duckdb and pandas.",
    group: Group::Learning,
    programs: "the program it comes from",
    also: "huggingface datasets transformers python",
    ending: "dataset.zip",
    packed: true,
    holds: Holds {
        foreign: Foreign::No,
        ..Holds::ALL
    },
    choices: &[&TAGGING, &SEED],
    begin: |scheme, options| {
        let labels = scheme.labels.iter().map(|label| label.name.clone());
        Box::new(Rows {
            title: scheme.title.clone(),
            options: *options,
            labels: labels.collect(),
            rows: Vec::new(),
            dealt: None,
        })
    },
    knows: |files| {
        files
            .iter()
            .any(|file| outline(&file.bytes, false).is_some_and(|json| read::is_ours(&json)))
    },
    read: |files, turns| Box::pin(read::read(files, turns)),
};

/// Key of the article's place in the project, from 1.
const NUMBER: &str = "number";

/// Key of what is known as the day and is none.
const DAY_AS_WRITTEN: &str = "date_as_written";

/// An article, written.
struct Row {
    line: Vec<u8>,
    /// How many marks it has of each label.
    marks: Table<String, u64>,
}

struct Rows {
    title: String,
    options: Options,
    /// Labels in the order of the codebook, then others.
    labels: Vec<String>,
    rows: Vec<Row>,
    /// Once there are no more.
    dealt: Option<Dealt>,
}

/// All rows, dealt.
struct Dealt {
    /// The card, until it is let go of.
    card: Option<File>,
    /// The splits that have articles, each with its path and the lines that were not let go of.
    splits: Vec<(String, VecDeque<Vec<u8>>)>,
}

impl Rows {
    fn deal(&mut self) -> Dealt {
        let rows = std::mem::take(&mut self.rows);
        let counts: Vec<&Table<String, u64>> = rows.iter().map(|row| &row.marks).collect();
        let dealt = deal::deal(&counts, self.options.seed);
        let splits = deal::SPLITS.iter().zip(0..);
        let splits: Vec<card::Split<'_>> = splits
            .map(|((name, _), split)| card::Split {
                name,
                rows: (rows.iter().zip(&dealt))
                    .filter(|(_, place)| **place == split)
                    .map(|(row, _)| row)
                    .collect(),
            })
            .filter(|split| !split.rows.is_empty())
            .collect();
        let tags = tag_names(&self.labels, self.options);
        let card = card::card(&self.title, &self.labels, &tags, &splits, self.options.seed);
        let paths = deal::SPLITS.iter().map(|(name, _)| format!("{name}.jsonl"));
        let mut splits: Vec<(String, VecDeque<Vec<u8>>)> =
            paths.map(|path| (path, VecDeque::new())).collect();
        for (row, split) in rows.into_iter().zip(dealt) {
            if let Some((_, lines)) = splits.get_mut(split) {
                lines.push_back(row.line);
            }
        }
        splits.retain(|(_, lines)| !lines.is_empty());
        Dealt {
            card: Some(File::of("README.md", card)),
            splits,
        }
    }
}

impl Writing for Rows {
    fn article(&mut self, article: &Article) {
        let mut marks: Table<String, u64> = Table::new();
        for mark in &article.marks {
            *marks.or_default(mark.label.clone()) += 1;
        }
        for label in marks.keys() {
            if !self.labels.contains(label) {
                self.labels.push(label.clone());
            }
        }
        let line = row(article, self.rows.len() as u64 + 1, self.options);
        self.rows.push(Row { line, marks });
    }

    fn last(&mut self, at_least: usize) -> Ready {
        let mut dealt = self.dealt.take().unwrap_or_else(|| self.deal());
        let mut ready = Ready {
            whole: dealt.card.take().into_iter().collect(),
            begun: Vec::new(),
        };
        for (path, lines) in &mut dealt.splits {
            let mut bytes = Vec::new();
            while ready.is_empty()
                && bytes.len() < at_least
                && let Some(line) = lines.pop_front()
            {
                bytes.extend(line);
            }
            if !bytes.is_empty() {
                let path = path.clone();
                ready.begun.push(File { path, bytes });
            }
        }
        self.dealt = Some(dealt);
        ready
    }

    fn finish(mut self: Box<Self>) -> Vec<File> {
        let dealt = self.dealt.take().unwrap_or_else(|| self.deal());
        let splits = dealt.splits.into_iter().map(|(path, mut lines)| File {
            path,
            bytes: lines.make_contiguous().concat(),
        });
        dealt.card.into_iter().chain(splits).collect()
    }
}

/// All tags that words may have.
fn tag_names(labels: &[String], options: Options) -> Vec<String> {
    let hows = match options.tagging {
        super::Tagging::Bio => &["B", "I"][..],
        super::Tagging::Bioes => &["B", "I", "E", "S"][..],
    };
    let all = labels
        .iter()
        .flat_map(|label| hows.iter().map(move |how| format!("{how}-{label}")));
    std::iter::once(OUTSIDE.to_owned()).chain(all).collect()
}

fn row(article: &Article, number: u64, options: Options) -> Vec<u8> {
    let mut line = Vec::with_capacity(6 * article.text.as_str().len());
    let mut to = Writer::compact();
    to.object();
    to.text_at("doc_id", &article.id);
    to.number_at(NUMBER, number);
    for name in META {
        match name {
            "date" => date(article.meta(name), &mut to),
            name => to.text_at(name, article.meta(name)),
        }
    }
    to.text_at("text", article.text.as_str());
    to.list_at("spans", &article.marks, |mark, to| span(article, mark, to));
    to.list_at("relations", &article.ties, |tie, to| {
        to.object();
        to.text_at("id", &tie.id);
        to.text_at("type", &tie.label);
        to.text_at("head", &tie.from);
        to.text_at("tail", &tie.to);
        to.text_at("note", &tie.note);
        to.end_object();
    });
    words(article, options, &mut to, &mut line);
    to.end_object();
    push_written(&mut line, &mut to);
    line.push(b'\n');
    // It is kept until all articles are there.
    line.shrink_to_fit();
    line
}

/// A day in numbers, 0 where it is not known; as it is written where it is none.
fn date(written: &str, to: &mut Writer) {
    let is_day = written
        .parse()
        .is_ok_and(|day: Date| shown(&day) == written);
    let numbers = written.split('-').map(|n| n.parse().ok());
    let numbers: Option<Vec<u64>> = numbers.collect();
    let numbers = numbers.filter(|n| is_day && n.first().is_some_and(|year| *year > 0));
    for (key, place) in [("year", 0), ("month", 1), ("day", 2)] {
        let number = numbers.as_ref().and_then(|n| n.get(place)).copied();
        to.number_at(key, number.unwrap_or_default());
    }
    let rest = if numbers.is_some() { "" } else { written };
    to.text_at(DAY_AS_WRITTEN, rest);
}

fn span(article: &Article, mark: &Mark, to: &mut Writer) {
    let place = |span: Span, to: &mut Writer| {
        to.number_at("start", span.start().0.into());
        to.number_at("end", span.end().0.into());
    };
    let extent = mark.extent();
    to.object();
    to.text_at("label", &mark.label);
    place(extent, to);
    to.text_at("text", article.text.slice(extent));
    to.list_at("parts", &mark.parts, |part, to| {
        to.object();
        place(*part, to);
        to.end_object();
    });
    details::write(mark, true, to);
    to.end_object();
}

/// The words, and a tag for each: of the marks that stand in one place, those that do not overlap, the longest first.
fn words(article: &Article, options: Options, to: &mut Writer, line: &mut Vec<u8>) {
    let mut words = tokens(&article.text, &article.marks);
    words.retain(|word| !word.white);
    let whole: Vec<&Mark> = (article.marks.iter().filter(|mark| mark.parts.len() == 1)).collect();
    let places: Vec<Span> = whole.iter().map(|mark| mark.extent()).collect();
    let kept = whole.into_iter().zip(flat(&places));
    let kept: Vec<&Mark> = kept
        .filter(|(_, kept)| *kept)
        .map(|(mark, _)| mark)
        .collect();
    // Most of the file: put together by hand.
    to.key("tokens");
    to.list();
    push_written(line, to);
    let mut before: &[u8] = b"\"";
    for word in &words {
        line.extend_from_slice(before);
        push_text(line, word.of(&article.text));
        before = b"\",\"";
    }
    if !words.is_empty() {
        line.push(b'"');
    }
    to.end_list();
    to.key("ner_tags");
    to.list();
    push_written(line, to);
    let spans = words.iter().map(|word| word.span);
    let mut comma = 1;
    for tag in tags(spans, &kept, options.tagging) {
        match tag {
            None => line.extend_from_slice(&b",\"O\""[comma..]),
            Some((how, label)) => {
                line.extend_from_slice(&b",\""[comma..]);
                line.extend([how as u8, b'-']);
                push_text(line, label);
                line.push(b'"');
            }
        }
        comma = 0;
    }
    to.end_list();
}
