//! Writes the configuration of a collection.

use super::write::{Collection, Way};
use super::{COMMENT, FLAG, SET};
use crate::domain::OrderedSet;
use crate::domain::json::{Writer, shown};
use crate::format::exchange::plain::{line, on_one_line};

/// What may be marked.
pub(super) fn annotation(all: &mut Collection) -> String {
    let title = line(&all.scheme.title);
    let mut out = String::from("# Written by Demarche");
    if !title.is_empty() {
        out.push_str(": ");
        out.push_str(&title);
    }
    out.push_str(". The next line has names as they are there, for reading these files again.\n");
    out.push_str(COMMENT);
    out.push_str(&on_one_line(&names(all)));
    out.push_str("\n\n[entities]\n");
    for label in all.labels(false) {
        out.push_str(&all.names.name(&label));
        out.push('\n');
    }
    out.push_str("\n[relations]\n");
    for label in all.labels(true) {
        let name = all.names.name(&label);
        out.push_str(&format!("{name}\tArg1:<ENTITY>, Arg2:<ENTITY>\n"));
    }
    out.push_str("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
    out.push_str("\n[events]\n\n[attributes]\n");
    for attribute in all.scheme.attributes.clone() {
        if all.way(&attribute.name) == Way::Value {
            let name = all.names.name(&attribute.name);
            let values = all.values.get_mut(&attribute.name);
            let values =
                values.map(|names| attribute.values.iter().map(|v| names.name(v)).collect());
            let values: Vec<String> = values.unwrap_or_default();
            out.push_str(&format!(
                "{name}\tArg:<ENTITY>, Value:{}\n",
                values.join("|")
            ));
        }
    }
    for name in all.flags.keys() {
        out.push_str(&format!("{name}\tArg:<ENTITY>\n"));
    }
    out
}

/// Names as they are here, as JSON.
fn names(all: &mut Collection) -> String {
    let mut to = Writer::compact();
    to.object();
    to.text_if_any("title", &all.scheme.title);
    to.key("names");
    to.object();
    for (exact, name) in all.names.differing() {
        if !exact.contains(FLAG) {
            to.text_at(name, exact);
        }
    }
    to.end_object();
    to.key("values");
    to.object();
    for (attribute, names) in all.values.iter() {
        if names.differing().next().is_some() {
            to.key(attribute);
            to.object();
            for (exact, name) in names.differing() {
                to.text_at(name, exact);
            }
            to.end_object();
        }
    }
    to.end_object();
    to.key("flags");
    to.object();
    for (name, (attribute, value)) in all.flags.iter() {
        to.list_at(name, [attribute, value], |one, to| to.text(one));
    }
    to.end_object();
    let in_notes = all.scheme.attributes.iter();
    let in_notes = in_notes.filter(|attribute| all.way(&attribute.name) == Way::Notes);
    to.list_at("notes", in_notes, |attribute, to| to.text(&attribute.name));
    let mentions = all
        .scheme
        .labels
        .iter()
        .filter(|label| label.mention == Some(true));
    to.list_at("mentions", mentions, |label, to| to.text(&label.name));
    to.key("definitions");
    to.object();
    for label in &all.scheme.labels {
        to.text_if_any(&label.name, &label.definition);
    }
    to.end_object();
    to.end_object();
    to.finish()
}

/// How it is shown.
pub(super) fn visual(all: &mut Collection) -> String {
    let mut out = String::from("[labels]\n");
    // A label of ties may be called like an attribute.
    let mut listed = OrderedSet::new();
    let mut list = |name: String, long: &str| {
        if listed.insert(name.clone()) {
            out.push_str(&format!("{name} | {}\n", line(long).replace('|', "/")));
        }
    };
    for label in all.labels(false).into_iter().chain(all.labels(true)) {
        list(all.names.name(&label), &label);
    }
    for attribute in all.scheme.attributes.clone() {
        if all.way(&attribute.name) == Way::Value {
            list(all.names.name(&attribute.name), &attribute.name);
        }
    }
    for (name, (attribute, value)) in all.flags.iter() {
        match value.as_str() {
            SET => list(name.clone(), attribute),
            _ => list(name.clone(), &format!("{attribute}: {value}")),
        }
    }
    out.push_str("\n[drawing]\n");
    out.push_str("SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\n");
    out.push_str("ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n");
    for label in all.scheme.labels.clone() {
        if let Some(colour) = label.colour {
            let name = all.names.name(&label.name);
            let [red, green, blue] = colour.0.map(u32::from);
            let bright = 299 * red + 587 * green + 114 * blue > 140_000;
            let ink = if bright { "black" } else { "white" };
            let colour = shown(&colour);
            out.push_str(&format!("{name}\tbgColor:{colour}, fgColor:{ink}\n"));
        }
    }
    out
}

/// Keys that tag.
pub(super) fn keys(all: &mut Collection) -> String {
    let labels = all.scheme.labels.clone();
    let keyed = labels
        .iter()
        .filter_map(|label| Some((label.key?, &label.name)));
    let lines = keyed.map(|(key, name)| {
        let name = all.names.name(name);
        format!("{}\t{name}\n", key.to_ascii_uppercase())
    });
    lines.collect()
}
