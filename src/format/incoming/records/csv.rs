//! Tables as RFC 4180 has them, row by row; with semicolons, tabs or bars instead of commas as well.

use crate::format::incoming::bounds;
use crate::format::incoming::problem::Fault;

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Row {
    /// The line on which it begins, from 1.
    pub(in crate::format) line: usize,
    /// Its cells.
    pub(in crate::format) cells: Vec<String>,
}

/// The rows of a table; blank lines are passed over. After an error there is nothing more. Linear in all.
pub(in crate::format) struct Rows<'a> {
    rest: &'a str,
    line: usize,
    between: char,
}

impl<'a> Rows<'a> {
    /// Of a table whose cells are parted by this sign.
    pub(in crate::format) const fn of(text: &'a str, between: char) -> Self {
        Self {
            rest: text,
            line: 1,
            between,
        }
    }

    fn row(&mut self) -> Result<Row, Fault> {
        let mut row = Row {
            line: self.line,
            cells: Vec::new(),
        };
        loop {
            if row.cells.len() == bounds::COLUMNS {
                return Err(Fault::new(
                    format!("The row has more than {} columns", bounds::COLUMNS),
                    "Check what parts the columns, or leave out those that are not needed",
                )
                .on(row.line));
            }
            let more = match self.rest.strip_prefix('"') {
                Some(quoted) => self.quoted(quoted, &mut row)?,
                None => self.bare(&mut row)?,
            };
            if !more {
                return Ok(row);
            }
        }
    }

    /// A cell without quotation marks. Whether another follows.
    fn bare(&mut self, row: &mut Row) -> Result<bool, Fault> {
        let ends = [self.between, '\n', '\r'];
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let cell = self.rest.get(..end).unwrap_or_default();
        fits(cell.len(), self.line)?;
        row.cells.push(cell.to_owned());
        Ok(self.after(end))
    }

    /// A cell after its first quotation mark.
    fn quoted(&mut self, mut rest: &'a str, row: &mut Row) -> Result<bool, Fault> {
        let begins = self.line;
        let mut cell = String::new();
        loop {
            let Some((part, after)) = rest.split_once('"') else {
                return Err(Fault::new(
                    "A quotation mark that opens a cell is never closed",
                    "Put a second one where the cell ends; inside a cell, quotation marks are doubled",
                )
                .on(begins));
            };
            fits(cell.len() + part.len(), begins)?;
            cell.push_str(part);
            self.line += part.bytes().filter(|b| *b == b'\n').count();
            match after.strip_prefix('"') {
                Some(after) => {
                    cell.push('"');
                    rest = after;
                }
                None => {
                    self.rest = after;
                    break;
                }
            }
        }
        // What stands between the closing mark and the end of the cell belongs there by no rule, and is kept.
        let ends = [self.between, '\n', '\r'];
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        cell.push_str(self.rest.get(..end).unwrap_or_default());
        fits(cell.len(), begins)?;
        row.cells.push(cell);
        Ok(self.after(end))
    }

    /// Goes past what ends a cell.
    fn after(&mut self, end: usize) -> bool {
        let rest = self.rest.get(end..).unwrap_or_default();
        if let Some(next) = rest.strip_prefix(self.between) {
            self.rest = next;
            return true;
        }
        self.line += usize::from(!rest.is_empty());
        self.rest = (rest.strip_prefix("\r\n"))
            .or_else(|| rest.strip_prefix(['\n', '\r']))
            .unwrap_or("");
        false
    }
}

fn fits(length: usize, line: usize) -> Result<(), Fault> {
    if length <= bounds::CELL {
        return Ok(());
    }
    Err(Fault::new(
        format!(
            "A cell has more than {} MB",
            bounds::megabytes(bounds::CELL as u64)
        ),
        "Check whether a quotation mark is missing, or import that text as a file of its own",
    )
    .on(line))
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let row = self.row();
            if row.is_err() {
                self.rest = "";
            }
            match row {
                Ok(row) if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                row => return Some(row),
            }
        }
    }
}

/// What parts the cells of a table: that which gives the same number of columns, more than one, in most of the first
/// rows.
pub(in crate::format) fn between(text: &str) -> char {
    let mut end = text.len().min(bounds::SNIFFED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let score = |between: char| {
        let mut rows = Rows::of(head, between).take(21).filter_map(Result::ok);
        let columns = rows.next().map_or(0, |row| row.cells.len());
        let rows: Vec<_> = rows.collect();
        let same = rows.iter().filter(|row| row.cells.len() == columns).count();
        match columns {
            0 | 1 => (0, 0),
            _ => (100 * (same + 1) / (rows.len() + 1), columns),
        }
    };
    let mut best = (',', score(','));
    for one in ['\t', ';', '|'] {
        let scored = score(one);
        if scored > best.1 {
            best = (one, scored);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, between: char) -> Vec<(usize, Vec<String>)> {
        let rows = Rows::of(text, between).map(Result::unwrap);
        rows.map(|row| (row.line, row.cells)).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|&c| c.to_owned()).collect())
    }

    #[test]
    fn cells_quotation_marks_and_line_ends() {
        let text = "a,b\r\n\"one\r\n\"\"two\"\"\",x\n\n,\n\"\",3\r4,\"5\"6";
        let expected = [
            row(1, &["a", "b"]),
            row(2, &["one\r\n\"two\"", "x"]),
            row(6, &["", "3"]),
            row(7, &["4", "56"]),
        ];
        assert_eq!(rows(text, ','), expected);
    }

    #[test]
    fn what_cannot_be_right_is_named_with_its_line() {
        let fault = |text: &str| Rows::of(text, ',').find_map(Result::err).unwrap();
        assert_eq!(fault("a\n\"b\n\nc").line, Some(2));
        assert_eq!(fault(&format!("a\n{}", ",".repeat(600))).line, Some(2));
        let long = format!("a\n{}", "b".repeat(bounds::CELL + 1));
        assert!(fault(&long).what.contains("16 MB"));
    }

    #[test]
    fn what_parts_the_cells_is_found() {
        assert_eq!(between("title,text\na,\"b;c;d\"\n"), ',');
        assert_eq!(between("title;text\na;b, c, d\n"), ';');
        assert_eq!(between("title\ttext\na\tb, c\n"), '\t');
        assert_eq!(between("text\nb, c\n"), ',');
        assert_eq!(between(""), ',');
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            table in proptest::collection::vec(proptest::collection::vec("[a\"',;\t \r\n中]{0,6}", 2..4), 1..6)
        ) {
            let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join(",");
            let text = table.iter().map(line).collect::<Vec<_>>().join("\r\n");
            let read: Vec<Vec<String>> = rows(&text, ',').into_iter().map(|(_, cells)| cells).collect();
            let blank = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
            let expected: Vec<_> = table.into_iter().filter(|row| !blank(row)).collect();
            prop_assert_eq!(read, expected);
        }
    }
}
