//! A table for statistics: one row for each claimant and each issue of a statement. A statement with two claimants and
//! three issues has six rows, one that has none of either has one. Columns that number the rows of a statement let each
//! count as its share.
//!
//! As [`super::cells`] writes tables.

use super::cells::{Cell, Table, begins_with};
use super::coded;
use super::csv::paragraph;
use super::export::Out;
use super::jsonl::coder;
use super::native::OFFSET_UNIT;
use super::pca;
use crate::domain::{
    Actor, Affiliation, Annotation, CodeId, CodeList, Codebook, Date, Document, Part, Project,
    Slot, Turns, breathe,
};

/// The columns about statement, claimant and issue. What else is coded follows, under the same names as everywhere.
pub const COLUMNS: [&str; 37] = [
    "statement_id",
    "document_id",
    "title",
    "published",
    "outlet",
    "url",
    "paragraph",
    "kind",
    "label",
    "start",
    "end",
    "unit",
    "quote",
    "claimant",
    "claimant_id",
    "claimant_type",
    "claimant_scope",
    "claimant_country",
    "claimant_party",
    "claimant_affiliations",
    "claimant_number",
    "claimant_count",
    "issue",
    "issue_id",
    "issue_label",
    "issue_parent",
    "issue_parent_id",
    "issue_number",
    "issue_count",
    "coder",
    "memo",
    "confidence",
    "created",
    "modified",
    "codebook_version",
    "author",
    "section",
];

/// So many of them were there from the first version on: files are told by these.
const EARLIER: usize = 35;

/// Columns of what is coded that are about claimants and issues, which have rows of their own, or about mentions.
const OTHERWISE: [&str; 8] = [
    "claimants",
    "claimant_ids",
    "claimant_mentions",
    "issues",
    "issue_ids",
    "actor",
    "actor_id",
    "naming",
];

/// All statements, article by article in the project's order, each in text order, their claimants and issues in the order
/// in which they were coded. Linear in the rows, and for each code in the codebook.
pub(super) async fn write(project: &Project, turns: &dyn Turns, out: &mut Out<'_>) {
    let coded = coded::COLUMNS.iter().filter(|name| is_here(name));
    let names = COLUMNS.iter().chain(coded);
    let mut table = Table::new(names.map(|name| (*name).to_owned()), out);
    for (document, statement) in pca::statements(project) {
        breathe(turns).await;
        rows(project, document, statement, &mut |row| {
            table.push(row.into_iter());
        });
    }
    table.finish();
}

/// Cells of the export that get an apostrophe in front.
pub(super) async fn armed_cells(project: &Project, turns: &dyn Turns) -> usize {
    let mut count = 0;
    for (document, statement) in pca::statements(project) {
        breathe(turns).await;
        rows(project, document, statement, &mut |row| {
            count += row.iter().filter(|cell| cell.is_armed()).count();
        });
    }
    count
}

/// Whether this is a file written here.
pub(super) fn wrote(bytes: &[u8]) -> bool {
    begins_with(bytes, &COLUMNS[..EARLIER])
}

fn is_here(name: &str) -> bool {
    !OTHERWISE.contains(&name)
}

fn rows(
    project: &Project,
    document: &Document,
    statement: &Annotation,
    take: &mut impl FnMut(Vec<Cell<'_>>),
) {
    let frame = statement.frame();
    let claimants = or_none(frame.parts(Slot::Claimants));
    let issues = or_none(&frame.issues);
    for claimant in claimants.clone() {
        for issue in issues.clone() {
            let mut row = about(project, document, statement);
            let day = frame.date.or(document.meta.published);
            row.extend(who(project, claimant, frame.claimants.len(), day));
            row.extend(what(project.codebook(), project, issue, frame.issues.len()));
            row.extend(work(project, document, statement));
            let coded = coded::COLUMNS
                .iter()
                .zip(coded::columns(project, statement));
            let here = coded.filter(|(name, _)| is_here(name));
            row.extend(here.map(|(_, coded)| Cell::from(coded)));
            take(row);
        }
    }
}

/// Each with its number from 1, or once nothing.
fn or_none<T>(all: &[T]) -> impl Iterator<Item = Option<(usize, &T)>> + Clone {
    let nothing = all.is_empty().then_some(None);
    (1..).zip(all).map(Some).chain(nothing)
}

fn about<'a>(
    project: &'a Project,
    document: &'a Document,
    statement: &'a Annotation,
) -> Vec<Cell<'a>> {
    let kind = project.codebook().kind(&statement.kind);
    let extent = statement.anchor.extent();
    vec![
        Cell::value(&statement.id),
        Cell::value(&document.id()),
        Cell::words(&document.meta.title),
        Cell::maybe(document.meta.published),
        Cell::words(&document.meta.outlet),
        Cell::words(&document.meta.url),
        Cell::maybe(paragraph(document, statement)),
        Cell::words(statement.kind.as_str()),
        Cell::words(kind.map_or(statement.kind.as_str(), |k| &k.label)),
        Cell::value(&extent.start().0),
        Cell::value(&extent.end().0),
        Cell::value(&OFFSET_UNIT),
        Cell::words(&statement.anchor.quote().exact),
    ]
}

fn who<'a>(
    project: &'a Project,
    claimant: Option<(usize, &Part)>,
    of: usize,
    day: Option<Date>,
) -> [Cell<'a>; 9] {
    let part = claimant.map(|(_, part)| part);
    let actor = part.and_then(|part| project.actor(project.who(part)?));
    let text = |text: Option<String>| Cell::Words(text.unwrap_or_default().into());
    [
        text(part.map(|part| coded::name(project, part))),
        Cell::maybe(part.map(|part| coded::id(project, part))),
        Cell::maybe(actor.and_then(|a| a.of_type).map(|t| t.word())),
        Cell::maybe(actor.and_then(|a| a.scope).map(|s| s.word())),
        Cell::words(actor.map_or("", |a| &a.country)),
        Cell::words(actor.map_or("", |a| &a.party)),
        text(actor.map(|actor| tied_to(project, actor, day))),
        Cell::maybe(claimant.map(|(number, _)| number)),
        Cell::value(&of),
    ]
}

/// To whom an actor is tied on a day, by name: the organisation of a person, the state of an organisation. Ties that are
/// not dated always hold, and all of them where the day is not known.
fn tied_to(project: &Project, actor: &Actor, day: Option<Date>) -> String {
    let holds = |tie: &&Affiliation| {
        let begun = |day| !tie.from.is_some_and(|from| from.is_after(day));
        let over = |day: Date| tie.until.is_some_and(|until| day.is_after(until));
        day.is_none_or(|day| begun(day) && !over(day))
    };
    let ties = actor.affiliations.iter().filter(holds);
    let names = ties.filter_map(|tie| project.actor(tie.to));
    let names: Vec<&str> = names.map(|actor| actor.name.as_str()).collect();
    names.join(super::cells::BETWEEN)
}

fn what<'a>(
    codebook: &'a Codebook,
    project: &Project,
    issue: Option<(usize, &'a CodeId)>,
    of: usize,
) -> [Cell<'a>; 7] {
    let id = issue.map(|(_, id)| id);
    let code = |id: &CodeId| codebook.code(CodeList::Issues, id);
    let found = id.and_then(code);
    let parent = found.and_then(|found| code(found.parent.as_ref()?));
    let path = id.map(|id| coded::path(project, CodeList::Issues, id));
    [
        Cell::Words(path.unwrap_or_default().into()),
        Cell::words(id.map_or("", CodeId::as_str)),
        Cell::words(found.map_or("", |code| &code.label)),
        Cell::words(parent.map_or("", |code| &code.label)),
        Cell::words(parent.map_or("", |code| code.id.as_str())),
        Cell::maybe(issue.map(|(number, _)| number)),
        Cell::value(&of),
    ]
}

fn work<'a>(
    project: &'a Project,
    document: &'a Document,
    statement: &'a Annotation,
) -> [Cell<'a>; 8] {
    [
        Cell::Words(coder(project, statement).into()),
        Cell::words(&statement.memo),
        Cell::maybe(statement.confidence),
        Cell::value(&statement.created),
        Cell::value(&statement.modified),
        Cell::value(&statement.codebook_version),
        Cell::words(&document.meta.author),
        Cell::words(&document.meta.section),
    ]
}
