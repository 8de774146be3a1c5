//! Structures become a table of words.

use std::ops::Range as Places;

use super::FORMAT;
use super::cells::push_escaped;
use super::text::{Sentence, parted, push_lines};
use crate::domain::{Table, sort};
use crate::format::exchange::by_hand::Counted;
use crate::format::exchange::model::{Article, Mark};
use crate::format::exchange::tokens::{Token, tokens};
use crate::format::exchange::uima::cas::{Cas, Structure, Value};
use crate::format::exchange::uima::layers::{DEPENDENT, GOVERNOR, TAG, TIE};
use crate::format::exchange::uima::types::{Range, Type};

/// A tag: its structure, the words it covers as places in the list of all words, its number.
struct Tag<'a> {
    structure: &'a Structure,
    words: Places<usize>,
    number: u64,
    /// Its cells on each of its words, a tab behind each.
    cells: String,
}

/// A tie, with the places of the tags at its ends.
struct Tie<'a> {
    structure: &'a Structure,
    from: usize,
    to: usize,
}

pub(in crate::format::exchange::uima) fn write(
    article: &Article,
    cas: &Cas,
    types: &[Type],
) -> Vec<u8> {
    let (of_tags, of_ties) = (features(types, TAG), features(types, TIE));
    let text = &article.text;
    let mut words = tokens(text, &article.marks);
    words.retain(|word| !word.white);
    let sentences = parted(text, &words);
    let tags = tags(article, cas, &words, &of_tags);
    let rows = Rows {
        sentences: &sentences,
        of_tags: of_tags.len(),
        of_ties: &of_ties,
        ties: ties(cas, &tags),
        tags,
    };
    // What stands behind a word without tags, as most are.
    let plain = "\t_".repeat(of_tags.len() + of_ties.len() + 1) + "\t\n";
    let long = words.len() * (plain.len() + 26) + 2 * text.as_str().len();
    let mut out = Vec::with_capacity(long);
    out.extend_from_slice(head(&of_tags, &of_ties).as_bytes());
    let mut place = Counted::of(["", "-", "\t", "-"], "\t");
    let mut units = Units::of(article);
    let all = text.as_str().as_bytes();
    let mut ties = rows.ties.iter().peekable();
    // The tags on the word, as their places, and the next of them; and up to where nothing stands on words.
    let (mut on, mut next, mut quiet) = (Vec::new(), 0, 0);
    for (sentence, s) in sentences.iter().zip(1..) {
        out.push(b'\n');
        push_lines(&mut out, &all[sentence.text.clone()]);
        let mut w = 0;
        for n in sentence.words.clone() {
            let word = &words[n];
            let (begin, end) = units.of_word(word);
            w += 1;
            out.extend_from_slice(place.with([s, w, begin, end]));
            out.extend_from_slice(&all[word.bytes.start..word.bytes.end]);
            if n < quiet {
                out.extend_from_slice(plain.as_bytes());
                continue;
            }
            on.retain(|tag| rows.words_of(*tag).end > n);
            while next < rows.tags.len() && rows.words_of(next).start <= n {
                if rows.words_of(next).contains(&n) {
                    on.push(next);
                }
                next += 1;
            }
            let mut led = Vec::new();
            while let Some(tie) = ties.next_if(|tie| rows.words_of(tie.to).start <= n) {
                led.push(tie);
            }
            if on.is_empty() && led.is_empty() {
                let tie = ties.peek().map(|tie| tie.to);
                let tag = Some(next).filter(|next| *next < rows.tags.len());
                let begins = [tie, tag].into_iter().flatten();
                let first = begins.map(|tag| rows.words_of(tag).start).min();
                quiet = first.unwrap_or(words.len());
                out.extend_from_slice(plain.as_bytes());
            } else {
                out.push(b'\t');
                out.extend_from_slice(rows.cells(&on, &led).as_bytes());
            }
        }
    }
    out
}

/// The features of a layer, as its columns stand.
fn features<'a>(types: &'a [Type], layer: &str) -> Vec<&'a str> {
    let found = types.iter().find(|one| one.name == layer);
    let all = found.into_iter().flat_map(|one| &one.features);
    let mut names: Vec<&str> = (all.filter(|(_, range)| *range != Range::Tag))
        .map(|(name, _)| name.as_str())
        .collect();
    sort(&mut names, Ord::cmp);
    names
}

/// The lines that say which columns there are.
fn head(of_tags: &[&str], of_ties: &[&str]) -> String {
    let mut out = format!("{FORMAT}.3\n#T_SP={TAG}");
    for name in of_tags {
        out.extend(["|", name]);
    }
    out.extend(["\n#T_RL=", TIE]);
    for name in of_ties {
        out.extend(["|", name]);
    }
    out.extend(["|BT_", TAG, "\n\n"]);
    out
}

/// Counts UTF-16 units from word to word.
struct Units<'a> {
    article: &'a Article,
    /// Whether each character is one, as in most texts.
    plain: bool,
    at: u32,
    byte: usize,
}

impl<'a> Units<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            plain: article.text.utf16_len().0 == article.text.len().0,
            article,
            at: 0,
            byte: 0,
        }
    }

    /// Where the next word begins and ends.
    fn of_word(&mut self, word: &Token) -> (u32, u32) {
        if self.plain {
            return (word.span.start().0, word.span.end().0);
        }
        let all = self.article.text.as_str();
        let units = |words: &str| words.encode_utf16().count() as u32;
        let begin = self.at + units(&all[self.byte..word.bytes.start]);
        self.at = begin + units(&all[word.bytes.clone()]);
        self.byte = word.bytes.end;
        (begin, self.at)
    }
}

/// The tags with the words they cover, and a number for each that needs one: it covers several words, or stands with others
/// on one.
fn tags<'a>(article: &Article, cas: &'a Cas, words: &[Token], features: &[&str]) -> Vec<Tag<'a>> {
    let covered = |mark: &Mark| {
        let extent = mark.extent();
        let start = words.partition_point(|word| word.span.start() < extent.start());
        let end = words.partition_point(|word| word.span.start() < extent.end());
        start..end
    };
    let structures = cas.structures.iter().filter(|one| one.of_type == TAG);
    let tags = article.marks.iter().zip(structures);
    let mut tags: Vec<Tag<'a>> = tags
        .map(|(mark, structure)| Tag {
            structure,
            words: covered(mark),
            number: 0,
            cells: String::new(),
        })
        .collect();
    let mut on_word = vec![0_u32; words.len()];
    for tag in &tags {
        on_word[tag.words.clone()].iter_mut().for_each(|n| *n += 1);
    }
    let mut next = 1;
    for tag in &mut tags {
        if tag.words.len() > 1 || on_word[tag.words.clone()].iter().any(|n| *n > 1) {
            tag.number = next;
            next += 1;
        }
        let behind = match tag.number {
            0 => "\t".to_owned(),
            number => format!("[{number}]\t"),
        };
        tag.cells = cells(tag.structure, features, &behind);
    }
    tags
}

/// The ties between these tags, by the words that they lead to.
fn ties<'a>(cas: &'a Cas, tags: &[Tag<'_>]) -> Vec<Tie<'a>> {
    let places: Table<u64, usize> = (tags.iter().map(|tag| tag.structure.id).zip(0..)).collect();
    let ties = cas.structures.iter().filter(|one| one.of_type == TIE);
    let ties = ties.filter_map(|structure| {
        let end = |name| places.get(&structure.reference(name)?).copied();
        let (from, to) = (end(GOVERNOR)?, end(DEPENDENT)?);
        Some(Tie {
            structure,
            from,
            to,
        })
    });
    let mut ties: Vec<Tie<'_>> = ties.collect();
    let begins = |tie: &Tie<'_>| tags[tie.to].words.start;
    sort(&mut ties, |a, b| begins(a).cmp(&begins(b)));
    ties
}

/// What it takes to write the cells of words that have any.
struct Rows<'a> {
    sentences: &'a [Sentence],
    tags: Vec<Tag<'a>>,
    ties: Vec<Tie<'a>>,
    /// How many columns tags have.
    of_tags: usize,
    /// Those of ties.
    of_ties: &'a [&'a str],
}

impl Rows<'_> {
    fn words_of(&self, tag: usize) -> &Places<usize> {
        &self.tags[tag].words
    }

    /// What a word is called: `1-1`, `1-2` …, the numbers of the sentence and of the word in it.
    fn unit(&self, word: usize) -> String {
        let sentence = self.sentences.partition_point(|s| s.words.end <= word);
        let first = self.sentences.get(sentence).map_or(0, |s| s.words.start);
        format!("{}-{}", sentence + 1, word - first + 1)
    }

    /// The cells of a word with these tags, to which these ties lead, and the end of its row.
    fn cells(&self, on: &[usize], ties: &[&Tie<'_>]) -> String {
        let mut out = match on {
            [] => "_\t".repeat(self.of_tags),
            [only] => self.tags[*only].cells.clone(),
            several => {
                let cells = several.iter().map(|tag| self.tags[*tag].cells.split('\t'));
                joined(self.of_tags, &mut cells.collect::<Vec<_>>())
            }
        };
        match ties {
            [] => out.push_str(&"_\t".repeat(self.of_ties.len() + 1)),
            ties => {
                let cells = ties
                    .iter()
                    .map(|tie| cells(tie.structure, self.of_ties, "\t"));
                let cells: Vec<String> = cells.collect();
                let each = cells.iter().map(|cells| cells.split('\t'));
                out.push_str(&joined(self.of_ties.len(), &mut each.collect::<Vec<_>>()));
                let attached = ties.iter().map(|tie| self.attached(tie));
                out.extend([&attached.collect::<Vec<_>>().join("|"), "\t"]);
            }
        }
        out.push('\n');
        out
    }

    /// Where a tie comes from.
    fn attached(&self, tie: &Tie<'_>) -> String {
        let (from, to) = (&self.tags[tie.from], &self.tags[tie.to]);
        let unit = self.unit(from.words.start);
        match (from.number, to.number) {
            (0, 0) => unit,
            (from, to) => format!("{unit}[{from}_{to}]"),
        }
    }
}

/// So many cells, each with the next value of everybody.
fn joined<'a>(count: usize, each: &mut [impl Iterator<Item = &'a str>]) -> String {
    let mut out = String::new();
    for _ in 0..count {
        for (n, values) in each.iter_mut().enumerate() {
            if n > 0 {
                out.push('|');
            }
            out.push_str(values.next().unwrap_or_default());
        }
        out.push('\t');
    }
    out
}

/// What a structure has in the columns of these features, and this behind each; `*` where there is nothing.
fn cells(one: &Structure, features: &[&str], behind: &str) -> String {
    let mut values = vec![None; features.len()];
    // The first of a name holds.
    for (name, value) in one.features.iter().rev() {
        if let Ok(place) = features.binary_search(&name.as_str()) {
            values[place] = Some(value);
        }
    }
    let mut out = String::with_capacity(features.len() * (behind.len() + 4));
    for value in values {
        match value {
            Some(Value::One(word)) => push_escaped(&mut out, word),
            Some(Value::Many(words)) => {
                push_escaped(&mut out, words.first().map_or("", String::as_str));
            }
            _ => out.push('*'),
        }
        out.push_str(behind);
    }
    out
}
