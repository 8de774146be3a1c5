//! Elements of `project.qde`, written one by one.

use crate::format::xml::{attribute, content};

/// A part of the project that grows, and is left out while it is empty. In pieces: to make room for all of it in one, again and
/// again, takes as long as to write it.
#[derive(Default)]
pub(super) struct Section {
    pieces: Vec<String>,
    last: String,
}

/// About how long a piece is, in bytes.
const PIECE: usize = 256 * 1024;

impl Section {
    /// Where to write what comes next.
    pub(super) fn text(&mut self) -> &mut String {
        if self.last.len() >= PIECE {
            let room = String::with_capacity(self.last.capacity());
            self.pieces.push(std::mem::replace(&mut self.last, room));
        }
        &mut self.last
    }

    /// Its bytes.
    pub(super) fn len(&self) -> usize {
        self.pieces.iter().map(String::len).sum::<usize>() + self.last.len()
    }

    /// The section as an element; nothing where it is empty, as a container must not be.
    pub(super) fn close(self, name: &str, out: &mut String) {
        if self.len() > 0 {
            out.extend([" <", name, ">\n"]);
            for piece in self.pieces.into_iter().chain([self.last]) {
                out.push_str(&piece);
            }
            out.extend([" </", name, ">\n"]);
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
