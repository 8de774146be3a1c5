//! Tables as RFC 4180 has them, with CRLF, in UTF-8 with a byte order mark, without which Excel takes them for another
//! encoding.
//!
//! A text cell that a spreadsheet would run as a formula is disarmed with an apostrophe in front. To have the words as
//! they were, take one apostrophe away from every cell that begins with apostrophes and then one of `= + - @`, a tab or
//! a carriage return.

use std::borrow::Cow;

use super::coded::Coded;
use super::export::{Out, PIECE};

/// Between several values in one cell.
pub(super) const BETWEEN: &str = "; ";

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What stands in a column.
pub(super) enum Cell<'a> {
    /// Words of people and articles: may look like a formula.
    Words(Cow<'a, str>),
    /// Numbers, dates, ids: made here, written as they are.
    Value(String),
}

impl<'a> Cell<'a> {
    /// Words that are there already.
    pub(super) const fn words(text: &'a str) -> Self {
        Self::Words(Cow::Borrowed(text))
    }

    /// A number, date or id.
    pub(super) fn value(value: &dyn ToString) -> Self {
        Self::Value(value.to_string())
    }

    /// The same, or nothing.
    pub(super) fn maybe<T: ToString>(value: Option<T>) -> Self {
        Self::Value(value.map_or_else(String::new, |v| v.to_string()))
    }

    /// Whether it gets an apostrophe.
    pub(super) fn is_armed(&self) -> bool {
        match self {
            Self::Words(words) => words
                .trim_start_matches('\'')
                .starts_with(['=', '+', '-', '@', '\t', '\r']),
            Self::Value(_) => false,
        }
    }
}

/// Several values in one cell, or none.
impl From<Coded> for Cell<'_> {
    fn from(coded: Coded) -> Self {
        match coded {
            Coded::Words(words) => Self::Words(Cow::Owned(words)),
            Coded::AllWords(all) => Self::Words(Cow::Owned(all.join(BETWEEN))),
            Coded::Value(value) => Self::Value(value),
            Coded::Values(all) => Self::Value(all.join(BETWEEN)),
        }
    }
}

/// A table that is being written, and handed over piece by piece.
pub(super) struct Table<'o, 'a> {
    rows: String,
    out: &'o mut Out<'a>,
}

impl<'o, 'a> Table<'o, 'a> {
    /// With the names of its columns.
    pub(super) fn new(names: impl Iterator<Item = String>, out: &'o mut Out<'a>) -> Self {
        let rows = String::from(BYTE_ORDER_MARK);
        let mut table = Self { rows, out };
        table.push(names.map(Cell::Value));
        table
    }

    /// Adds a row.
    pub(super) fn push<'c>(&mut self, cells: impl Iterator<Item = Cell<'c>>) {
        let rows = &mut self.rows;
        for (i, cell) in cells.enumerate() {
            if i > 0 {
                rows.push(',');
            }
            push_cell(rows, &cell);
        }
        rows.push_str("\r\n");
        if rows.len() >= PIECE {
            (self.out)(std::mem::take(rows));
        }
    }

    /// Hands over the rest.
    pub(super) fn finish(self) {
        (self.out)(self.rows);
    }
}

/// Whether a file is a table whose first columns have these names.
pub(super) fn begins_with(bytes: &[u8], names: &[&str]) -> bool {
    let mark = BYTE_ORDER_MARK.as_bytes();
    let bytes = bytes.strip_prefix(mark).unwrap_or(bytes);
    bytes.starts_with(names.join(",").as_bytes())
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
        let words = |text| written(Cell::words(text));
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
        assert_eq!(written(Cell::words("one\ntwo")), "\"one\ntwo\"");
    }
}
