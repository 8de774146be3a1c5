//! Databases of SQLite, read and never written: no more of the file format than tables need (<https://sqlite.org/fileformat2.html>).
//! There are no queries: a table is gone through once, from its first row to its last. Whatever a file says of itself is checked
//! before it is believed; each page is used once, so that no file costs more than its own length.

mod columns;
mod pages;
mod record;
mod tree;

use std::fmt;

use columns::Columns;
use pages::Pages;
pub(super) use record::Row;

use crate::domain::Turns;

/// What every database begins with.
pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Why a database cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// As the end of a sentence.
    what: &'static str,
    /// The page at which it shows, from 1.
    page: u32,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        f.write_str(" (page ")?;
        fmt::Display::fmt(&self.page, f)?;
        f.write_str(")")
    }
}

impl Fault {
    const fn at(page: u32, what: &'static str) -> Self {
        Self { what, page }
    }
}

/// A database.
pub(super) struct Database<'a> {
    pages: Pages<'a>,
    tables: Vec<Layout>,
}

/// A table as the schema has it.
struct Layout {
    name: String,
    root: u32,
    sql: String,
}

impl<'a> Database<'a> {
    /// Reads the header and the schema. Linear in the schema.
    ///
    /// # Errors
    /// Where it is no database, or its schema is damaged.
    pub(super) async fn open(bytes: &'a [u8], turns: &dyn Turns) -> Result<Self, Fault> {
        let mut pages = Pages::open(bytes)?;
        let mut tables = Vec::new();
        let schema = Columns {
            names: ["type", "name", "tbl_name", "rootpage", "sql"]
                .map(str::to_owned)
                .into(),
            id: None,
        };
        let wanted = ["type", "name", "rootpage", "sql"];
        tree::rows(&mut pages, 1, &schema, &wanted, turns, &mut |mut row| {
            let root = row.number(2).and_then(|root| u32::try_from(root).ok());
            // Views and tables of extensions have no pages of their own.
            if let Some(root) = root.filter(|root| *root > 0)
                && row.words(0) == "table"
            {
                tables.push(Layout {
                    name: row.words(1),
                    root,
                    sql: row.words(3),
                });
            }
        })
        .await?;
        Ok(Self { pages, tables })
    }

    /// Whether the newest changes may lie in a file beside this one.
    pub(super) const fn has_log(&self) -> bool {
        self.pages.has_log
    }

    /// Names of the tables, but for those of SQLite itself.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.tables.iter().map(|table| table.name.as_str());
        names.filter(|name| !name.starts_with("sqlite_"))
    }

    fn find(&self, name: &str) -> Option<&Layout> {
        let mut tables = self.tables.iter();
        tables.find(|table| table.name.eq_ignore_ascii_case(name))
    }

    /// Whether there is such a table, whatever the size of its letters.
    pub(super) fn has(&self, table: &str) -> bool {
        self.find(table).is_some()
    }

    /// Whether a table has such a column.
    pub(super) fn has_column(&self, table: &str, column: &str) -> bool {
        let columns = self.find(table).and_then(|table| Columns::of(&table.sql));
        columns.is_some_and(|columns| columns.place(column).is_some())
    }

    /// Goes through a table in the order of its rows: `each` gets the values of the wanted columns, nothing for a column that
    /// is not there. No table, no rows. To be called once for each table. Linear in the table.
    ///
    /// # Errors
    /// Where the table is damaged, or of a sort that is not read.
    pub(super) async fn read(
        &mut self,
        table: &str,
        wanted: &[&str],
        turns: &dyn Turns,
        each: &mut dyn FnMut(Row),
    ) -> Result<(), Fault> {
        let Some(layout) = self.find(table) else {
            return Ok(());
        };
        let root = layout.root;
        let columns = Columns::of(&layout.sql);
        let columns = columns.ok_or(Fault::at(root, "it cannot be told which columns it has"))?;
        tree::rows(&mut self.pages, root, &columns, wanted, turns, each).await
    }
}
