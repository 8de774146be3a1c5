//! REFI-QDA, the exchange format of programs for qualitative analysis: a ZIP archive with `project.qde` (XML) and the texts.
//!
//! A tag is a `PlainTextSelection` with a `Coding` for its label and for each value of its attributes, so that they can be
//! counted and crossed wherever it is opened. Actors are cases, ties links, what is known about an article variables; what is
//! written in sentences (proposition, condition) stands in notes.

mod branches;
pub(in crate::format) mod codebook;
mod codes;
mod guids;
mod kept;
mod project;
mod reading;
mod writing;

use super::attributes::SENTENCES;
use super::choice::PROFILE;
use super::group::Group;
use super::holds::{Characters, Holds, Kinds, Parts};
use super::tool::{File, Tool, has};

/// REFI-QDA 1.5.
pub(super) static TOOL: Tool = Tool {
    id: "refiQda",
    name: "REFI-QDA project (.qdpx)",
    purpose: "To go on in MAXQDA, NVivo, ATLAS.ti, QualCoder or Taguette’s kin: texts, tags as coded segments, the codebook \
              as codes, actors as cases.",
    group: Group::Analysis,
    programs: "MAXQDA, NVivo, ATLAS.ti or the program it comes from",
    also: "quirkos transana",
    ending: "qdpx",
    packed: true,
    holds: Holds {
        kinds: Kinds {
            keys: false,
            categories: false,
            ..Kinds::ALL
        },
        parts: Parts::Apart,
        characters: Characters::Xml,
        ..Holds::ALL
    },
    choices: &[&PROFILE],
    begin: |scheme, options| Box::new(writing::Archive::begin(scheme, options)),
    knows: |files| files.iter().any(is_project),
    read: |files, turns| Box::pin(reading::read(files, turns)),
};

/// Code above the labels of tags.
const TAGS: &str = "Tags";

/// Label of selections that nobody coded and somebody commented.
const COMMENT: &str = "Comment";

/// Name of the note that says how sure a coder was.
const CONFIDENCE: &str = "confidence";

/// Variable of a case: the id by which an actor is known.
const ENTITY_ID: &str = "entity id";

/// The file with everything but the texts.
fn is_project(file: &File) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let head = file.bytes.get(..4_000).unwrap_or(&file.bytes);
    let named = name.to_ascii_lowercase().ends_with(".qde");
    has(head, "urn:QDA-XML:project") || (named && (has(head, "<Project") || has(head, ":Project")))
}
