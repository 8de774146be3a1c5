//! Which kind of file this is, told by its content; its name only helps where the content leaves it open.

use super::codebook::{self, CodebookFileError};
use super::exchange::report;
use super::incoming::Fault;
use super::native::{self, FORMAT, ReadError};
use super::plain_text::{self, PlainTextError};
use super::{ExportFormat, csv, disguise, jsonl, pca, programs, statements};
use crate::domain::json::parse_in_turns;
use crate::domain::{AtOnce, Codebook, Document, IdSource, Project, Timestamp, Turns, at_once};

/// What a file was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Plain text, for the project that is open.
    Article(Document),
    /// A whole project.
    Project(Project),
    /// A codebook alone.
    Codebook(Codebook),
}

/// Why a file can't be opened: the place in it and the reason, ready to be shown after the file's name and a colon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// JSON that is no sound project.
    #[error(transparent)]
    Project(#[from] ReadError),
    /// No article either.
    #[error(transparent)]
    Article(#[from] PlainTextError),
    /// A codebook that cannot be taken in.
    #[error(transparent)]
    Codebook(#[from] CodebookFileError),
    /// A codebook as a table.
    #[error(
        "a codebook saved as a table, which lacks parts of it, so it can't be opened again. Open the codebook file (its name \
         ends in .demarche-codebook.json) instead"
    )]
    CodebookTable,
    /// Something that was exported for other programs.
    #[error(
        "a {} exported for other programs: it lacks parts of the project, so it can't be opened again. Open the project \
         file (its name ends in .{}) instead", .0.label(), native::ENDING
    )]
    Export(ExportFormat),
    /// A page to read.
    #[error(
        "a report for reading that was exported from Demarche ({}): its tags can't be opened again. Open the project file \
         (its name ends in .{}) instead", .0, native::ENDING
    )]
    Report(&'static str),
    /// A project of another program.
    #[error("{}. {}.", .0.what, .0.advice)]
    Program(Fault),
}

/// Opens the bytes of a file. Linear in the file; new ids are taken for an article only.
///
/// # Errors
/// [`OpenError`]; it does not name the file.
pub fn open(
    file_name: &str,
    bytes: &[u8],
    ids: &mut dyn IdSource,
    now: Timestamp,
) -> Result<Opened, OpenError> {
    match at_once(open_in_turns(file_name, bytes, &AtOnce))? {
        Some(opened) => Ok(opened),
        None => open_article(file_name, bytes, ids, now),
    }
}

/// What a file is that was made here, in turns; `None`: it may be an article, see [`open_article`].
///
/// # Errors
/// [`OpenError`]; it does not name the file.
pub async fn open_in_turns(
    file_name: &str,
    bytes: &[u8],
    turns: &dyn Turns,
) -> Result<Option<Opened>, OpenError> {
    if let Some(fault) = programs::project(file_name) {
        return Err(OpenError::Program(fault));
    }
    if disguise::unmask(bytes).is_some() {
        return Ok(None);
    }
    if let Some(report) = report::known(bytes) {
        return Err(OpenError::Report(report.name));
    }
    if let Some(codebook) = codebook::read_refi(bytes) {
        return Ok(Some(Opened::Codebook(codebook?)));
    }
    // All of a project may stand in one line, which is long to look through.
    if let Some(error) = (!calls_itself_ours(bytes))
        .then(|| exported(bytes))
        .flatten()
    {
        return Err(error);
    }
    let named_json = is_named_json(file_name);
    if !named_json && !begins_like_json(bytes) {
        return Ok(None);
    }
    let json = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let parsed = match parse_in_turns(json, turns).await {
        Ok(file) if codebook::is_one(&file) => {
            return Ok(Some(Opened::Codebook(codebook::read_parsed(file)?)));
        }
        parsed => parsed,
    };
    match native::read_parsed(parsed, turns).await {
        Ok(project) => Ok(Some(Opened::Project(project))),
        // An article may well begin with a bracket.
        Err(ReadError::NotJson { .. }) if !named_json && !calls_itself_ours(bytes) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The article in the bytes of a file that is nothing else.
///
/// # Errors
/// [`OpenError`]; it does not name the file.
pub fn open_article(
    file_name: &str,
    bytes: &[u8],
    ids: &mut dyn IdSource,
    now: Timestamp,
) -> Result<Opened, OpenError> {
    let document = plain_text::article(file_name, bytes, ids, now)?;
    Ok(Opened::Article(document))
}

/// Says so of what was exported for other programs. Proportional to the first line.
fn exported(bytes: &[u8]) -> Option<OpenError> {
    if codebook::wrote_table(bytes) {
        return Some(OpenError::CodebookTable);
    }
    export_of(bytes).map(OpenError::Export)
}

/// Whether it is a codebook as a table.
pub(super) fn is_codebook_table(bytes: &[u8]) -> bool {
    codebook::wrote_table(bytes)
}

/// What was exported for other programs. Proportional to the first line.
pub(super) fn export_of(bytes: &[u8]) -> Option<ExportFormat> {
    let exports = [
        (csv::wrote(bytes), ExportFormat::Csv),
        (statements::wrote(bytes), ExportFormat::Statements),
        (pca::wrote(bytes), ExportFormat::Pca),
        (jsonl::wrote(bytes), ExportFormat::Jsonl),
    ];
    let found = exports.into_iter().find(|(wrote, _)| *wrote);
    found.map(|(_, format)| format)
}

fn is_named_json(file_name: &str) -> bool {
    file_name.rsplit_once('.').is_some_and(|(_, ending)| {
        ["json", "jsonl", "ndjson"]
            .iter()
            .any(|e| ending.eq_ignore_ascii_case(e))
    })
}

pub(super) fn begins_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// Whether a file says at its top that it is a project, though it may be cut off.
pub(super) fn calls_itself_ours(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(400)];
    head.windows(FORMAT.len()).any(|w| w == FORMAT.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SequentialIds;

    fn opened(name: &str, bytes: &[u8]) -> Result<Opened, OpenError> {
        open(name, bytes, &mut SequentialIds::default(), Timestamp(0))
    }

    fn refusal(name: &str, bytes: &[u8]) -> String {
        opened(name, bytes).unwrap_err().to_string()
    }

    #[test]
    fn other_json_is_refused_whatever_its_name() {
        for name in ["data.json", "data.txt"] {
            let message = refusal(name, b"{\"type\": \"FeatureCollection\"}");
            assert_eq!(
                message,
                "JSON, but not a Demarche project: there is no “format”: “demarche-project” at the top"
            );
        }
    }

    #[test]
    fn an_article_may_begin_with_a_bracket() {
        let article = opened("a.txt", b"[Reuters] They met.");
        assert!(matches!(article, Ok(Opened::Article(_))));
    }

    #[test]
    fn a_project_cut_off_is_no_article() {
        let cut = "{\n  \"format\": \"demarche-project\",\n  \"version\": 1,\n  \"ti".as_bytes();
        for name in ["a.demarche.json", "a.txt"] {
            let message = refusal(name, cut);
            assert!(
                message
                    .starts_with("not readable as JSON: line 4, column 5: the file ends too soon."),
                "{message}"
            );
        }
    }

    #[test]
    fn what_was_renamed_is_told_by_its_content() {
        assert!(refusal("report.txt", b"PK\x03\x04\x14\0\x06\0").contains("a ZIP archive"));
        assert!(refusal("report.json", b"%PDF-1.7").contains("a PDF"));
        assert!(refusal("report.txt", b"{\\rtf1 hello}").contains("rich text"));
        assert!(refusal("a.json", b"They met.").starts_with("not readable as JSON: line 1"));
    }
}
