//! What among articles is none: what was made here, and files of other tools. Each with the way in which it comes in.

use super::problem::Fault;
use crate::format::exchange::File;
use crate::format::exchange::intake::{LOOKED_AT, has_rows, known};
use crate::format::exchange::report;
use crate::format::{ExportFormat, open};

/// What is no article whatever is wanted: projects, codebooks, and tables that were exported from here, which have no texts.
pub(super) fn never(bytes: &[u8]) -> Option<Fault> {
    if open::begins_like_json(bytes) && open::calls_itself_ours(bytes) {
        return Some(Fault::new(
            "This is a project or a codebook of Demarche",
            "Open it by itself, with “Open files”",
        ));
    }
    if open::is_codebook_table(bytes) {
        return Some(Fault::new(
            "This is a codebook that was exported from Demarche for other programs as a table, and lacks parts of it",
            "Open the codebook file (its name ends in .demarche-codebook.json) or the project file instead",
        ));
    }
    let format = open::export_of(bytes).filter(|format| *format != ExportFormat::Jsonl)?;
    Some(exported(format))
}

/// What has tags that would be lost if it became an article: files of other tools, our dataset, our pages to read.
pub(super) fn with_tags(path: &str, bytes: &[u8]) -> Option<Fault> {
    if let Some(report) = report::known(bytes) {
        return Some(Fault::new(
            format!(
                "This is a report for reading that was exported from Demarche ({}); its tags cannot be read back",
                report.name
            ),
            "Open the project file instead (its name ends in .demarche.json)",
        ));
    }
    if let Some(format) = open::export_of(bytes) {
        return Some(exported(format));
    }
    let beginning = bytes.get(..LOOKED_AT as usize).unwrap_or(bytes);
    let file = File {
        path: path.to_owned(),
        bytes: beginning.to_vec(),
    };
    known(&file).map(|format| of_tool(format.name, "Open it without other files beside it"))
}

/// A table in an archive whose rows are tags, which nobody means for articles.
pub(super) fn rows_of_tags(path: &str, bytes: &[u8]) -> Option<Fault> {
    let unknown = || with_tags(path, bytes).or_else(|| never(bytes)).is_none();
    (has_rows(path, bytes) && unknown()).then(|| {
        Fault::new(
            "Each row of this table seems to be a tag",
            "Unpack it and open it by itself",
        )
    })
}

fn exported(format: ExportFormat) -> Fault {
    let label = format.label();
    match format {
        ExportFormat::Jsonl | ExportFormat::Csv => Fault::new(
            format!("This is a {label} that was exported from Demarche for other programs"),
            "Open the project file instead, or this file without others beside it",
        ),
        _ => Fault::new(
            format!(
                "This is a {label} that was exported from Demarche for other programs, and lacks parts of the project"
            ),
            "Open the project file instead (its name ends in .demarche.json)",
        ),
    }
}

fn of_tool(name: &str, advice: &'static str) -> Fault {
    Fault::new(
        format!("This is a file of another tool, with tags: {name}"),
        advice,
    )
}

/// What brat keeps beside texts, by name.
const OF_BRAT: [&str; 6] = [
    "annotation.conf",
    "visual.conf",
    "tools.conf",
    "kb_shortcuts.conf",
    "acl.conf",
    "stats.conf",
];

/// What brat has beside texts: its tags, and what it notes for itself. Neither is an article, even where `texts_only` are wanted.
pub(super) fn of_brat(path: &str, bytes: &[u8], texts_only: bool) -> Option<Fault> {
    const ADVICE: &str = "Texts (.txt) and tags (.ann) of brat come in together: open their folder, or a ZIP archive of it, \
                          without other files beside it";
    let name = path.rsplit('/').next().unwrap_or(path);
    if OF_BRAT.contains(&name) {
        return Some(Fault::new("This is a setting of brat, no article", ""));
    }
    if !name.ends_with(".ann") {
        return None;
    }
    if bytes.trim_ascii().is_empty() {
        let what = "There are no tags in this file of brat; its text comes in without it";
        return Some(Fault::new(what, ""));
    }
    match (with_tags(path, bytes), texts_only) {
        (Some(_), true) => Some(Fault::new("These are tags of brat, which stay out", "")),
        (Some(fault), false) => Some(Fault::new(fault.what, ADVICE)),
        (None, _) => None,
    }
}
