//! The codebook as REFI-QDA has it: a tree of codes. Labels stand where they stood, else under one code, the values of each
//! attribute under another with its name, paths of labels as branches.

use super::branches::branches;
use super::guids::{Guids, came, ours};
use super::project::reference;
use super::{SENTENCES, TAGS};
use crate::domain::{Colour, DOWN, Table};
use crate::format::exchange::ids::derived;
use crate::format::exchange::model::Scheme;
use crate::format::xml::{attribute, content};

/// A code with those below it.
#[derive(Default)]
pub(super) struct Code {
    pub(super) name: String,
    pub(super) guid: String,
    /// The guid that it came with, if there is one: another may have it already.
    pub(super) came: String,
    pub(super) definition: String,
    /// Guids of its notes.
    pub(super) notes: Vec<String>,
    pub(super) colour: String,
    pub(super) is_codable: bool,
    pub(super) below: Vec<Self>,
}

/// All codes, found by what they stand for.
#[derive(Default)]
pub(super) struct Codes {
    top: Vec<Code>,
    /// Guids of the codes of labels.
    labels: Table<String, String>,
    /// Of those of values, by attribute and value.
    values: Table<(String, String), String>,
    /// Our ids of codes, likewise.
    ids: Table<(String, String), String>,
}

/// The guid of the code for a label of which nothing else is known.
pub(super) fn of_label(label: &str) -> String {
    derived(&["code", TAGS, label])
}

/// The guid of the code for a kind made here: it stays when that is called otherwise.
pub(super) fn of_kind(id: &str) -> String {
    derived(&["code", "kind", id])
}

/// The guid of the code above the labels, or above the values of an attribute.
pub(super) fn of_top(name: &str) -> String {
    derived(&["code", name])
}

/// The guid of the code for a value of an attribute.
pub(super) fn of_value(name: &str, value: &str) -> String {
    derived(&["code", "value", name, value])
}

/// The guid of the code for a code made here.
pub(super) fn of_code(name: &str, id: &str) -> String {
    derived(&["code", "id", name, id])
}

/// The labels of a path; the whole where one of them would be empty.
fn steps(value: &str) -> Vec<&str> {
    let steps: Vec<&str> = value.split(DOWN).collect();
    match steps.iter().any(|step| step.trim().is_empty()) {
        true => vec![value],
        false => steps,
    }
}

impl Codes {
    /// Of a scheme: all labels, and all values that occur.
    pub(super) fn of(scheme: &Scheme, guids: &mut Guids) -> Self {
        let mut codes = Self::default();
        codes.claim(scheme, guids);
        let (theirs, ours) = branches(scheme, &codes.labels, guids);
        codes.top = theirs;
        codes.push(TAGS, ours, guids);
        let coded = scheme.attributes.iter();
        // Sentences are notes, not codes.
        for one in coded.filter(|one| !SENTENCES.contains(&one.name.as_str())) {
            let mut below = Vec::new();
            for value in &one.values {
                codes.put(&mut below, &one.name, &steps(value), "", guids);
            }
            codes.push(&one.name, below, guids);
        }
        codes
    }

    /// Gives labels and codes of the codebook their guids: first those that came with one.
    fn claim(&mut self, scheme: &Scheme, guids: &mut Guids) {
        let keys = &scheme.keys;
        let labels = || {
            let labels = scheme.labels.iter();
            labels.map(|label| (&label.name, keys.labels.get(&label.name)))
        };
        for (name, key) in labels() {
            if let Some(guid) = came(key) {
                let guid = guids.own(guid, ours(key, name));
                self.labels.insert(name.clone(), guid);
            }
        }
        for (at, key) in keys.values.iter() {
            self.ids.insert(at.clone(), key.own.clone());
            if let Some(guid) = came(Some(key)) {
                let guid = guids.own(guid, ours(Some(key), &at.1));
                self.values.insert(at.clone(), guid);
            }
        }
        for (name, key) in labels() {
            if !self.labels.contains_key(name) {
                let guid = match ours(key, "") {
                    "" => of_label(name),
                    id => of_kind(id),
                };
                self.labels.insert(name.clone(), guids.own(&guid, name));
            }
        }
    }

    /// Adds codes under one with a name; nothing where there are none.
    pub(super) fn push(&mut self, name: &str, below: Vec<Code>, guids: &mut Guids) {
        if !below.is_empty() {
            self.top.push(Code {
                name: name.to_owned(),
                guid: guids.own(&of_top(name), name),
                below,
                ..Code::default()
            });
        }
    }

    /// Gives codes, by their guids, a description and notes.
    pub(super) fn describe(&mut self, mut all: Table<String, (String, Vec<String>)>) {
        fn each(codes: &mut [Code], all: &mut Table<String, (String, Vec<String>)>) {
            for code in codes {
                if let Some(described) = all.remove(&code.guid) {
                    (code.definition, code.notes) = described;
                }
                each(&mut code.below, all);
            }
        }
        each(&mut self.top, &mut all);
    }

    /// Leaves out the code with a guid.
    pub(super) fn without(&mut self, guid: &str) {
        fn left(codes: &mut Vec<Code>, guid: &str) {
            let emptied = |code: &mut Code| {
                let had = !code.below.is_empty();
                left(&mut code.below, guid);
                had && code.below.is_empty() && !code.is_codable
            };
            codes.retain_mut(|code| !emptied(code) && code.guid != guid);
        }
        left(&mut self.top, guid);
    }

    /// Adds codes beside these.
    pub(super) fn add(&mut self, codes: impl Iterator<Item = Code>) {
        self.top.extend(codes);
    }

    /// Puts a path into a tree; its last code is one that can be given.
    fn put(
        &mut self,
        below: &mut Vec<Code>,
        attribute: &str,
        steps: &[&str],
        above: &str,
        guids: &mut Guids,
    ) {
        let Some((first, rest)) = steps.split_first() else {
            return;
        };
        let path = match above {
            "" => (*first).to_owned(),
            above => [above, first].join(DOWN),
        };
        let place = below.iter().position(|code| code.name == *first);
        let place = place.unwrap_or_else(|| {
            below.push(Code {
                name: (*first).to_owned(),
                guid: self.value(attribute, &path, guids),
                ..Code::default()
            });
            below.len() - 1
        });
        let Some(code) = below.get_mut(place) else {
            return;
        };
        code.is_codable |= rest.is_empty();
        self.put(&mut code.below, attribute, rest, &path, guids);
    }

    fn value(&mut self, attribute: &str, path: &str, guids: &mut Guids) -> String {
        let at = (attribute.to_owned(), path.to_owned());
        if let Some(known) = self.values.get(&at) {
            return known.clone();
        }
        let guid = match self.ids.get(&at).map_or("", String::as_str) {
            "" => of_value(attribute, path),
            id => of_code(attribute, id),
        };
        let guid = guids.own(&guid, path);
        self.values.insert(at, guid.clone());
        guid
    }

    /// The guid of the code for a label.
    pub(super) fn of_label(&self, label: &str) -> &str {
        self.labels.get(label).map_or("", String::as_str)
    }

    /// The guid of the code for a value.
    pub(super) fn of_value(&self, attribute: &str, value: &str) -> &str {
        let at = (attribute.to_owned(), value.to_owned());
        self.values.get(&at).map_or("", String::as_str)
    }

    /// `CodeBook`; nothing where there is no code.
    pub(super) fn write(&self, out: &mut String) {
        if self.top.is_empty() {
            return;
        }
        out.push_str(" <CodeBook>\n");
        self.write_codes(out, 2);
        out.push_str(" </CodeBook>\n");
    }

    /// `Codes`, which must not be empty.
    pub(super) fn write_codes(&self, out: &mut String, depth: usize) {
        let indent = " ".repeat(depth);
        out.push_str(&format!("{indent}<Codes>\n"));
        for code in &self.top {
            code.write(out, depth + 1);
        }
        out.push_str(&format!("{indent}</Codes>\n"));
    }
}

impl Code {
    fn write(&self, out: &mut String, depth: usize) {
        let indent = " ".repeat(depth);
        out.push_str(&format!("{indent}<Code guid=\"{}\" name=\"", self.guid));
        attribute(out, &self.name);
        out.push_str(&format!("\" isCodable=\"{}\"", self.is_codable));
        if !self.colour.is_empty() {
            out.push_str(&format!(" color=\"{}\"", self.colour));
        }
        let is_bare = self.definition.is_empty() && self.notes.is_empty();
        if is_bare && self.below.is_empty() {
            out.push_str("/>\n");
            return;
        }
        out.push_str(">\n");
        if !self.definition.is_empty() {
            out.push_str(&format!("{indent} <Description>"));
            content(out, &self.definition);
            out.push_str("</Description>\n");
        }
        for note in &self.notes {
            reference(out, depth + 1, "NoteRef", note);
        }
        for code in &self.below {
            code.write(out, depth + 1);
        }
        out.push_str(&format!("{indent}</Code>\n"));
    }
}

/// `#RGB` or `#RRGGBB`.
pub(super) fn colour(written: &str) -> Option<Colour> {
    let digits = written.strip_prefix('#')?;
    let long: String = match digits.len() {
        3 => digits.chars().flat_map(|c| [c, c]).collect(),
        _ => digits.to_owned(),
    };
    format!("#{long}").parse().ok()
}
