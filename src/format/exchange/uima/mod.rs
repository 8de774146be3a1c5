//! UIMA, as INCEpTION, WebAnno and dkpro-cassis read and write it: feature structures over a text, in JSON or XML.
//!
//! Tags are one layer, `webanno.custom.Tag`, ties another, `webanno.custom.Tie`, what is known about an article a third; the
//! names begin as INCEpTION's own custom layers do, so that it takes them in. Positions count UTF-16 units, by definition.

mod cas;
mod json;
mod layers;
mod reading;
mod slots;
mod tsv;
mod types;
mod writing;
mod xmi;

use super::group::Group;
use super::holds::{Characters, Holds, Parts, Values, Words};
use super::tool::{File, Tool, has};

const HOLDS: Holds = Holds {
    parts: Parts::Apart,
    foreign: super::holds::Foreign::No,
    ..Holds::ALL
};

/// UIMA CAS as JSON.
pub(super) static JSON: Tool = Tool {
    id: "uimaJson",
    name: "INCEpTION (UIMA CAS JSON)",
    purpose: "To go on in INCEpTION, or in Python with dkpro-cassis: one file an article, with everything that fits into \
              layers. In INCEpTION, import TypeSystem.xml as layers first.",
    group: Group::Tagging,
    programs: "INCEpTION",
    also: "webanno",
    ending: "uima.zip",
    packed: true,
    holds: HOLDS,
    choices: &[],
    begin: |scheme, _| Box::new(writing::Files::begin(scheme, json::write, "json")),
    knows: |files| files.iter().any(|file| json::knows(&file.bytes)),
    read: |files, turns| Box::pin(reading::read(files, json::read, json::knows, turns)),
};

/// UIMA CAS as XML.
pub(super) static XMI: Tool = Tool {
    id: "uimaXmi",
    name: "UIMA CAS XMI",
    purpose: "The same for older tools that read UIMA as XML: one .xmi file an article, with TypeSystem.xml.",
    group: Group::Tagging,
    programs: "INCEpTION, or the program it comes from",
    also: "webanno cassis dkpro ctakes",
    ending: "xmi.zip",
    packed: true,
    holds: Holds {
        characters: Characters::Xml,
        ..HOLDS
    },
    choices: &[],
    begin: |scheme, _| Box::new(writing::Files::begin(scheme, xmi::write, "xmi")),
    knows: |files| files.iter().any(|file| xmi::knows(&file.bytes)),
    read: |files, turns| Box::pin(reading::read(files, xmi::read, xmi::knows, turns)),
};

/// WebAnno TSV 3.3.
pub(super) static TSV: Tool = Tool {
    id: "webannoTsv",
    name: "WebAnno TSV 3.3",
    purpose: "For WebAnno, older INCEpTION and scripts that read its tables: a row for each word. INCEpTION itself is \
              better served by CAS JSON.",
    group: Group::Tagging,
    programs: "INCEpTION or WebAnno",
    also: "",
    ending: "tsv.zip",
    packed: true,
    holds: Holds {
        text: Words::Lines,
        edges: false,
        attributes: Values::One,
        meta: &["title"],
        title_in_name: true,
        article_ids: false,
        ..HOLDS
    },
    choices: &[],
    begin: |scheme, _| Box::new(writing::Files::begin(scheme, tsv::write, "tsv")),
    knows: |files| files.iter().any(|file| tsv::knows(&file.bytes)),
    read: |files, turns| Box::pin(reading::read(files, tsv::read, tsv::knows, turns)),
};

/// The beginning of a file, to look for what it is.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..2_000).unwrap_or(bytes)
}

/// The file in which the layers are declared.
fn is_types(file: &File) -> bool {
    has(head(&file.bytes), "<typeSystemDescription")
}
