//! brat: a text and a file of stand-off lines for each article, with a configuration beside them.
//!
//! As its server reads and its documentation has it. Names of types have `A`–`Z`, `a`–`z`, `0`–`9`, `_` and `-` only: others get a name of
//! that sort, and a comment in `annotation.conf` has both. No line ends inside words: a mark over several lines is a fragment
//! for each. What brat has no place for stands in notes of a type of our own, in JSON; what somebody changed in brat wins over
//! these.

mod config;
mod declared;
mod draft;
mod line;
mod lines;
mod mark;
mod pair;
mod read;
mod write;

use super::group::Group;
use super::holds::{Holds, Kinds};
use super::tool::{File, Tool};

/// brat.
pub(super) static TOOL: Tool = Tool {
    id: "brat",
    name: "brat (.txt and .ann)",
    purpose: "To look at or go on tagging in brat, and for programs that read its files. Unpack the archive into a folder \
              below brat’s “data”.",
    group: Group::Tagging,
    programs: "brat",
    also: "standoff",
    ending: "brat.zip",
    packed: true,
    holds: Holds {
        kinds: Kinds::ALL,
        edges: false,
        lines: false,
        tie_types: true,
        ..Holds::ALL
    },
    choices: &[],
    begin: |scheme, _| Box::new(write::Collection::of(scheme)),
    knows: |files| files.iter().any(is_ours),
    read: |files, turns| Box::pin(read::read(files, turns)),
};

/// Type of the notes that hold what brat has no place for.
const OURS: &str = "Demarche";

/// Type of the notes that people write in brat.
const NOTES: &str = "AnnotatorNotes";

/// What begins the comment in `annotation.conf` that has the names.
const COMMENT: &str = "# demarche ";

/// The file that has what is known about articles.
const INDEX: &str = "articles.json";

/// The value of an attribute that is there or not.
const SET: &str = "true";

/// Between the name of an attribute and its value, where both are looked up.
const FLAG: char = '\u{1f}';

fn is_ours(file: &File) -> bool {
    let start = file.bytes.get(..4096).unwrap_or(&file.bytes);
    let start = String::from_utf8_lossy(start);
    match file.path.ends_with(".conf") {
        true => start.lines().any(|line| line.trim() == "[entities]"),
        false => {
            let first = start.lines().find(|line| !line.trim().is_empty());
            first.and_then(line::parsed).is_some_and(|l| l.is_sound())
        }
    }
}
