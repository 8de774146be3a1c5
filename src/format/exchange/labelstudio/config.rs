//! The labeling configuration, out and in.

use super::{ENTITY, LABEL, TEXT};
use crate::domain::OrderedSet;
use crate::domain::json::shown;
use crate::format::exchange::attributes::IN_WORDS;
use crate::format::exchange::elsewhere::Interface;
use crate::format::exchange::model::{Attribute, Label, Scheme};
use crate::format::exchange::plain::{Allowed, PlainNames, line};
use crate::format::xml::{Element, attribute, is_allowed, tree};

/// Longer values are no choice from a list.
const LONGEST: usize = 80;
/// More are none either.
const MOST: usize = 400;

/// Whether an attribute is chosen from a list; else it is typed.
pub(super) fn is_choice(one: &Attribute) -> bool {
    let short = |value: &String| {
        value.chars().count() <= LONGEST && line(value) == *value && value.chars().all(is_allowed)
    };
    !IN_WORDS.contains(&one.name.as_str())
        && one.values.len() <= MOST
        && one.values.iter().all(short)
}

/// Names for controls; those of our own are taken.
pub(super) fn names() -> PlainNames {
    let mut names = PlainNames::of(Allowed::Ascii);
    for own in [LABEL, TEXT].iter().chain(&ENTITY) {
        names.reserve(own);
    }
    names
}

/// The configuration for a scheme, and for attributes and labels of ties that it has not.
pub(super) fn written(
    scheme: &Scheme,
    names: &mut PlainNames,
    more: &More,
    face: &Interface,
) -> String {
    let mut out = String::from("<View>\n  <Relations>\n");
    for tie in scheme.ties.iter().chain(more.ties.iter()) {
        element(&mut out, 4, "Relation", &[("value", tie)], true);
    }
    out.push_str("  </Relations>\n");
    let of_control = |out: &mut String, name: &str| {
        let attributes = [("name", name), ("toName", &face.text)];
        element(out, 2, "Labels", &attributes, false);
        labels(out, scheme, more);
        out.push_str("  </Labels>\n");
    };
    of_control(&mut out, &face.labels);
    for control in more.controls.iter() {
        of_control(&mut out, control);
    }
    let value = format!("${}", face.key);
    element(
        &mut out,
        2,
        "Text",
        &[
            ("name", face.text.as_str()),
            ("value", &value),
            ("granularity", "symbol"),
        ],
        true,
    );
    for one in &scheme.attributes {
        let name = names.name(&one.name);
        header(&mut out, &one.name);
        if !is_choice(one) {
            typed(&mut out, &name, face);
            continue;
        }
        let mut attributes = vec![
            ("name", name.as_str()),
            ("toName", &face.text),
            ("perRegion", "true"),
        ];
        attributes.push(("choice", if one.many { "multiple" } else { "single" }));
        element(&mut out, 2, "Choices", &attributes, false);
        for value in &one.values {
            element(&mut out, 4, "Choice", &[("value", value)], true);
        }
        out.push_str("  </Choices>\n");
    }
    for name in more.attributes.iter() {
        header(&mut out, name);
        typed(&mut out, &names.name(name), face);
    }
    header(&mut out, "who is named: id and name");
    for name in ENTITY {
        typed(&mut out, name, face);
    }
    out.push_str("</View>\n");
    out
}

/// All labels.
fn labels(out: &mut String, scheme: &Scheme, more: &More) {
    let more_labels = more.labels.iter().map(|name| Label {
        name: name.clone(),
        definition: String::new(),
        colour: None,
        key: None,
        mention: None,
        above: Vec::new(),
    });
    for label in scheme.labels.iter().cloned().chain(more_labels) {
        let colour = label.colour.map(|colour| shown(&colour));
        let key = label.key.map(String::from);
        let mut attributes = vec![("value", label.name.as_str())];
        attributes.extend(colour.iter().map(|colour| ("background", colour.as_str())));
        attributes.extend(key.iter().map(|key| ("hotkey", key.as_str())));
        if !label.definition.is_empty() {
            attributes.push(("hint", &label.definition));
        }
        if label.mention == Some(true) {
            attributes.push(("category", "mention"));
        }
        element(out, 4, "Label", &attributes, true);
    }
}

/// What articles use without its being in the scheme.
#[derive(Clone, Debug, Default)]
pub(super) struct More {
    pub(super) labels: OrderedSet<String>,
    pub(super) ties: OrderedSet<String>,
    pub(super) attributes: OrderedSet<String>,
    /// Further controls of labels.
    pub(super) controls: OrderedSet<String>,
}

fn header(out: &mut String, value: &str) {
    element(out, 2, "Header", &[("value", value), ("size", "6")], true);
}

fn typed(out: &mut String, name: &str, face: &Interface) {
    let attributes = [
        ("name", name),
        ("toName", &face.text),
        ("perRegion", "true"),
        ("editable", "true"),
    ];
    element(out, 2, "TextArea", &attributes, true);
}

fn element(out: &mut String, indent: usize, name: &str, attributes: &[(&str, &str)], empty: bool) {
    out.push_str(&" ".repeat(indent));
    out.push('<');
    out.push_str(name);
    for (key, value) in attributes {
        out.push_str(&format!(" {key}=\""));
        attribute(out, value);
        out.push('"');
    }
    out.push_str(if empty { "/>\n" } else { ">\n" });
}

/// What a configuration says.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Labels, attributes (by the names of their controls) and ties.
    pub(super) scheme: Scheme,
    /// The key of the text in the data.
    pub(super) text: Option<String>,
}

impl Config {
    /// Reads one.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let root = tree(bytes).map_err(|fault| format!("{}. {}.", fault.what, fault.advice))?;
        let mut config = Self::default();
        let mut waiting = vec![&root];
        while let Some(element) = waiting.pop() {
            config.element(element);
            waiting.extend(element.children.iter().rev());
        }
        Ok(config)
    }

    fn element(&mut self, element: &Element) {
        let of = |key: &str| element.attribute(key).unwrap_or_default().to_owned();
        let values = |child: &'static str| {
            let named = element
                .all(child)
                .filter_map(|child| child.attribute("value"));
            named.map(str::to_owned).collect::<Vec<String>>()
        };
        match element.name.as_str() {
            "Text" | "HyperText" if self.text.is_none() => {
                let value = of("value");
                self.text = value.strip_prefix('$').map(str::to_owned);
            }
            "Labels" | "HyperTextLabels" => {
                for label in element.all("Label") {
                    self.label(label);
                }
            }
            "Relation" => {
                let tie = of("value");
                if !tie.is_empty() && !self.scheme.ties.contains(&tie) {
                    self.scheme.ties.push(tie);
                }
            }
            "Choices" | "TextArea" | "Taxonomy" if !ENTITY.contains(&of("name").as_str()) => {
                self.scheme.attributes.push(Attribute {
                    name: of("name"),
                    values: values("Choice"),
                    many: of("choice") == "multiple",
                });
            }
            _ => {}
        }
    }

    fn label(&mut self, label: &Element) {
        let of = |key: &str| label.attribute(key).unwrap_or_default();
        let name = match of("alias") {
            "" => of("value"),
            alias => alias,
        };
        let known = self.scheme.labels.iter().any(|known| known.name == name);
        if name.is_empty() || known {
            return;
        }
        let mut key = of("hotkey").chars();
        self.scheme.labels.push(Label {
            name: name.to_owned(),
            definition: of("hint").to_owned(),
            colour: of("background").parse().ok(),
            key: (key.next().filter(|_| key.next().is_none()))
                .filter(char::is_ascii_alphanumeric)
                .map(|key| key.to_ascii_lowercase()),
            mention: (of("category") == "mention").then_some(true),
            above: Vec::new(),
        });
    }
}
