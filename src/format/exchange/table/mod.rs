//! Tags as rows: tables for spreadsheets and statistics, and lines of JSON. They have the words of tags and where these stand, not
//! the texts. Tables of others are read as well, once it is said what their columns hold ([`roles`]).

mod article;
mod grid;
mod judge;
mod lines;
mod mark;
mod names;
mod place;
mod read;
pub mod roles;
mod texts;
mod whence;
pub mod words;
mod write;

use super::group::Group;
use super::holds::{Foreign, Holds, Parts, Values, Words};
use super::outline::outline;
use super::sheet::Header;
use super::tool::{File, Tool};

pub use grid::Grid;
pub use judge::{Judged, judge};
pub use read::{Mapping, Sources, TAG, read_all, read_as};
pub use texts::{Given, Texts};
pub use whence::whence;

/// A table for programs: cells parted by tabs.
pub(super) static TSV: Tool = Tool {
    id: "tagsTsv",
    name: "Table of tags (TSV)",
    purpose: "A row a tag, a column for everything that is coded, parted by tabs: for R, pandas and SPSS. It has the words \
              of tags, not the texts.",
    group: Group::Tables,
    programs: "the program it comes from",
    also: "spreadsheet stata",
    ending: "tags.tsv",
    packed: false,
    holds: Holds {
        attributes: Values::One,
        ..HOLDS
    },
    choices: &[],
    begin: |scheme, _| Box::new(write::Rows::begin(scheme, &write::TSV)),
    knows: |files| files.iter().any(|file| is_ours(file, true)),
    read: |files, turns| Box::pin(read::read(files, turns)),
};

/// A table for Excel: cells parted by semicolons, with a byte order mark.
pub(super) static EXCEL: Tool = Tool {
    id: "tagsExcel",
    name: "Table of tags for Excel (CSV)",
    purpose: "The same as Excel opens it with a double click where a comma stands before decimals: parted by semicolons, \
              with the mark by which it tells umlauts.",
    group: Group::Tables,
    programs: "Excel, or the program it comes from",
    also: "spreadsheet r",
    ending: "tags.csv",
    packed: false,
    holds: Holds {
        attributes: Values::One,
        ..HOLDS
    },
    choices: &[],
    begin: |scheme, _| Box::new(write::Rows::begin(scheme, &write::EXCEL)),
    knows: |files| files.iter().any(|file| is_ours(file, false)),
    read: |files, turns| Box::pin(read::read(files, turns)),
};

/// Lines of JSON.
pub(super) static LINES: Tool = Tool {
    id: "tagsJsonl",
    name: "Tags as lines of JSON (JSONL)",
    purpose: "A line a tag with all that is coded of it, several values as lists: for scripts, jq, duckdb and pandas. It \
              has the words of tags, not the texts.",
    group: Group::Tables,
    programs: "the program it comes from",
    also: "ndjson",
    ending: "tags.jsonl",
    packed: false,
    holds: HOLDS,
    choices: &[],
    begin: |_, _| Box::new(lines::Lines::default()),
    knows: |files| {
        files.iter().any(|file| {
            let json = outline(&file.bytes, true);
            json.is_some_and(|json| lines::is_ours(&json))
        })
    },
    read: |files, turns| Box::pin(lines::read(files, turns)),
};

/// What a row holds.
const HOLDS: Holds = Holds {
    text: Words::Quotes,
    parts: Parts::Hull,
    ties: false,
    across: true,
    tie_notes: false,
    foreign: Foreign::No,
    ..Holds::ALL
};

/// Columns by which a table of ours is known.
const KNOWN_BY: [&str; 6] = ["document_id", "tag_id", "start", "end", "label", "quote"];

fn is_ours(file: &File, tabs: bool) -> bool {
    let header = Header::of(&file.bytes);
    header.is_some_and(|header| header.has(&KNOWN_BY) && (header.between == '\t') == tabs)
}
