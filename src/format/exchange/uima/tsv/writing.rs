//! Structures become a table of words.

use std::fmt::Write;

use super::FORMAT;
use super::cells::escaped;
use super::text::{Sentence, lines, parted};
use crate::domain::{Span, Table};
use crate::format::exchange::by_hand::push_number;
use crate::format::exchange::model::{Article, Mark};
use crate::format::exchange::tokens::tokens;
use crate::format::exchange::uima::cas::{Cas, Structure, Value};
use crate::format::exchange::uima::layers::{DEPENDENT, GOVERNOR, TAG, TIE};
use crate::format::exchange::uima::types::{Range, Type};

/// A tag: its structure, the words it covers as places in the list of all words, its number.
struct Tag<'a> {
    structure: &'a Structure,
    words: std::ops::Range<usize>,
    number: u64,
    /// What it has in the cells of each of its words, for each feature.
    cells: Vec<String>,
}

pub(in crate::format::exchange::uima) fn write(
    article: &Article,
    cas: &Cas,
    types: &[Type],
) -> String {
    let features = |layer: &str| {
        let found = types.iter().find(|one| one.name == layer);
        let all = found.into_iter().flat_map(|one| &one.features);
        let mut names: Vec<&str> = (all.filter(|(_, range)| *range != Range::Tag))
            .map(|(name, _)| name.as_str())
            .collect();
        crate::domain::sort(&mut names, Ord::cmp);
        names
    };
    let (of_tags, of_ties) = (features(TAG), features(TIE));
    let mut out = format!("{FORMAT}.3\n#T_SP={TAG}");
    for name in &of_tags {
        out.push_str(&format!("|{name}"));
    }
    out.push_str(&format!("\n#T_RL={TIE}"));
    for name in &of_ties {
        out.push_str(&format!("|{name}"));
    }
    out.push_str(&format!("|BT_{TAG}\n\n"));

    let sentences = parted(&article.text, tokens(&article.text, &article.marks));
    let words = sentences.iter().flat_map(|s| &s.words);
    let words: Vec<Span> = words.map(|word| word.span).collect();
    let tags = tags(article, cas, &words, &of_tags);
    let rows = Rows::of(&sentences, &words, cas, &tags);
    let (mut place, mut at, mut byte) = (0, 0, 0);
    // What stands behind a word without tags, as most are.
    let plain = "_\t".repeat(of_tags.len() + of_ties.len() + 1) + "\n";
    for (sentence, s) in sentences.iter().zip(1..) {
        out.push('\n');
        out.push_str(&lines(article.text.slice(sentence.text)));
        for (word, w) in sentence.words.iter().zip(1..) {
            let words = word.of(&article.text);
            let begin = at + units(&article.text.as_str()[byte..word.bytes.start]);
            let end = begin + units(words);
            (at, byte) = (end, word.bytes.end);
            push_number(&mut out, s);
            out.push('-');
            push_number(&mut out, w);
            out.push('\t');
            push_number(&mut out, begin);
            out.push('-');
            push_number(&mut out, end);
            out.push('\t');
            out.push_str(words);
            out.push('\t');
            match rows.tags[place].is_empty() && rows.ties[place].is_empty() {
                true => out.push_str(&plain),
                false => {
                    for feature in 0..of_tags.len() {
                        rows.cell(place, feature, &tags, &mut out);
                    }
                    rows.ties(place, &of_ties, &tags, &mut out);
                    out.push('\n');
                }
            }
            place += 1;
        }
    }
    out
}

/// How many UTF-16 units these are.
fn units(words: &str) -> u32 {
    match words.is_ascii() {
        true => words.len() as u32,
        false => words.encode_utf16().count() as u32,
    }
}

/// The tags with the words they cover, and a number for each that needs one: it covers several words, or stands with others
/// on one.
fn tags<'a>(article: &Article, cas: &'a Cas, words: &[Span], features: &[&str]) -> Vec<Tag<'a>> {
    let covered = |mark: &Mark| {
        let extent = mark.extent();
        let start = words.partition_point(|word| word.start() < extent.start());
        let end = words.partition_point(|word| word.start() < extent.end());
        start..end
    };
    let structures = cas.structures.iter().filter(|one| one.of_type == TAG);
    let tags = article.marks.iter().zip(structures);
    let mut tags: Vec<Tag<'a>> = tags
        .map(|(mark, structure)| Tag {
            structure,
            words: covered(mark),
            number: 0,
            cells: Vec::new(),
        })
        .collect();
    let mut on_word = vec![0_usize; words.len()];
    for tag in &tags {
        on_word[tag.words.clone()].iter_mut().for_each(|n| *n += 1);
    }
    let mut next = 1;
    for tag in &mut tags {
        if tag.words.len() > 1 || on_word[tag.words.clone()].iter().any(|n| *n > 1) {
            tag.number = next;
            next += 1;
        }
        let cell = |name: &&str| match (value(tag.structure, name), tag.number) {
            (value, 0) => value,
            (value, number) => format!("{value}[{number}]"),
        };
        tag.cells = features.iter().map(cell).collect();
    }
    tags
}

/// What stands on each word.
struct Rows<'a> {
    /// `1-1`, `1-2` …: the numbers of the sentence and of the word in it.
    units: Vec<(usize, usize)>,
    /// Places of the tags that cover it.
    tags: Vec<Vec<usize>>,
    /// Ties that lead to a tag that begins on it, with the places of the tags at their ends.
    ties: Vec<Vec<(&'a Structure, usize, usize)>>,
}

impl<'a> Rows<'a> {
    fn of(sentences: &[Sentence], words: &[Span], cas: &'a Cas, tags: &[Tag<'_>]) -> Self {
        let numbered = sentences.iter().zip(1_usize..);
        let units =
            numbered.flat_map(|(sentence, s)| (1..=sentence.words.len()).map(move |w| (s, w)));
        let mut rows = Self {
            units: units.collect(),
            tags: vec![Vec::new(); words.len()],
            ties: vec![Vec::new(); words.len()],
        };
        for (n, tag) in tags.iter().enumerate() {
            for on in &mut rows.tags[tag.words.clone()] {
                on.push(n);
            }
        }
        let places: Table<u64, usize> =
            (tags.iter().map(|tag| tag.structure.id).zip(0..)).collect();
        for tie in cas.structures.iter().filter(|one| one.of_type == TIE) {
            let end = |name| places.get(&tie.reference(name)?).copied();
            if let Some((from, to)) = end(GOVERNOR).zip(end(DEPENDENT))
                && let Some(on) = rows.ties.get_mut(tags[to].words.start)
            {
                on.push((tie, from, to));
            }
        }
        rows
    }

    /// What a word is called.
    fn unit(&self, place: usize, out: &mut String) {
        let (sentence, word) = self.units[place];
        let _ = write!(out, "{sentence}-{word}");
    }

    /// A feature of all tags on a word.
    fn cell(&self, place: usize, feature: usize, tags: &[Tag<'_>], out: &mut String) {
        for (n, tag) in self.tags[place].iter().map(|n| &tags[*n]).enumerate() {
            if n > 0 {
                out.push('|');
            }
            out.push_str(&tag.cells[feature]);
        }
        out.push_str(if self.tags[place].is_empty() {
            "_\t"
        } else {
            "\t"
        });
    }

    /// The ties that lead to a word: each feature, then where they come from.
    fn ties(&self, place: usize, names: &[&str], tags: &[Tag<'_>], out: &mut String) {
        let ties = &self.ties[place];
        if ties.is_empty() {
            names.iter().for_each(|_| out.push_str("_\t"));
            return out.push_str("_\t");
        }
        for name in names {
            let values = ties.iter().map(|(tie, ..)| value(tie, name));
            out.push_str(&values.collect::<Vec<_>>().join("|"));
            out.push('\t');
        }
        let attached = ties.iter().map(|(_, from, to)| {
            let (from, to) = (&tags[*from], &tags[*to]);
            let mut attached = String::new();
            self.unit(from.words.start, &mut attached);
            if let numbers @ ((1.., _) | (_, 1..)) = (from.number, to.number) {
                let _ = write!(attached, "[{}_{}]", numbers.0, numbers.1);
            }
            attached
        });
        out.push_str(&attached.collect::<Vec<_>>().join("|"));
        out.push('\t');
    }
}

/// `*` where there is nothing.
fn value(one: &Structure, name: &str) -> String {
    match one.get(name) {
        Some(Value::One(word)) => escaped(word),
        Some(Value::Many(words)) => escaped(words.first().map_or("", String::as_str)),
        _ => "*".to_owned(),
    }
}
