//! What a merge could not place, as a file to keep: the tags with their words and surroundings, as they stood in the
//! other copy, so that a person can find where they belong. No project, and not opened again.

use crate::domain::Timestamp;
use crate::domain::json::Writer;
use crate::domain::merge::Aside;

/// What the key `format` says.
const FORMAT: &str = "demarche-aside";

/// Writes what was put aside when a file was merged. Linear in it.
pub fn write(aside: &Aside, from: &str, saved_at: Timestamp) -> String {
    let mut to = Writer::pretty();
    to.object();
    to.text_at("format", FORMAT);
    to.text_at("from", from);
    to.text_at("savedAt", &saved_at.to_string());
    to.list_at("annotations", aside.tags.iter(), |(tag, title), to| {
        to.object();
        to.text_at("articleTitle", title);
        to.key("annotation");
        tag.write(to);
        to.end_object();
    });
    to.list_at("relations", aside.links.iter(), |(link, _), to| {
        link.write(to)
    });
    to.end_object();
    to.finish() + "\n"
}
