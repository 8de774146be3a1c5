//! Writes the project file.

use std::cmp::Reverse;

use super::{FORMAT, OFFSET_UNIT, VERSION, document};
use crate::domain::json::Writer;
use crate::domain::{Annotation, DocumentId, Project, Table, Timestamp, sort};

/// Everything, as indented JSON with a line end at the end. The same project and time give the same bytes. Linear in the
/// project, but for sorting the tags into text order.
pub fn write(project: &Project, saved_at: Timestamp) -> String {
    let mut to = Writer::pretty();
    to.object();
    to.text_at("format", FORMAT);
    to.number_at("version", VERSION);
    to.text_at("app", concat!("Demarche ", env!("CARGO_PKG_VERSION")));
    to.text_at("savedAt", &saved_at.to_string());
    to.text_at("offsetUnit", OFFSET_UNIT);
    project.meta().write_keys(&mut to);
    to.key("codebook");
    project.codebook().write(&mut to);
    to.key("coders");
    to.list();
    for coder in project.coders() {
        coder.write(&mut to);
    }
    to.end_list();
    to.key("actors");
    to.list();
    for actor in project.actors() {
        actor.write(&mut to);
    }
    to.end_list();
    to.key("documents");
    to.list();
    for article in project.documents() {
        document::write(article, &mut to);
    }
    to.end_list();
    to.key("annotations");
    to.list();
    for tag in in_text_order(project) {
        tag.write(&mut to);
    }
    to.end_list();
    to.key("relations");
    to.list();
    for relation in project.relations() {
        relation.write(&mut to);
    }
    to.end_list();
    to.key("log");
    to.list();
    for entry in project.log() {
        entry.write(&mut to);
    }
    to.end_list();
    to.end_object();
    to.finish() + "\n"
}

/// By article, then as the words stand.
fn in_text_order(project: &Project) -> Vec<&Annotation> {
    let ids = project.documents().iter().map(|d| d.id());
    let places: Table<DocumentId, usize> = ids.zip(0..).collect();
    let mut sorted: Vec<&Annotation> = project.annotations().map(AsRef::as_ref).collect();
    let key = |a: &Annotation| {
        let place = places.get(&a.document).copied().unwrap_or(usize::MAX);
        let extent = a.anchor.extent();
        (place, extent.start(), Reverse(extent.end()), a.id)
    };
    sort(&mut sorted, |a, b| key(a).cmp(&key(b)));
    sorted
}
