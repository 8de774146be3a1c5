//! Writes the project file.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{DocumentRecord, FORMAT, OFFSET_UNIT, VERSION};
use crate::domain::{Annotation, Codebook, Coder, Project, ProjectMeta, Timestamp};

/// The file, key by key; the order here is the order there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    format: &'static str,
    version: u64,
    app: &'static str,
    saved_at: Timestamp,
    offset_unit: &'static str,
    #[serde(flatten)]
    meta: &'a ProjectMeta,
    codebook: &'a Codebook,
    coders: Vec<&'a Coder>,
    documents: Documents<'a>,
    annotations: Vec<&'a Annotation>,
}

/// One after the other, so that a long corpus is never there twice.
struct Documents<'a>(&'a Project);

impl Serialize for Documents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.documents().iter().map(|d| DocumentRecord::of(d)))
    }
}

/// Everything, as indented JSON with a line end at the end. The same project and time give the same bytes. Linear in the
/// project, but for sorting the tags into text order.
pub fn write(project: &Project, saved_at: Timestamp) -> String {
    let file = File {
        format: FORMAT,
        version: VERSION,
        app: concat!("Demarche ", env!("CARGO_PKG_VERSION")),
        saved_at,
        offset_unit: OFFSET_UNIT,
        meta: project.meta(),
        codebook: project.codebook(),
        coders: project.coders().map(AsRef::as_ref).collect(),
        documents: Documents(project),
        annotations: in_text_order(project),
    };
    match serde_json::to_string_pretty(&file) {
        Ok(json) => json + "\n",
        // Writing to memory can't fail, and all keys are strings: an empty file in place of the work would be worse.
        Err(error) => unreachable!("a project is always writable: {error}"),
    }
}

/// By article, then as the words stand.
fn in_text_order(project: &Project) -> Vec<&Annotation> {
    let places: BTreeMap<_, _> = project
        .documents()
        .iter()
        .map(|d| d.id())
        .zip(0..)
        .collect();
    let mut sorted: Vec<&Annotation> = project.annotations().map(AsRef::as_ref).collect();
    sorted.sort_by_key(|a| {
        let place = places.get(&a.document).copied().unwrap_or(usize::MAX);
        let extent = a.anchor.extent();
        (place, extent.start(), Reverse(extent.end()), a.id)
    });
    sorted
}
