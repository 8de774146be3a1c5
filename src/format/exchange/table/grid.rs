//! A table in memory: names of its columns, and rows with the lines where they stand. From cells that are parted by something, or
//! from an object a line.

use crate::domain::json::{Json, parse, shown};
use crate::domain::{Table, Turns, breathe};
use crate::format::exchange::reduce::BETWEEN;
use crate::format::exchange::tool::{Fate, Note, Refusal};
use crate::format::incoming::records::csv::{Row, Rows, between};
use crate::format::incoming::{FileKind, bounds};
use crate::format::words::one_line;

/// So many rows tell what columns hold.
pub(super) const LOOKED_AT: usize = 300;
/// So many characters of a cell are shown.
const SHOWN: usize = 80;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Path of its file.
    pub file: String,
    /// Names of its columns.
    pub names: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// What is wrong with rows that are not among them.
    pub(super) notes: Vec<Note>,
}

impl Grid {
    /// Reads all of a table from its characters. Linear, in turns.
    ///
    /// # Errors
    /// It has no columns, or ends inside of quotation marks.
    pub async fn read(path: &str, text: &str, turns: &dyn Turns) -> Result<Self, Refusal> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let grid = match is_lines(path, text) {
            true => lines(path, text, turns).await?,
            false => cells(path, text, turns).await?,
        };
        match grid.names.is_empty() {
            true => Err(Refusal(format!("{path}: it has no columns"))),
            false => Ok(grid),
        }
    }

    /// The first rows of a table of which the beginning is known, as far as they are sound; `None` where there are none.
    /// Linear in the beginning.
    pub fn beginning(path: &str, text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let grid = match is_lines(path, text) {
            true => {
                let objects = text.lines().take(LOOKED_AT);
                let mut keys = Keys::default();
                for object in objects.filter_map(|line| parse(line.as_bytes()).ok()) {
                    keys.row(0, &object);
                }
                keys.finish(path, Vec::new())
            }
            false => {
                let (text, between, first) = parted(text);
                let mut rows = Rows::of(text, between)
                    .take(LOOKED_AT)
                    .map_while(Result::ok);
                let names = rows.next()?.cells;
                let fits = |row: &Row| row.cells.len() == names.len();
                let rows: Vec<Row> = rows.filter(fits).map(|row| below(row, first)).collect();
                Self {
                    file: path.to_owned(),
                    names,
                    rows,
                    notes: Vec::new(),
                }
            }
        };
        (grid.names.len() > 1 && !grid.rows.is_empty()).then_some(grid)
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The first rows, each with its line and the beginnings of its cells.
    pub fn first(&self, rows: usize) -> Vec<(usize, Vec<String>)> {
        let rows = self.rows.iter().take(rows);
        let beginning = |cell: &String| {
            let some: String = cell.chars().take(SHOWN).collect();
            match some.len() < cell.len() {
                true => format!("{} …", one_line(&some)),
                false => one_line(&some),
            }
        };
        rows.map(|row| (row.line, row.cells.iter().map(beginning).collect()))
            .collect()
    }

    /// The beginning of what stands first in a column; empty where nothing does.
    pub fn sample(&self, column: usize) -> String {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        let mut filled = cells.filter(|cell| !cell.trim().is_empty());
        let cell = filled.next().map(|cell| cell.chars().take(SHOWN).collect());
        cell.map_or_else(String::new, |cell: String| one_line(&cell))
    }
}

fn is_lines(path: &str, text: &str) -> bool {
    FileKind::of(path, &[]) == FileKind::JsonLines || text.trim_start().starts_with("{\"")
}

/// The rows, what parts their cells, and how many lines stand above: Excel may say in a line of its own what it parts by.
fn parted(text: &str) -> (&str, char, usize) {
    let said = text.strip_prefix("sep=").and_then(|rest| {
        let between = rest.chars().next()?;
        let rest = rest.get(between.len_utf8()..)?;
        let rest = rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix('\n'))?;
        Some((rest, between, 1))
    });
    said.unwrap_or_else(|| (text, between(text), 0))
}

fn below(row: Row, lines: usize) -> Row {
    Row {
        line: row.line + lines,
        ..row
    }
}

async fn cells(path: &str, text: &str, turns: &dyn Turns) -> Result<Grid, Refusal> {
    let (text, between, above) = parted(text);
    let mut grid = Grid {
        file: path.to_owned(),
        ..Grid::default()
    };
    for row in Rows::of(text, between) {
        breathe(turns).await;
        let row = row.map_err(|fault| match fault.line {
            Some(line) => Refusal(format!("{path}, line {}: {}", line + above, fault.what)),
            None => Refusal(format!("{path}: {}", fault.what)),
        })?;
        let row = below(row, above);
        if grid.names.is_empty() {
            grid.names = row.cells;
        } else if row.cells.len() == grid.names.len() {
            grid.rows.push(row);
        } else {
            let what = format!(
                "The row has {} cells, the first one {}.",
                row.cells.len(),
                grid.names.len()
            );
            grid.notes.push(rejected(path, row.line, what));
        }
    }
    Ok(grid)
}

async fn lines(path: &str, text: &str, turns: &dyn Turns) -> Result<Grid, Refusal> {
    let mut keys = Keys::default();
    let mut notes = Vec::new();
    for (line, n) in text.split('\n').zip(1..) {
        breathe(turns).await;
        if line.trim().is_empty() {
            continue;
        }
        match parse(line.trim().as_bytes()) {
            Ok(object @ Json::Object(_)) => keys.row(n, &object),
            Ok(_) => notes.push(rejected(
                path,
                n,
                "The line is JSON, but no object.".to_owned(),
            )),
            Err(error) => {
                let what = format!(
                    "The line is no JSON: {} (column {}).",
                    error.reason, error.column
                );
                notes.push(rejected(path, n, what));
            }
        }
        if keys.names.len() > bounds::KEYS {
            let many = shown(&bounds::KEYS);
            return Err(Refusal(format!("{path}: it has more than {many} keys")));
        }
    }
    Ok(keys.finish(path, notes))
}

fn rejected(path: &str, line: usize, what: String) -> Note {
    Note {
        fate: Fate::Rejected,
        file: path.to_owned(),
        line: Some(line),
        what,
    }
}

/// Objects that become rows; their keys are the columns, those of objects in objects with a point between.
#[derive(Default)]
struct Keys {
    names: Vec<String>,
    places: Table<String, usize>,
    rows: Vec<Row>,
}

impl Keys {
    fn row(&mut self, line: usize, object: &Json) {
        let mut cells = Vec::new();
        self.put("", object, &mut cells);
        self.rows.push(Row { line, cells });
    }

    fn put(&mut self, above: &str, value: &Json, cells: &mut Vec<String>) {
        if let Json::Object(object) = value
            && (above.is_empty() || object.iter().next().is_some())
        {
            for (key, value) in object.iter() {
                match above {
                    "" => self.put(key, value, cells),
                    above => self.put(&format!("{above}.{key}"), value, cells),
                }
            }
            return;
        }
        let place = match self.places.get(above) {
            Some(place) => *place,
            None => {
                self.places.insert(above.to_owned(), self.names.len());
                self.names.push(above.to_owned());
                self.names.len() - 1
            }
        };
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(place) {
            *cell = words(value);
        }
    }

    fn finish(mut self, path: &str, notes: Vec<Note>) -> Grid {
        for row in &mut self.rows {
            row.cells.resize(self.names.len(), String::new());
        }
        Grid {
            file: path.to_owned(),
            names: self.names,
            rows: self.rows,
            notes,
        }
    }
}

/// A value as a cell: several are joined, and what has no words of its own stands as it is written.
fn words(value: &Json) -> String {
    let is_plain = |one: &Json| !matches!(one, Json::List(_) | Json::Object(_));
    match value {
        Json::Null => String::new(),
        Json::Text(text) => text.clone(),
        Json::List(all) if all.iter().all(is_plain) => {
            let all: Vec<String> = all.iter().map(words).collect();
            all.join(BETWEEN)
        }
        other => other.compact(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AtOnce, at_once};

    fn read(path: &str, text: &str) -> Grid {
        at_once(Grid::read(path, text, &AtOnce)).unwrap()
    }

    #[test]
    fn excel_says_what_parts_its_cells() {
        let grid = read("a.csv", "\u{feff}sep=|\r\na|b\r\n1|2\r\n\r\n3\r\n");
        assert_eq!(grid.names, ["a", "b"]);
        assert_eq!(grid.first(9), [(3, vec!["1".to_owned(), "2".to_owned()])]);
        assert_eq!(grid.notes.len(), 1);
        assert_eq!(grid.notes[0].line, Some(5));
    }

    #[test]
    fn keys_of_lines_are_columns_and_nothing_in_them_is_dropped() {
        let text = "{\"quote\": \"They met\", \"at\": {\"start\": 3}, \"who\": [\"A\", \"B\"]}\n[1]\n{\"more\": [{\"a\": 1}], \"quote\": \"left\"}\n{";
        let grid = read("a.jsonl", text);
        assert_eq!(grid.names, ["at.start", "quote", "who", "more"]);
        let cells: Vec<_> = grid.rows.iter().map(|row| row.cells.join(" | ")).collect();
        assert_eq!(
            cells,
            ["3 | They met | A; B | ", " | left |  | [{\"a\":1}]"]
        );
        let wrong: Vec<_> = grid.notes.iter().map(|note| note.line).collect();
        assert_eq!(wrong, [Some(2), Some(4)]);
    }

    #[test]
    fn a_beginning_may_end_anywhere() {
        let whole = "doc;quote\na;\"They; met\"\nb;\"and left\"\n";
        for end in 0..whole.len() {
            if let Some(grid) = Grid::beginning("a.csv", &whole[..end]) {
                assert_eq!(grid.names.len(), 2);
            }
        }
        assert_eq!(
            Grid::beginning("a.csv", whole).map(|grid| grid.len()),
            Some(2)
        );
    }
}
