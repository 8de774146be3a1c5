//! The codebook as REFI-QDA has it: a tree of codes. Labels stand under one code, the values of each attribute under another
//! with its name, paths of labels as branches.

use super::{SENTENCES, TAGS};
use crate::domain::{Colour, Table, sort};
use crate::format::exchange::ids::derived;
use crate::format::exchange::model::{Label, Scheme};
use crate::format::xml::{attribute, content};

/// Between the labels of a path.
pub(super) const DOWN: &str = " › ";

/// A code with those below it.
#[derive(Default)]
pub(super) struct Code {
    pub(super) name: String,
    pub(super) guid: String,
    pub(super) definition: String,
    pub(super) colour: String,
    pub(super) is_codable: bool,
    pub(super) below: Vec<Self>,
}

/// All codes, found by what they stand for.
#[derive(Default)]
pub(super) struct Codes {
    top: Vec<Code>,
}

/// The guid of the code for a label.
pub(super) fn of_label(label: &str) -> String {
    derived(&["code", TAGS, label])
}

/// The guid of the code above the labels, or above the values of an attribute.
pub(super) fn of_top(name: &str) -> String {
    derived(&["code", name])
}

/// The guid of the code for a value of an attribute.
pub(super) fn of_value(name: &str, value: &str) -> String {
    derived(&["code", "value", name, value])
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
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mut codes = Self { top: Vec::new() };
        codes.push(TAGS, labels(&scheme.labels));
        let coded = scheme.attributes.iter();
        // Sentences are notes, not codes.
        for one in coded.filter(|one| !SENTENCES.contains(&one.name.as_str())) {
            let mut below = Vec::new();
            for value in &one.values {
                put(&mut below, &one.name, &steps(value), "");
            }
            codes.push(&one.name, below);
        }
        codes
    }

    /// Adds codes under one with a name; nothing where there are none.
    pub(super) fn push(&mut self, name: &str, below: Vec<Code>) {
        if !below.is_empty() {
            self.top.push(Code {
                name: name.to_owned(),
                guid: of_top(name),
                below,
                ..Code::default()
            });
        }
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

fn of(label: &Label) -> Code {
    Code {
        name: label.name.clone(),
        guid: of_label(&label.name),
        definition: label.definition.clone(),
        colour: label.colour.map(|c| c.to_string()).unwrap_or_default(),
        is_codable: true,
        below: Vec::new(),
    }
}

/// The codes of labels: those that stood under others do so again.
fn labels(all: &[Label]) -> Vec<Code> {
    let mut all: Vec<&Label> = all.iter().collect();
    // Whatever others stand under comes first; the order of the codebook stays otherwise.
    sort(&mut all, |a, b| a.above.len().cmp(&b.above.len()));
    let mut tree: Vec<Code> = Vec::new();
    for label in all {
        let mut below = &mut tree;
        let mut path = String::new();
        for name in &label.above {
            path = [path.as_str(), name].join(DOWN);
            let known = below.iter().position(|code| code.name == *name);
            let place = known.unwrap_or_else(|| {
                below.push(Code {
                    name: name.clone(),
                    guid: derived(&["code", TAGS, "above", &path]),
                    ..Code::default()
                });
                below.len() - 1
            });
            below = &mut below[place].below;
        }
        below.push(of(label));
    }
    tree
}

/// Puts a path into a tree; its last code is one that can be given.
fn put(below: &mut Vec<Code>, attribute: &str, steps: &[&str], above: &str) {
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
            guid: of_value(attribute, &path),
            ..Code::default()
        });
        below.len() - 1
    });
    let Some(code) = below.get_mut(place) else {
        return;
    };
    code.is_codable |= rest.is_empty();
    put(&mut code.below, attribute, rest, &path);
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
        if self.definition.is_empty() && self.below.is_empty() {
            out.push_str("/>\n");
            return;
        }
        out.push_str(">\n");
        if !self.definition.is_empty() {
            out.push_str(&format!("{indent} <Description>"));
            content(out, &self.definition);
            out.push_str("</Description>\n");
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

/// What a code of a file means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The label of a tag.
    Label(String),
    /// A value of an attribute.
    Value(String, String),
}

/// What the codes of a file mean, by their guids.
pub(super) type Meanings = Table<String, Meaning>;

/// What stands above a code.
#[derive(Clone)]
pub(super) enum Above {
    /// Nothing.
    Nothing,
    /// The code above our labels.
    Tags,
    /// One for an attribute, with the labels down to here.
    Attribute(String, String),
    /// Somebody else's, with the labels down to here.
    Other(String),
}

impl Above {
    /// What a code with this guid and name means that stands below, and what it is for those below it. `ours`: guids of
    /// our top codes, with their names.
    pub(super) fn step(
        &self,
        guid: &str,
        name: &str,
        ours: &Table<String, String>,
    ) -> (Meaning, Self) {
        let down = |path: &str| match path {
            "" => name.to_owned(),
            path => [path, name].join(DOWN),
        };
        match self {
            Self::Nothing => match ours.get(guid).map(String::as_str) {
                Some(TAGS) => (Meaning::Label(name.to_owned()), Self::Tags),
                Some(attribute) => (
                    Meaning::Label(name.to_owned()),
                    Self::Attribute(attribute.to_owned(), String::new()),
                ),
                None => (
                    Meaning::Label(name.to_owned()),
                    Self::Other(name.to_owned()),
                ),
            },
            Self::Tags => (
                Meaning::Label(name.to_owned()),
                Self::Other(name.to_owned()),
            ),
            Self::Attribute(attribute, path) => {
                let path = down(path);
                let meaning = Meaning::Value(attribute.clone(), path.clone());
                (meaning, Self::Attribute(attribute.clone(), path))
            }
            Self::Other(path) => {
                let path = down(path);
                (Meaning::Label(path.clone()), Self::Other(path))
            }
        }
    }
}
