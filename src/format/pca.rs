//! The wide table of political claims analysis: one row a statement, its actors and issues side by side in numbered
//! columns. The names of the columns are the method's own: `act` claimant, `adr` addressee, `obj` object actor, each with
//! `typ` type, `scop` scope, `coun` country, `par` party, `eval` evaluation; `posit` position, `frame` justification,
//! `posfra` its position. Positions are −1, 0 or +1.
//!
//! There are columns for three of each (two justifications), and for more where a statement has more: nothing is left out
//! for want of columns, and the first always stand in the same order.
//!
//! As [`super::cells`] writes tables.

use super::cells::{Cell, Table, begins_with};
use super::coded;
use super::export::Out;
use super::jsonl::coder;
use crate::domain::{
    Annotation, CodeId, CodeList, Document, Frame, Part, Position, Project, Slot, Turns, breathe,
};

/// The columns that come first, whatever is coded.
const FIRST: [&str; 13] = [
    "statement_id",
    "document_id",
    "title",
    "outlet",
    "published",
    "kind",
    "label",
    "year",
    "month",
    "day",
    "country",
    "city",
    "place",
];

/// The columns that come last.
const LAST: [&str; 12] = [
    "proposition",
    "condition",
    "attribution",
    "reporters",
    "demand_status",
    "quote",
    "paragraph",
    "coder",
    "confidence",
    "memo",
    "author",
    "section",
];

/// How many columns of each there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Widths {
    claimants: usize,
    addressees: usize,
    objects: usize,
    issues: usize,
    reasons: usize,
}

impl Widths {
    /// The usual ones, and more where a statement has more. Linear in the tags.
    async fn of(project: &Project, turns: &dyn Turns) -> Self {
        let mut widths = Self {
            claimants: 3,
            addressees: 3,
            objects: 3,
            issues: 3,
            reasons: 2,
        };
        for (_, statement) in statements(project) {
            breathe(turns).await;
            let frame = statement.frame();
            for (width, count) in [
                (&mut widths.claimants, frame.claimants.len()),
                (&mut widths.addressees, frame.addressees.len()),
                (&mut widths.objects, frame.objects.len()),
                (&mut widths.issues, frame.issues.len()),
                (&mut widths.reasons, frame.justifications.len()),
            ] {
                *width = (*width).max(count);
            }
        }
        widths
    }

    fn of_role(self, slot: Slot) -> usize {
        match slot {
            Slot::Claimants => self.claimants,
            Slot::Addressees => self.addressees,
            _ => self.objects,
        }
    }
}

/// What is said about somebody in a role, by the ending of the column.
const ABOUT: [&str; 5] = ["", "typ", "scop", "coun", "par"];

/// The numbered columns of somebody in a role: all first of one sort, then all of the next.
fn role_names(role: &str, evaluated: bool, count: usize) -> Vec<String> {
    let mut endings: Vec<&str> = ABOUT.to_vec();
    if evaluated {
        endings.insert(1, "eval");
    }
    let numbered = |ending: &&str| {
        let stem = format!("{role}{ending}");
        numbers(&stem, count)
    };
    endings.iter().flat_map(numbered).collect()
}

fn numbers(stem: &str, count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("{stem}{n}")).collect()
}

fn names(widths: Widths) -> Vec<String> {
    let owned = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    [
        owned(&FIRST),
        role_names("act", false, widths.claimants),
        owned(&["form"]),
        role_names("adr", true, widths.addressees),
        owned(&["field"]),
        numbers("issue", widths.issues),
        numbers("posit", widths.issues),
        role_names("obj", true, widths.objects),
        numbers("frame", widths.reasons),
        numbers("posfra", widths.reasons),
        owned(&LAST),
    ]
    .concat()
}

/// All statements, article by article in the project's order, each in text order. Linear in the project, and for each code
/// in the codebook.
pub(super) async fn write(project: &Project, turns: &dyn Turns, out: &mut Out<'_>) {
    let widths = Widths::of(project, turns).await;
    let mut table = Table::new(names(widths).into_iter(), out);
    for (document, statement) in statements(project) {
        breathe(turns).await;
        table.push(row(project, document, statement, widths).into_iter());
    }
    table.finish();
}

/// Cells of the export that get an apostrophe in front.
pub(super) async fn armed_cells(project: &Project, turns: &dyn Turns) -> usize {
    let widths = Widths::of(project, turns).await;
    let mut count = 0;
    for (document, statement) in statements(project) {
        breathe(turns).await;
        let row = row(project, document, statement, widths).into_iter();
        count += row.filter(Cell::is_armed).count();
    }
    count
}

/// Whether this is a file written here.
pub(super) fn wrote(bytes: &[u8]) -> bool {
    begins_with(bytes, &FIRST)
}

/// Positions that lose their strength, and those that are neither for nor against and become 0.
pub(super) async fn coarsened(project: &Project, turns: &dyn Turns) -> (usize, usize) {
    let (mut strong, mut ambivalent) = (0, 0);
    for (_, statement) in statements(project) {
        breathe(turns).await;
        let frame = statement.frame();
        let reasons = frame.justifications.iter().map(|j| j.position);
        for position in reasons.chain([frame.position]) {
            match position {
                Position::StronglyFor | Position::StronglyAgainst => strong += 1,
                Position::Ambivalent => ambivalent += 1,
                _ => {}
            }
        }
    }
    (strong, ambivalent)
}

/// All of them, article by article in the project's order, each in text order.
pub(super) fn statements(project: &Project) -> impl Iterator<Item = (&Document, &Annotation)> {
    project.documents().iter().flat_map(move |document| {
        let tags = project.annotations_of(document.id());
        let statements = tags.filter(|tag| !project.is_mention(tag));
        statements.map(move |statement| (&**document, &**statement))
    })
}

fn row<'a>(
    project: &'a Project,
    document: &'a Document,
    statement: &'a Annotation,
    widths: Widths,
) -> Vec<Cell<'a>> {
    let frame = statement.frame();
    let kind = project.codebook().kind(&statement.kind);
    let (year, month, day) = frame.date.map_or((None, None, None), |date| {
        let (year, month, day) = date.parts();
        (Some(year), month, day)
    });
    let (city, country) = city_and_country(&frame.place);
    let mut row = vec![
        Cell::value(&statement.id),
        Cell::value(&document.id()),
        Cell::words(&document.meta.title),
        Cell::words(&document.meta.outlet),
        Cell::maybe(document.meta.published),
        Cell::words(statement.kind.as_str()),
        Cell::words(kind.map_or(statement.kind.as_str(), |k| &k.label)),
        Cell::maybe(year),
        Cell::maybe(month),
        Cell::maybe(day),
        Cell::words(country),
        Cell::words(city),
        Cell::words(&frame.place),
    ];
    let label = |list, id: &CodeId| Cell::Words(coded::path(project, list, id).into());
    row.extend(role(project, frame, Slot::Claimants, widths));
    let form = frame.form.as_ref();
    row.push(form.map_or(Cell::words(""), |id| label(CodeList::Forms, id)));
    row.extend(role(project, frame, Slot::Addressees, widths));
    row.push(Cell::Words(fields(project, frame).into()));
    let issues = frame.issues.iter().map(|id| label(CodeList::Issues, id));
    row.extend(filled(issues, widths.issues));
    // One position of the statement to all its issues; of a statement without issues it stands in the first column.
    let positions = std::iter::repeat_n(frame.position, frame.issues.len().max(1));
    row.extend(filled(positions.map(sign), widths.issues));
    row.extend(role(project, frame, Slot::Objects, widths));
    let reasons = &frame.justifications;
    let codes = reasons
        .iter()
        .map(|j| label(CodeList::Justifications, &j.code));
    row.extend(filled(codes, widths.reasons));
    row.extend(filled(
        reasons.iter().map(|j| sign(j.position)),
        widths.reasons,
    ));
    let coded = coded::COLUMNS
        .iter()
        .zip(coded::columns(project, statement));
    let same = coded.filter(|(name, _)| LAST[..5].contains(name));
    row.extend(same.map(|(_, coded)| Cell::from(coded)));
    row.extend([
        Cell::words(&statement.anchor.quote().exact),
        Cell::maybe(super::csv::paragraph(document, statement)),
        Cell::Words(coder(project, statement).into()),
        Cell::maybe(statement.confidence),
        Cell::words(&statement.memo),
        Cell::words(&document.meta.author),
        Cell::words(&document.meta.section),
    ]);
    row
}

/// So many cells: those given, then empty ones.
fn filled<'a>(cells: impl Iterator<Item = Cell<'a>>, width: usize) -> Vec<Cell<'a>> {
    let mut cells: Vec<_> = cells.collect();
    cells.resize_with(cells.len().max(width), || Cell::words(""));
    cells
}

fn role<'a>(project: &'a Project, frame: &Frame, slot: Slot, widths: Widths) -> Vec<Cell<'a>> {
    let parts = frame.parts(slot);
    let width = widths.of_role(slot);
    let actor = |part: &Part| project.actor(project.who(part)?);
    let of_type = parts
        .iter()
        .map(|p| Cell::maybe(actor(p).and_then(|a| a.of_type).map(|t| t.word())));
    let scope = parts
        .iter()
        .map(|p| Cell::maybe(actor(p).and_then(|a| a.scope).map(|s| s.word())));
    let country = parts
        .iter()
        .map(|p| Cell::words(actor(p).map_or("", |a| &a.country)));
    let party = parts
        .iter()
        .map(|p| Cell::words(actor(p).map_or("", |a| &a.party)));
    let name = parts
        .iter()
        .map(|p| Cell::Words(coded::name(project, p).into()));
    let mut cells = filled(name, width);
    if slot != Slot::Claimants {
        let evaluation = parts
            .iter()
            .map(|p| Cell::maybe(p.evaluation.map(|e| e.word())));
        cells.extend(filled(evaluation, width));
    }
    cells.extend(filled(of_type, width));
    cells.extend(filled(scope, width));
    cells.extend(filled(country, width));
    cells.extend(filled(party, width));
    cells
}

/// The topmost issues above those of the statement, each once.
fn fields(project: &Project, frame: &Frame) -> String {
    let codebook = project.codebook();
    let mut fields: Vec<&str> = Vec::new();
    for id in &frame.issues {
        let mut top = codebook.code(CodeList::Issues, id);
        // Parents come before their children in the codebook, so this ends.
        while let Some(above) =
            top.and_then(|code| codebook.code(CodeList::Issues, code.parent.as_ref()?))
        {
            top = Some(above);
        }
        let label = top.map_or(id.as_str(), |code| &code.label);
        if !fields.contains(&label) {
            fields.push(label);
        }
    }
    fields.join("; ")
}

/// What stands before and after the last comma; nothing is guessed where there is none.
fn city_and_country(place: &str) -> (&str, &str) {
    place
        .rsplit_once(',')
        .map_or(("", ""), |(city, country)| (city.trim(), country.trim()))
}

/// For, against or neither; nothing where not stated.
fn sign(position: Position) -> Cell<'static> {
    let sign = match position {
        Position::NotStated => None,
        Position::Ambivalent => Some(0),
        stated => stated.value().map(i8::signum),
    };
    Cell::maybe(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_numbered_by_sort() {
        assert_eq!(
            role_names("adr", true, 2),
            [
                "adr1", "adr2", "adreval1", "adreval2", "adrtyp1", "adrtyp2", "adrscop1",
                "adrscop2", "adrcoun1", "adrcoun2", "adrpar1", "adrpar2"
            ]
        );
    }

    #[test]
    fn a_place_is_parted_at_its_last_comma_and_otherwise_not() {
        assert_eq!(
            city_and_country("Geneva, Switzerland"),
            ("Geneva", "Switzerland")
        );
        assert_eq!(city_and_country("Russia"), ("", ""));
        assert_eq!(
            city_and_country("Town hall, Geneva, Switzerland"),
            ("Town hall, Geneva", "Switzerland")
        );
    }
}
