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
    to.list_at("coders", project.coders(), |coder, to| coder.write(to));
    to.list_at("actors", project.actors(), |actor, to| actor.write(to));
    to.list_at("documents", project.all_documents(), |article, to| {
        document::write(article, to)
    });
    to.list_at("annotations", in_text_order(project), |tag, to| {
        tag.write(to)
    });
    to.list_at("relations", project.relations(), |relation, to| {
        relation.write(to)
    });
    to.list_at("log", project.log(), |entry, to| entry.write(to));
    to.end_object();
    to.finish() + "\n"
}

/// By article, then as the words stand.
fn in_text_order(project: &Project) -> Vec<&Annotation> {
    let ids = project.all_documents().iter().map(|d| d.id());
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
