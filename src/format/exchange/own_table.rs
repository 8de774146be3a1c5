//! The table of tags that is written here for spreadsheets ([`crate::format::csv`]), read again: the words of tags, what is
//! coded of them, and links between tags of one article. It has no texts.

use std::cmp::Reverse;

use super::dataset::{coded, labels, note_category, told};
use super::jsonl::nothing;
use super::model::{Article, Entity, Mark, Tie};
use super::reduce::{BETWEEN, NO_TEXTS, paragraphs};
use super::sheet::{self, Header};
use super::tool::{Fate, File, Note, Reading, Refusal};
use crate::domain::json::shown;
use crate::domain::{
    Confidence, Extra, GAP, Offset, OrderedSet, Span, Table, Turns, breathe, sort,
};
use crate::format::exchange::ids::derived;
use crate::format::incoming::many;
use crate::format::incoming::records::csv::Row;

/// Columns by which such a table is known, however its cells are parted: spreadsheets save them otherwise.
const KNOWN_BY: [&str; 8] = [
    "document_id",
    "annotation_id",
    "category",
    "label",
    "start",
    "end",
    "spans",
    "quote",
];

/// Details of an article, and the columns that they are in.
const ABOUT: [(&str, &str); 5] = [
    ("title", "title"),
    ("date", "published"),
    ("outlet", "outlet"),
    ("author", "author"),
    ("section", "section"),
];

/// Columns with several values, each with one beside it that has as many and no “; ” in any.
const SEVERAL: [(&str, &str); 18] = [
    ("claimants", "claimant_ids"),
    ("claimant_ids", ""),
    ("claimant_mentions", ""),
    ("addressees", "addressee_ids"),
    ("addressee_ids", ""),
    ("addressee_mentions", ""),
    ("addressee_evaluations", ""),
    ("objects", "object_ids"),
    ("object_ids", ""),
    ("object_mentions", ""),
    ("object_evaluations", ""),
    ("issues", "issue_ids"),
    ("justifications", "justification_ids"),
    ("justification_positions", ""),
    ("reporters", "reporter_ids"),
    ("reporter_ids", ""),
    ("links", "linked_ids"),
    ("linked_ids", ""),
];

/// Whether files hold such a table.
pub(super) fn knows(files: &[File]) -> bool {
    let headers = files.iter().filter_map(|file| Header::of(&file.bytes));
    headers.into_iter().any(|header| header.has(&KNOWN_BY))
}

/// Reads the tables.
pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    for file in files {
        if Header::of(&file.bytes).is_some_and(|header| header.has(&KNOWN_BY)) {
            one(file, &mut reading, turns).await?;
        }
    }
    if reading.articles.is_empty() {
        return Err(nothing(&reading.notes));
    }
    reading.scheme.labels = labels(&mut reading.articles);
    Ok(reading)
}

async fn one(file: &File, reading: &mut Reading, turns: &dyn Turns) -> Result<(), Refusal> {
    let (header, rows) = sheet::rows(file, &mut reading.notes)?;
    let sheet = Sheet { header };
    let mut documents: Vec<Vec<Row>> = Vec::new();
    let mut places: Table<String, usize> = Table::new();
    let mut said = Told::default();
    for row in rows {
        breathe(turns).await;
        if sheet.cell(&row, "quote").is_empty() {
            reading.notes.push(Note {
                fate: Fate::Rejected,
                file: file.path.clone(),
                line: Some(row.line),
                what: "The tag has no words.".to_owned(),
            });
            continue;
        }
        let document = sheet.cell(&row, "document_id").to_owned();
        let place = *places.get(&document).unwrap_or(&documents.len());
        if place == documents.len() {
            places.insert(document, place);
            documents.push(Vec::new());
        }
        if let Some(rows) = documents.get_mut(place) {
            rows.push(row);
        }
    }
    let any = !documents.is_empty();
    for rows in documents {
        breathe(turns).await;
        reading.articles.push(sheet.article(rows, &mut said));
    }
    let mut note = |fate, what| {
        reading.notes.push(Note {
            fate,
            file: file.path.clone(),
            line: None,
            what,
        });
    };
    if any {
        note(Fate::Repaired, NO_TEXTS.to_owned());
    }
    if said.apart > 0 {
        let what = format!(
            "{} with “{BETWEEN}” in it: taken for several, as this table has one cell for all of them.",
            many(said.apart, "value")
        );
        note(Fate::Repaired, what);
    }
    for (label, n) in said.away.iter() {
        let what = format!("A link “{label}” leads to another article, and was left out.");
        let what = match n {
            1 => what,
            n => format!("{what} ({n} times)"),
        };
        note(Fate::Rejected, what);
    }
    Ok(())
}

/// What is to be said of a table as a whole.
#[derive(Default)]
struct Told {
    /// Cells of several values of which nobody knows where one ends.
    apart: usize,
    /// Links to other articles, by their labels.
    away: Table<String, usize>,
}

struct Sheet {
    header: Header,
}

impl Sheet {
    /// What a row has in a column, without the apostrophe that keeps spreadsheets from running it.
    fn cell<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let cell = self.header.cell(row, name);
        let bare = cell.trim_start_matches('\'');
        let formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let armed = cell.strip_prefix('\'').filter(|_| formula);
        armed.unwrap_or(cell)
    }

    /// All values that a row has in a column. `apart`: grows where there may have been fewer of them.
    fn values(&self, row: &Row, name: &str, apart: &mut usize) -> Vec<String> {
        let cell = self.cell(row, name);
        let beside = match name {
            "link_labels" => Some("linked_ids"),
            name => SEVERAL
                .iter()
                .find(|(one, _)| *one == name)
                .map(|(_, beside)| *beside),
        };
        let (Some(beside), false) = (beside, cell.is_empty()) else {
            let alone = (!cell.is_empty()).then(|| cell.to_owned());
            return alone.into_iter().collect();
        };
        let split: Vec<String> = cell.split(BETWEEN).map(str::to_owned).collect();
        let expected = match beside {
            "" => split.len(),
            beside => self.cell(row, beside).split(BETWEEN).count(),
        };
        if split.len() == expected {
            return split;
        }
        if expected == 1 {
            return vec![cell.to_owned()];
        }
        *apart += 1;
        split
    }

    /// An article of the words of its tags.
    fn article(&self, mut rows: Vec<Row>, said: &mut Told) -> Article {
        let place = |row: &Row| {
            let at = |name| self.cell(row, name).trim().parse().unwrap_or(u64::MAX);
            (at("start"), Reverse(at("end")))
        };
        sort(&mut rows, |a, b| place(a).cmp(&place(b)));
        let quote = |row: &Row| {
            let words = self.cell(row, "quote");
            words.replace("\r\n", "\n").replace('\r', "\n")
        };
        let words: Vec<String> = rows.iter().map(quote).collect();
        let (text, spans) = paragraphs(words.iter().map(String::as_str));
        let here: OrderedSet<&str> = rows.iter().map(|r| self.cell(r, "annotation_id")).collect();
        let mut marks = Vec::with_capacity(rows.len());
        let mut ties: Vec<Tie> = Vec::new();
        for (row, span) in rows.iter().zip(spans) {
            let mark = self.mark(row, span, said);
            let of = |name: &str| self.values(row, name, &mut 0);
            for (label, to) in told(&of) {
                if !here.contains(to.as_str()) {
                    *said.away.or_default(label) += 1;
                    continue;
                }
                ties.push(Tie {
                    id: derived(&[&mark.id, &shown(&ties.len()), &label, &to]),
                    label,
                    from: mark.id.clone(),
                    to,
                    note: String::new(),
                    extra: Extra::new(),
                });
            }
            marks.push(mark);
        }
        let first = rows.first();
        let about = |column: &str| first.map_or("", |row| self.cell(row, column)).to_owned();
        let meta = ABOUT.map(|(name, column)| (name.to_owned(), about(column)));
        let mut article = Article {
            id: about("document_id"),
            text,
            meta: meta
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .collect(),
            marks,
            ties,
            extra: Extra::new(),
        };
        article.sort();
        article
    }

    fn mark(&self, row: &Row, span: Span, said: &mut Told) -> Mark {
        let text = |name: &str| self.cell(row, name).to_owned();
        let parts = self.parts(row, span);
        let mut mark = Mark::bare(text("annotation_id"), text("label"), parts);
        let apart = std::cell::Cell::new(0_usize);
        let of = |name: &str| {
            let mut n = apart.get();
            let values = self.values(row, name, &mut n);
            apart.set(n);
            values
        };
        mark.attributes = coded(&of);
        said.apart += apart.get();
        let (name, id) = (text("actor"), text("actor_id"));
        if !name.is_empty() || !id.is_empty() {
            let name = if name.is_empty() { id.clone() } else { name };
            mark.entity = Some(Entity { id, name });
        }
        mark.note = text("memo");
        mark.coder = text("coder");
        mark.confidence = Confidence::of_decimal(&text("confidence"));
        mark.created = text("created").parse().ok();
        note_category(&mut mark, text("category"));
        mark
    }

    /// The parts of a tag within its words, where these are as long as the table says; else all of them.
    fn parts(&self, row: &Row, span: Span) -> Vec<Span> {
        let places = self.cell(row, "spans").split(' ');
        let lengths: Option<Vec<u32>> = places
            .map(|place| {
                let (start, end) = place.split_once("..")?;
                end.parse::<u32>().ok()?.checked_sub(start.parse().ok()?)
            })
            .collect();
        let lengths = lengths.unwrap_or_default();
        let gap = GAP.chars().count() as u32;
        let mut at = span.start();
        let mut parts = Vec::new();
        for length in lengths {
            let end = Offset(at.0.saturating_add(length));
            parts.push(Span::new(at, end.min(span.end())));
            at = Offset(end.0.saturating_add(gap));
        }
        let fit =
            parts.len() > 1 && at.0 == span.end().0 + gap && parts.iter().all(|p| !p.is_empty());
        match fit {
            true => parts,
            false => vec![span],
        }
    }
}
