//! The codebook alone: a file that holds all of it and is read again, and a table for reading in spreadsheets.

use super::cells::{Cell, Table};
use super::exchange::refi::codebook as refi;
use super::file_name;
use crate::domain::json::{Json, Writer, parse};
use crate::domain::{Code, Codebook, CodebookError, Guide, Project, Section, Term, Timestamp};

/// What the key `format` says in every codebook file.
pub const FORMAT: &str = "demarche-codebook";

/// The version written, and the newest that is read.
pub const VERSION: u64 = 1;

/// Columns of the table.
pub const COLUMNS: [&str; 12] = [
    "list",
    "id",
    "parent",
    "label",
    "definition",
    "include",
    "exclude",
    "positive_example",
    "negative_example",
    "colour",
    "key",
    "retired",
];

/// A file of the codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodebookFile {
    /// All of it; can be opened again.
    Json,
    /// A row for each kind, code and type of link.
    Csv,
    /// For programs of qualitative analysis: labels, definitions, colours, the trees. Can be opened again.
    Refi,
}

/// Why a file is no codebook that can be taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookFileError {
    /// Written by a version of Demarche that did not exist when this one was built.
    #[error(
        "a codebook written by a newer Demarche (file version {0}); this one reads up to version {VERSION}. The file is \
         left as it is: reload the page to get the newest Demarche, and open it again"
    )]
    Newer(u64),
    /// Ours, but what it says does not hold.
    #[error("the codebook in the file: {0}")]
    Broken(String),
}

impl CodebookFile {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Json, Self::Csv, Self::Refi];

    /// What a button says that saves one.
    pub const fn action(self) -> &'static str {
        match self {
            Self::Json => "Save the codebook",
            Self::Csv => "Save as a table (CSV)",
            Self::Refi => "Save for MAXQDA, NVivo, ATLAS.ti (REFI-QDA)",
        }
    }

    /// Ending of the file's name, without the dot in front.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => "demarche-codebook.json",
            Self::Csv => "codebook.csv",
            Self::Refi => "qdc",
        }
    }

    /// Media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Refi => "application/xml",
        }
    }

    /// The file's content; UTF-8. Linear in the codebook.
    pub fn write(self, codebook: &Codebook, now: Timestamp) -> String {
        match self {
            Self::Json => write(codebook, now),
            Self::Csv => table(codebook),
            Self::Refi => refi::write(codebook),
        }
    }

    /// A name for the file: the project's title, the day (UTC) and the ending.
    pub fn file_name(self, project: &Project, now: Timestamp) -> String {
        let title = file_name::safe(&project.meta().title);
        format!("{title} {}.{}", now.date(), self.ending())
    }
}

/// Everything, as indented JSON with a line end at the end.
fn write(codebook: &Codebook, saved_at: Timestamp) -> String {
    let mut to = Writer::pretty();
    to.object();
    to.text_at("format", FORMAT);
    to.number_at("version", VERSION);
    to.text_at("app", concat!("Demarche ", env!("CARGO_PKG_VERSION")));
    to.text_at("savedAt", &saved_at.to_string());
    to.key("codebook");
    codebook.write(&mut to);
    to.end_object();
    to.finish() + "\n"
}

/// The codebook in a file's bytes; `None` when the file is not one. Linear in the file.
///
/// # Errors
/// [`CodebookFileError`]: it calls itself a codebook, and cannot be taken in.
pub fn read(bytes: &[u8]) -> Option<Result<Codebook, CodebookFileError>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let file = parse(bytes).ok()?;
    is_one(&file).then(|| read_parsed(file))
}

/// Whether it calls itself a codebook.
pub(super) fn is_one(file: &Json) -> bool {
    file.get("format").and_then(Json::as_str) == Some(FORMAT)
}

/// The codebook in a file that was parsed.
///
/// # Errors
/// As [`read`].
pub(super) fn read_parsed(file: Json) -> Result<Codebook, CodebookFileError> {
    let broken = |reason: &str| CodebookFileError::Broken(reason.to_owned());
    let version = file.get("version").and_then(Json::as_u64);
    match version {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(CodebookFileError::Newer(version)),
        _ => return Err(broken("the key “version” has no whole number above 0")),
    }
    let Json::Object(mut file) = file else {
        return Err(broken("it is not a JSON object"));
    };
    let codebook = file
        .remove("codebook")
        .ok_or_else(|| broken("the key “codebook” is missing"))?;
    let codebook = Codebook::read(codebook).map_err(|reason| broken(&reason))?;
    codebook
        .check()
        .map_err(|error| broken(&error.to_string()))?;
    Ok(codebook)
}

/// The codebook in a file of REFI-QDA; `None` when the file is not one. Linear in the file.
///
/// # Errors
/// [`CodebookFileError::Broken`].
pub(super) fn read_refi(bytes: &[u8]) -> Option<Result<Codebook, CodebookFileError>> {
    refi::is_one(bytes).then(|| {
        let codebook = refi::read(bytes).map_err(CodebookFileError::Broken)?;
        let broken = |error: CodebookError| CodebookFileError::Broken(error.to_string());
        codebook.check().map_err(broken)?;
        Ok(codebook)
    })
}

/// One row for each kind, code and type of link, in their order.
fn table(codebook: &Codebook) -> String {
    let mut whole = String::new();
    let out = &mut |piece: String| whole.push_str(&piece);
    let mut table = Table::new(COLUMNS.iter().map(|name| (*name).to_owned()), out);
    for section in Section::ALL {
        for term in codebook.terms(section) {
            if let Some(cells) = row(codebook, section, &term) {
                table.push(cells.into_iter());
            }
        }
    }
    table.finish();
    whole
}

fn row<'a>(codebook: &'a Codebook, section: Section, term: &Term) -> Option<[Cell<'a>; 12]> {
    let words = |text: &'a str| Cell::Words(text.into());
    let own = |text: &str| Cell::Words(text.to_owned().into());
    let said = codebook.said(term)?;
    let guide: &Guide = said.guide;
    let parent = match term {
        Term::Code(list, id) => {
            let code: Option<&Code> = codebook.code(*list, id);
            code.and_then(|code| code.parent.as_ref())
        }
        _ => None,
    };
    let list = match section {
        Section::Kinds => "kinds",
        Section::Codes(list) => list.word(),
        Section::Links => "relations",
    };
    Some([
        Cell::Value(list.to_owned()),
        own(term.id()),
        own(parent.map_or("", |parent| parent.as_str())),
        words(said.label),
        words(&guide.definition),
        words(&guide.include),
        words(&guide.exclude),
        words(&guide.positive),
        words(&guide.negative),
        Cell::Value(said.colour.map(|c| c.to_string()).unwrap_or_default()),
        Cell::Value(
            said.key
                .map(|key| key.code().to_owned())
                .unwrap_or_default(),
        ),
        Cell::Value(if said.retired { "true" } else { "" }.to_owned()),
    ])
}

/// Whether this is a table written here: it can't be opened again, and a message should say so.
pub(super) fn wrote_table(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bytes.starts_with(COLUMNS.join(",").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::presets::Preset;

    #[test]
    fn what_is_written_is_read_as_the_same() {
        for preset in Preset::ALL {
            let codebook = preset.codebook();
            let file = CodebookFile::Json.write(&codebook, Timestamp(0));
            assert_eq!(read(file.as_bytes()), Some(Ok(codebook)));
        }
    }

    #[test]
    fn other_files_are_no_codebooks() {
        assert_eq!(read(b"{}"), None);
        assert_eq!(read(b"They met."), None);
        assert_eq!(read(br#"{"format": "demarche-project"}"#), None);
    }

    #[test]
    fn a_codebook_that_does_not_hold_is_refused_in_words() {
        let refusal = |text: &str| read(text.as_bytes()).unwrap().unwrap_err().to_string();
        let newer = refusal(r#"{"format": "demarche-codebook", "version": 2}"#);
        assert!(newer.starts_with("a codebook written by a newer Demarche (file version 2)"));
        assert_eq!(
            refusal(r#"{"format": "demarche-codebook", "version": 1}"#),
            "the codebook in the file: the key “codebook” is missing"
        );
        assert_eq!(
            refusal(
                r#"{"format": "demarche-codebook", "version": 1, "codebook": {"version": 1, "kinds": []}}"#
            ),
            "the codebook in the file: the codebook has no kinds"
        );
    }

    #[test]
    fn the_table_has_a_row_for_everything_and_disarms_formulas() {
        let mut codebook = Preset::Pca.codebook();
        codebook.kinds[0].guide.include = "=1+1, or \"so\"".to_owned();
        let table = CodebookFile::Csv.write(&codebook, Timestamp(0));
        let rows = 1 + Section::ALL
            .iter()
            .map(|s| codebook.terms(*s).len())
            .sum::<usize>();
        assert_eq!(table.lines().count(), rows);
        assert!(table.contains("\"'=1+1, or \"\"so\"\"\""));
        assert!(table.contains("\r\nforms,interview,verbal,Interview,Asked by a journalist.,"));
        assert!(wrote_table(table.as_bytes()));
    }
}
