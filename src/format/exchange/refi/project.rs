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
            out.reserve(self.0.len() + 2 * name.len() + 9);
            for piece in [" <", name, ">\n", &self.0, " </", name, ">\n"] {
                out.push_str(piece);
            }
        }
    }
}

/// Begins an element with its attributes; those without a value are left out.
pub(super) fn open(out: &mut String, indent: usize, name: &str, attributes: &[(&str, &str)]) {
    (0..indent).for_each(|_| out.push(' '));
    out.push('<');
    out.push_str(name);
    for (key, value) in attributes {
        if !value.is_empty() {
            out.push(' ');
            out.push_str(key);
            out.push_str("=\"");
            attribute(out, value);
            out.push('"');
        }
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
        out.push_str("</");
        out.push_str(name);
        out.push_str(">\n");
    }
}

/// A reference to something.
pub(super) fn reference(out: &mut String, indent: usize, name: &str, guid: &str) {
    empty(out, indent, name, &[("targetGUID", guid)]);
}
