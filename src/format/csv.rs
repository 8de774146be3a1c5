//! A table for spreadsheets and statistics: one row a tag. What is coded of it follows in further columns; several values
//! of one are joined by “; ”.
//!
//! As [`super::cells`] writes tables.

use std::borrow::Cow;

use super::cells::{BETWEEN, Cell, Table, begins_with};
use super::coded::{self, Coded};
use super::export::Out;
use super::jsonl::coder;
use super::native::OFFSET_UNIT;
use crate::domain::{
    Annotation, AnnotationId, BlockKind, Document, OrderedSet, Project, Turns, breathe,
};

/// The columns about the tag itself, as the first row names them; [`coded::COLUMNS`] follow.
pub const COLUMNS: [&str; 24] = [
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
    "author",
    "section",
];

/// So many of them were there from the first version on: files are told by these.
const EARLIER: usize = 22;

/// All tags, article by article in the project's order, each in text order. Linear in the project.
pub(super) async fn write(project: &Project, turns: &dyn Turns, out: &mut Out<'_>) {
    written(project, &|_| true, turns, out).await;
}

/// As [`write`], of some tags alone.
pub async fn write_some(
    project: &Project,
    wanted: &OrderedSet<AnnotationId>,
    turns: &dyn Turns,
    out: &mut Out<'_>,
) {
    let wanted = |tag: &Annotation| wanted.contains(&tag.id);
    written(project, &wanted, turns, out).await;
}

async fn written(
    project: &Project,
    wanted: &dyn Fn(&Annotation) -> bool,
    turns: &dyn Turns,
    out: &mut Out<'_>,
) {
    let names = COLUMNS.iter().chain(&coded::COLUMNS);
    let mut table = Table::new(names.map(|name| (*name).to_owned()), out);
    for document in project.documents() {
        breathe(turns).await;
        for row in rows_of(project, document, wanted) {
            table.push(row);
            breathe(turns).await;
        }
    }
    table.finish();
}

/// Cells of the export that get an apostrophe in front.
pub(super) async fn armed_cells(project: &Project, turns: &dyn Turns) -> usize {
    let mut count = 0;
    for document in project.documents() {
        for row in rows_of(project, document, &|_| true) {
            breathe(turns).await;
            count += row.filter(Cell::is_armed).count();
        }
    }
    count
}

/// Cells of several values of which nobody can tell where one ends, as it has in it what stands between them.
pub(super) async fn blurred_cells(project: &Project, turns: &dyn Turns) -> usize {
    let mut count = 0;
    for tag in project.live_annotations() {
        breathe(turns).await;
        let blurred = |cell: &Coded| match cell {
            Coded::AllWords(all) => all.len() > 1 && all.iter().any(|one| one.contains(BETWEEN)),
            _ => false,
        };
        let columns = coded::columns(project, tag);
        count += columns.iter().filter(|cell| blurred(cell)).count();
    }
    count
}

/// Whether this is a file written here: such a file can't be opened again, and a message should say so.
pub(super) fn wrote(bytes: &[u8]) -> bool {
    begins_with(bytes, &COLUMNS[..EARLIER])
}

fn rows_of<'a>(
    project: &'a Project,
    document: &'a Document,
    wanted: &'a dyn Fn(&Annotation) -> bool,
) -> impl Iterator<Item = impl Iterator<Item = Cell<'a>>> {
    project
        .annotations_of(document.id())
        .filter(|annotation| wanted(annotation))
        .map(move |annotation| {
            let coded = coded::columns(project, annotation).into_iter();
            let row = row(project, document, annotation).into_iter();
            row.chain(coded.map(Cell::from))
        })
}

fn row<'a>(
    project: &'a Project,
    document: &'a Document,
    annotation: &'a Annotation,
) -> [Cell<'a>; 24] {
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
        Cell::value(&document.id()),
        Cell::words(&document.meta.title),
        Cell::maybe(document.meta.published),
        Cell::words(&document.meta.outlet),
        Cell::value(&annotation.id),
        Cell::words(annotation.kind.as_str()),
        Cell::words(kind.map_or(annotation.kind.as_str(), |k| &k.label)),
        Cell::value(&kind.map_or("", |k| k.category.word())),
        Cell::value(&extent.start().0),
        Cell::value(&extent.end().0),
        Cell::value(&OFFSET_UNIT),
        Cell::Value(spans.join(" ")),
        Cell::words(&quote.exact),
        Cell::words(&quote.prefix),
        Cell::words(&quote.suffix),
        Cell::words(&annotation.memo),
        Cell::maybe(annotation.confidence),
        Cell::Words(Cow::Owned(coder(project, annotation))),
        Cell::value(&annotation.created),
        Cell::value(&annotation.modified),
        Cell::value(&annotation.codebook_version),
        Cell::maybe(paragraph(document, annotation)),
        Cell::words(&document.meta.author),
        Cell::words(&document.meta.section),
    ]
}

/// The number in the margin of the paragraph in which the tag begins; headings have none.
pub(super) fn paragraph(document: &Document, annotation: &Annotation) -> Option<u32> {
    let place = document.blocks.at(annotation.anchor.extent().start())?;
    let block = document.blocks.all().get(place)?;
    (block.kind == BlockKind::Paragraph).then_some(block.number)
}
