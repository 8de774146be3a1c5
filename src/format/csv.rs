//! A table for spreadsheets and statistics: one row a tag. What is coded of it follows in further columns; several values
//! of one are joined by “; ”.
//!
//! Written as RFC 4180 with CRLF, in UTF-8 with a byte order mark, without which Excel takes it for another encoding.
//!
//! A text cell that a spreadsheet would run as a formula is disarmed with an apostrophe in front. To have the words as
//! they were, take one apostrophe away from every cell that begins with apostrophes and then one of `= + - @`, a tab or
//! a carriage return.

use std::borrow::Cow;

use super::coded::{self, Coded};
use super::jsonl::coder;
use super::native::OFFSET_UNIT;
use crate::domain::{Annotation, BlockKind, Document, Project};

/// The columns about the tag itself, as the first row names them; [`coded::COLUMNS`] follow.
pub const COLUMNS: [&str; 22] = [
    "document_id",
    "title",
    "published",
    "outlet",
    "annotation_id",
    "kind",
    "label",
    "category",
    "start",
    "end",
    "unit",
    "spans",
    "quote",
    "prefix",
    "suffix",
    "memo",
    "confidence",
    "coder",
    "created",
    "modified",
    "codebook_version",
    "paragraph",
];

/// Between several values in one cell.
const BETWEEN: &str = "; ";

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What stands in a column.
pub(super) enum Cell<'a> {
    /// Words of people and articles: may look like a formula.
    Words(Cow<'a, str>),
    /// Numbers, dates, ids: made here, written as they are.
    Value(String),
}

impl Cell<'_> {
    /// Whether it gets an apostrophe.
    fn is_armed(&self) -> bool {
        match self {
            Self::Words(words) => words
                .trim_start_matches('\'')
                .starts_with(['=', '+', '-', '@', '\t', '\r']),
            Self::Value(_) => false,
        }
    }
}

/// All tags, article by article in the project's order, each in text order. Linear in the project.
pub fn write(project: &Project) -> String {
    let mut out = String::from(BYTE_ORDER_MARK);
    let names = COLUMNS.iter().chain(&coded::COLUMNS);
    push_row(&mut out, names.map(|name| Cell::Value((*name).to_owned())));
    for row in rows(project) {
        push_row(&mut out, row);
    }
    out
}

/// Cells of the export that get an apostrophe in front.
pub(super) fn armed_cells(project: &Project) -> usize {
    rows(project).flatten().filter(Cell::is_armed).count()
}

/// Whether this is a file written here: such a file can't be opened again, and a message should say so.
pub(super) fn wrote(bytes: &[u8]) -> bool {
    let bytes = bytes
        .strip_prefix(BYTE_ORDER_MARK.as_bytes())
        .unwrap_or(bytes);
    bytes.starts_with(COLUMNS.join(",").as_bytes())
}

fn rows(project: &Project) -> impl Iterator<Item = impl Iterator<Item = Cell<'_>>> {
    project.documents().iter().flat_map(move |document| {
        project
            .annotations_of(document.id())
            .map(move |annotation| {
                let coded = coded::columns(project, annotation).into_iter().map(cell);
                row(project, document, annotation).into_iter().chain(coded)
            })
    })
}

/// Several values in one cell, or none.
fn cell<'a>(coded: Coded) -> Cell<'a> {
    match coded {
        Coded::Words(words) => Cell::Words(Cow::Owned(words)),
        Coded::AllWords(all) => Cell::Words(Cow::Owned(all.join(BETWEEN))),
        Coded::Value(value) => Cell::Value(value),
        Coded::Values(all) => Cell::Value(all.join(BETWEEN)),
    }
}

fn row<'a>(
    project: &'a Project,
    document: &'a Document,
    annotation: &'a Annotation,
) -> [Cell<'a>; 22] {
    fn words(text: &str) -> Cell<'_> {
        Cell::Words(Cow::Borrowed(text))
    }
    let value = |value: &dyn ToString| Cell::Value(value.to_string());
    let or_nothing = |value: Option<String>| Cell::Value(value.unwrap_or_default());
    let kind = project.codebook().kind(&annotation.kind);
    let extent = annotation.anchor.extent();
    let quote = annotation.anchor.quote();
    let spans: Vec<String> = annotation
        .anchor
        .fragments()
        .iter()
        .map(|s| format!("{}..{}", s.start().0, s.end().0))
        .collect();
    [
        value(&document.id()),
        words(&document.meta.title),
        or_nothing(document.meta.published.map(|d| d.to_string())),
        words(&document.meta.outlet),
        value(&annotation.id),
        words(annotation.kind.as_str()),
        words(kind.map_or(annotation.kind.as_str(), |k| &k.label)),
        value(&kind.map_or("", |k| k.category.word())),
        value(&extent.start().0),
        value(&extent.end().0),
        value(&OFFSET_UNIT),
        Cell::Value(spans.join(" ")),
        words(&quote.exact),
        words(&quote.prefix),
        words(&quote.suffix),
        words(&annotation.memo),
        or_nothing(annotation.confidence.map(|c| c.to_string())),
        Cell::Words(Cow::Owned(coder(project, annotation))),
        value(&annotation.created),
        value(&annotation.modified),
        value(&annotation.codebook_version),
        or_nothing(paragraph(document, annotation).map(|n| n.to_string())),
    ]
}

/// The number in the margin of the paragraph in which the tag begins; headings have none.
fn paragraph(document: &Document, annotation: &Annotation) -> Option<u32> {
    let place = document.blocks.at(annotation.anchor.extent().start())?;
    let block = document.blocks.all().get(place)?;
    (block.kind == BlockKind::Paragraph).then_some(block.number)
}

pub(super) fn push_row<'a>(out: &mut String, cells: impl Iterator<Item = Cell<'a>>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        push_cell(out, &cell);
    }
    out.push_str("\r\n");
}

/// In quotation marks where RFC 4180 asks for them, quotation marks inside doubled.
fn push_cell(out: &mut String, cell: &Cell<'_>) {
    let guard = if cell.is_armed() { "'" } else { "" };
    let text = match cell {
        Cell::Words(words) => words.as_ref(),
        Cell::Value(value) => value.as_str(),
    };
    if text.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: Cell<'_>) -> String {
        let mut out = String::new();
        push_cell(&mut out, &cell);
        out
    }

    #[test]
    fn words_that_look_like_formulas_are_disarmed() {
        let words = |text| written(Cell::Words(Cow::Borrowed(text)));
        assert_eq!(words("=1+1"), "'=1+1");
        assert_eq!(
            words("@all said \"no\", then"),
            "\"'@all said \"\"no\"\", then\""
        );
        assert_eq!(words("\tset in"), "'\tset in");
        assert_eq!(words("'=1+1"), "''=1+1");
        assert_eq!(words("1 = 1"), "1 = 1");
        assert_eq!(words("’tis so"), "’tis so");
    }

    #[test]
    fn numbers_stay_numbers() {
        assert_eq!(written(Cell::Value("-1".to_owned())), "-1");
    }

    #[test]
    fn a_line_end_inside_a_cell_stays_inside_it() {
        assert_eq!(written(Cell::Words("one\ntwo".into())), "\"one\ntwo\"");
    }
}
