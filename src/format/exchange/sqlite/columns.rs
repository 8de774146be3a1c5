//! The columns of a table, from the words with which it was made.

/// Longest such words that are looked at, in bytes.
const LONGEST: usize = 65_536;

/// What begins a condition of the table instead of a column.
const CONDITIONS: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

/// Columns in the order in which rows have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    /// The one that is the number of the row, and not stored besides.
    pub(super) id: Option<usize>,
}

/// A piece of the words: a word, a name in quotation marks, a sign.
#[derive(Debug)]
struct Piece {
    text: String,
    quoted: bool,
}

impl Piece {
    fn is(&self, word: &str) -> bool {
        !self.quoted && self.text.eq_ignore_ascii_case(word)
    }
}

impl Columns {
    /// `None` where it cannot be told. Linear in the words.
    pub(super) fn of(sql: &str) -> Option<Self> {
        if sql.len() > LONGEST {
            return None;
        }
        let pieces = pieces(sql);
        let mut columns = Self {
            names: Vec::new(),
            id: None,
        };
        let mut integers = Vec::new();
        let mut key = None;
        for part in parts(&pieces)? {
            let Some((first, rest)) = part.split_first() else {
                continue;
            };
            if CONDITIONS.iter().any(|word| first.is(word)) {
                key = key.or(key_alone(part));
                continue;
            }
            // Only of this very type is a key the number of the row.
            let is_integer = rest.first().is_some_and(|of_type| of_type.is("INTEGER"));
            let is = |word| rest.iter().any(|piece| piece.is(word));
            if is_integer && is("PRIMARY") && !is("DESC") {
                columns.id = Some(columns.names.len());
            }
            columns.names.push(first.text.clone());
            integers.push(is_integer);
        }
        let key = key.and_then(|name| columns.place(name));
        let key = key.filter(|place| integers.get(*place) == Some(&true));
        columns.id = columns.id.or(key);
        Some(columns).filter(|columns| !columns.names.is_empty())
    }

    /// The place of a column, whatever the size of its letters.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let mut names = self.names.iter();
        names.position(|one| one.eq_ignore_ascii_case(name))
    }
}

/// What stands between the commas inside the outer parentheses.
fn parts(pieces: &[Piece]) -> Option<Vec<&[Piece]>> {
    let open = pieces.iter().position(|piece| piece.is("("))?;
    let inside = pieces.get(open + 1..)?;
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    for (piece, at) in inside.iter().zip(0..) {
        match piece.text.as_str() {
            _ if piece.quoted => {}
            "(" => depth += 1,
            ")" if depth > 0 => depth -= 1,
            "," | ")" if depth == 0 => {
                parts.push(inside.get(from..at)?);
                from = at + 1;
                if piece.text == ")" {
                    return Some(parts);
                }
            }
            _ => {}
        }
    }
    None
}

/// The column of a condition that says it alone is the key.
fn key_alone(condition: &[Piece]) -> Option<&str> {
    let at = condition.iter().position(|piece| piece.is("PRIMARY"))?;
    let name = condition.get(at + 3)?;
    let closes = condition.get(at + 4)?;
    closes.is(")").then_some(name.text.as_str())
}

fn pieces(sql: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = sql.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        let (text, quoted, left) = match first {
            '"' | '`' | '\'' => {
                let (text, left) = until(after, first);
                (text, true, left)
            }
            '[' => {
                let (text, left) = after.split_once(']').unwrap_or((after, ""));
                (text.to_owned(), true, left)
            }
            '-' if after.starts_with('-') => {
                rest = after
                    .split_once('\n')
                    .map_or("", |(_, left)| left)
                    .trim_start();
                continue;
            }
            '/' if after.starts_with('*') => {
                rest = after
                    .split_once("*/")
                    .map_or("", |(_, left)| left)
                    .trim_start();
                continue;
            }
            c if is_of_word(c) => {
                let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
                let (word, left) = rest.split_at(end);
                (word.to_owned(), false, left)
            }
            sign => (String::from(sign), false, after),
        };
        pieces.push(Piece { text, quoted });
        rest = left.trim_start();
    }
    pieces
}

const fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$' || !c.is_ascii()
}

/// What stands before a mark, which is doubled inside, and what comes behind it.
fn until(text: &str, mark: char) -> (String, &str) {
    let mut inside = String::new();
    let mut rest = text;
    loop {
        let Some((before, after)) = rest.split_once(mark) else {
            inside.push_str(rest);
            return (inside, "");
        };
        inside.push_str(before);
        match after.strip_prefix(mark) {
            None => return (inside, after),
            Some(left) => {
                inside.push(mark);
                rest = left;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(sql: &str) -> (Vec<String>, Option<usize>) {
        let columns = Columns::of(sql).unwrap();
        (columns.names, columns.id)
    }

    #[test]
    fn columns_are_told_whatever_stands_around_them() {
        let sql = "CREATE TABLE IF NOT EXISTS STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, Start INTEGER NOT NULL \
                   CHECK(Start >= 0 AND Start < Stop), Value VARCHAR(10, 2) DEFAULT 'a,b)', \"Of \"\"us\"\", all\" TEXT, \
                   [In (x)] TEXT, -- a, b\n `Key` TEXT /* (,) */, FOREIGN KEY(Start) REFERENCES A(ID), UNIQUE (a, b))";
        let names = ["ID", "Start", "Value", "Of \"us\", all", "In (x)", "Key"];
        assert_eq!(columns(sql), (names.map(str::to_owned).into(), Some(0)));
    }

    #[test]
    fn only_an_integer_that_is_the_key_is_the_number_of_the_row() {
        for (sql, id) in [
            ("CREATE TABLE a(x, id integer primary key)", Some(1)),
            ("CREATE TABLE a(id INT PRIMARY KEY)", None),
            ("CREATE TABLE a(id INTEGER PRIMARY KEY DESC)", None),
            ("CREATE TABLE a(id INTEGER, PRIMARY KEY(id))", Some(0)),
            (
                "CREATE TABLE a(id INTEGER, CONSTRAINT k PRIMARY KEY(\"ID\"))",
                Some(0),
            ),
            (
                "CREATE TABLE a(id INTEGER, b INTEGER, PRIMARY KEY(id, b))",
                None,
            ),
            ("CREATE TABLE \"a (b\"(id TEXT, PRIMARY KEY(id))", None),
        ] {
            assert_eq!(columns(sql).1, id, "{sql}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        for sql in [
            "",
            "CREATE TABLE a",
            "CREATE TABLE a(",
            "CREATE TABLE a(b",
            "CREATE TABLE a()",
        ] {
            assert_eq!(Columns::of(sql), None, "{sql}");
        }
    }
}
