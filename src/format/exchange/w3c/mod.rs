//! Web Annotations of the W3C: a collection, with a page of annotations for each article.
//!
//! A mark is an annotation whose targets are its parts, each by its words and by its place in code points. What is said of it
//! stands in bodies: the label (`tagging`), attributes (`describing`), who is named (`identifying`), the note (`commenting`). A
//! tie is an annotation that links two others. Pages have the text of their article with them, as the model leaves it
//! open where that is; terms of our own are declared in the context of each file.

mod annotation;
mod gather;
mod iri;
mod marks;
mod place;
mod read;
mod write;

use super::group::Group;
use super::holds::{Holds, Kinds};
use super::tool::{File, Tool};

/// Web Annotations.
pub(super) static TOOL: Tool = Tool {
    id: "w3c",
    name: "W3C Web Annotation (JSON-LD)",
    purpose: "For archives, and for programs that know the standard of the W3C.",
    group: Group::Tagging,
    programs: "Recogito or the program it comes from",
    also: "rdf jsonld linked data hypothesis",
    ending: "web-annotations.zip",
    packed: true,
    holds: Holds {
        kinds: Kinds::ALL,
        tie_types: true,
        ..Holds::ALL
    },
    choices: &[],
    begin: |scheme, _| Box::new(write::Pages::of(scheme)),
    knows: |files| files.iter().any(is_ours),
    read: |files, turns| Box::pin(read::read(files, turns)),
};

/// The context of the standard.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Whether a file has annotations: keys cannot stand inside of texts, where quotation marks are escaped.
fn is_ours(file: &File) -> bool {
    let start = file.bytes.get(..65_536).unwrap_or(&file.bytes);
    let start = String::from_utf8_lossy(start);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let has = |key: &str| start.contains(&format!("\"{key}\""));
    start.starts_with(['{', '['])
        && ((has("@context") && has(CONTEXT)) || (has("target") && has("selector")))
}
