//! Many articles in one file: a table, or a JSON object a line. What stands in which column is told by its name, and
//! decided by the analyst.

pub(in crate::format) mod csv;
mod jsonl;
mod roles;

pub(super) use jsonl::{Lines, columns as json_columns, values as json_values};
pub use roles::Role;
pub(super) use roles::guess;

/// Columns of a file, for the analyst to say what they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Path of the file.
    pub file: String,
    /// Their names.
    pub names: Vec<String>,
    /// The beginning of what stands in each, of the first rows.
    pub sample: Vec<Vec<String>>,
    /// What each holds.
    pub roles: Vec<Role>,
    /// Whether that was guessed from the names.
    pub guessed: bool,
}

impl Columns {
    /// Whether a column is known to hold the text; without it, nothing can come in.
    pub fn have_text(&self) -> bool {
        self.roles.contains(&Role::Text)
    }
}

/// Rows whose beginning is shown.
pub(super) const SAMPLED: usize = 3;

/// The beginning of a cell.
pub(super) fn beginning(cell: &str) -> String {
    let some: String = cell.chars().take(80).collect();
    let line = crate::format::words::one_line(&some);
    match some.len() < cell.len() {
        true => format!("{line} …"),
        false => line,
    }
}
