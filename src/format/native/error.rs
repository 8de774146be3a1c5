//! Why a file could not be read as a project.

use std::fmt;

use super::{Fault, VERSION};
use crate::format::words;

/// Why there is no project. Nothing of the file has been taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not JSON; the file ends too soon, or somebody edited it.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1, in bytes; 0 at the start of a line.
        column: usize,
        /// What the parser found.
        reason: String,
    },
    /// JSON, but of something else.
    NotOurs,
    /// Written by a version of Demarche that did not exist when this one was built.
    Newer {
        /// Version of the file.
        version: u64,
        /// The program that wrote it, as it calls itself; may be empty.
        app: String,
    },
    /// Ours, but what it says does not hold. Never empty.
    Broken(Vec<Fault>),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson {
                line,
                column,
                reason,
            } => write!(
                f,
                "not readable as JSON: line {}, column {}: {reason}. The file may be cut off or was edited by hand; \
                 open another copy of it",
                words::number(*line as u64),
                words::number(*column as u64),
            ),
            Self::NotOurs => f.write_str(
                "JSON, but not a Demarche project: there is no “format”: “demarche-project” at the top",
            ),
            Self::Newer { version, app } => {
                let by = if app.is_empty() {
                    String::new()
                } else {
                    format!(", {}", words::quoted(app, 40))
                };
                write!(
                    f,
                    "written by a newer Demarche (file version {version}{by}); this one reads up to version \
                     {VERSION}. The file is left as it is: reload the page to get the newest Demarche, and open it again"
                )
            }
            Self::Broken(faults) => {
                for (i, fault) in faults.iter().take(SHOWN).enumerate() {
                    write!(f, "{}{fault}", if i == 0 { "" } else { "; " })?;
                }
                match faults.len().saturating_sub(SHOWN) {
                    0 => Ok(()),
                    more => write!(f, "; and {}", words::count(more, "more problem", "more problems")),
                }
            }
        }
    }
}

/// Faults that a message names; the others are counted.
const SHOWN: usize = 3;

impl std::error::Error for ReadError {}
