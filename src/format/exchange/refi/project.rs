//! Elements of `project.qde`, written one by one.

use crate::format::xml::{attribute, content};

/// A part of the project that grows, and is left out while it is empty.
#[derive(Default)]
pub(super) struct Section(String);

impl Section {
    /// What has been written.
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.0
    }

    /// The section as an element; nothing where it is empty, as a container must not be.
    pub(super) fn close(&self, name: &str, out: &mut String) {
        if !self.0.is_empty() {
            out.push_str(&format!(" <{name}>\n{} </{name}>\n", self.0));
        }
    }
}

/// Begins an element with its attributes; those without a value are left out.
pub(super) fn open(out: &mut String, indent: usize, name: &str, attributes: &[(&str, &str)]) {
    out.push_str(&" ".repeat(indent));
    out.push('<');
    out.push_str(name);
    for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        out.push_str(&format!(" {key}=\""));
        attribute(out, value);
        out.push('"');
    }
    out.push('>');
}

/// An element without anything in it.
pub(super) fn empty(out: &mut String, indent: usize, name: &str, attributes: &[(&str, &str)]) {
    open(out, indent, name, attributes);
    out.pop();
    out.push_str("/>\n");
}

/// An element with text in it; nothing where the text is empty.
pub(super) fn text(out: &mut String, indent: usize, name: &str, words: &str) {
    if !words.is_empty() {
        open(out, indent, name, &[]);
        content(out, words);
        out.push_str(&format!("</{name}>\n"));
    }
}

/// A reference to something.
pub(super) fn reference(out: &mut String, indent: usize, name: &str, guid: &str) {
    empty(out, indent, name, &[("targetGUID", guid)]);
}
