//! Tables with a row of names on top, whose cells are parted by commas, semicolons or tabs.

use super::tool::{Fate, File, Note, Refusal};
use crate::domain::Table;
use crate::format::incoming::records::csv::{Row, Rows};

/// As much of a file is looked at to find the names of its columns, in bytes.
const LOOKED_AT: usize = 65_536;

/// A cell to be written.
pub(super) enum Cell<'a> {
    /// Words: in quotation marks, those inside doubled.
    Words(&'a str),
    /// A number, a time, or nothing: as it is.
    Bare(&'a str),
}

/// Writes a row.
pub(super) fn row<'a>(out: &mut String, between: char, cells: impl Iterator<Item = Cell<'a>>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(between);
        }
        match cell {
            Cell::Bare(value) => out.push_str(value),
            Cell::Words(words) => {
                out.push('"');
                out.push_str(&words.replace('"', "\"\""));
                out.push('"');
            }
        }
    }
    out.push('\n');
}

/// The names of the columns of a table, and what parts them.
pub(super) struct Header {
    /// What parts the cells.
    pub(super) between: char,
    /// The names, in order.
    pub(super) names: Vec<String>,
    places: Table<String, usize>,
}

impl Header {
    /// The first row of a file, however its cells are parted; `None` where it is no text. Bounded.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
        let start = match std::str::from_utf8(start) {
            Ok(all) => all,
            // A character may have been cut in two.
            Err(error) => std::str::from_utf8(start.get(..error.valid_up_to())?).ok()?,
        };
        let start = start.strip_prefix('\u{feff}').unwrap_or(start);
        let headers = [';', ',', '\t'].into_iter().filter_map(|between| {
            let names = Rows::of(start, between).next()?.ok()?.cells;
            Some((between, names))
        });
        let (between, names) = headers.max_by_key(|(_, names)| names.len())?;
        let places = names.iter().cloned().zip(0..).collect();
        Some(Self {
            between,
            names,
            places,
        })
    }

    /// Whether there is a column for each of these.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.places.contains_key(*name))
    }

    /// The cell of a row in a column; empty where there is none.
    pub(super) fn cell<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let cell = self.places.get(name).and_then(|at| row.cells.get(*at));
        cell.map_or("", String::as_str)
    }
}

/// The header and the rows of a file. Rows that have not as many cells as the header are left out, which is said.
///
/// # Errors
/// It is not UTF-8, or ends inside of quotation marks.
pub(super) fn rows(file: &File, notes: &mut Vec<Note>) -> Result<(Header, Vec<Row>), Refusal> {
    let refused = |what: &str| Refusal(format!("{}: {what}", file.path));
    let text = std::str::from_utf8(&file.bytes);
    let text = text.map_err(|_| {
        refused("it is not UTF-8; save it again as “CSV UTF-8” where it was made, and open that")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = Header::of(&file.bytes).ok_or_else(|| refused("it has no columns"))?;
    let mut found = Vec::new();
    for row in Rows::of(text, header.between).skip(1) {
        let row = row.map_err(|fault| match fault.line {
            Some(line) => Refusal(format!("{}, line {line}: {}", file.path, fault.what)),
            None => refused(&fault.what),
        })?;
        if row.cells.len() == header.names.len() {
            found.push(row);
            continue;
        }
        notes.push(Note {
            fate: Fate::Rejected,
            file: file.path.clone(),
            line: Some(row.line),
            what: format!(
                "The row has {} cells, the first one {}.",
                row.cells.len(),
                header.names.len()
            ),
        });
    }
    Ok((header, found))
}
