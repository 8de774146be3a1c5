//! Writes a collection.

use super::config;
use super::lines::Lines;
use super::{FLAG, INDEX, NOTES, OURS, SET};
use crate::domain::json::Writer;
use crate::domain::{OrderedSet, Table};
use crate::format::exchange::attributes::IN_WORDS;
use crate::format::exchange::model::{Article, Attribute, Scheme};
use crate::format::exchange::plain::{Allowed, PlainNames, path};
use crate::format::exchange::tool::{File, Writing};

/// Longer values are no choice from a list.
const CHOICE: usize = 60;

/// A collection that is being written.
pub(super) struct Collection {
    files: Vec<File>,
    pub(super) scheme: Scheme,
    /// Types, whatever they are types of.
    pub(super) names: PlainNames,
    /// Values, by the names of their attributes.
    pub(super) values: Table<String, PlainNames>,
    /// Attributes that are there or not: each with attribute and value.
    pub(super) flags: Table<String, (String, String)>,
    /// How attributes of the scheme are written.
    ways: Table<String, Way>,
    /// Labels of marks and ties that the scheme has not.
    more: OrderedSet<(bool, String)>,
    paths: OrderedSet<String>,
    index: Writer,
}

/// How an attribute is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// With its value, chosen from a list.
    Value,
    /// An attribute for each value, there or not.
    Flags,
    /// As notes.
    Notes,
}

/// How an attribute is written: as the scheme says which values it has.
fn way(attribute: &Attribute) -> Way {
    let is_long = |value: &String| value.chars().count() > CHOICE;
    let in_words = IN_WORDS.contains(&attribute.name.as_str());
    match () {
        () if in_words || attribute.values.iter().any(is_long) => Way::Notes,
        () if attribute.many || attribute.values == [SET] => Way::Flags,
        () => Way::Value,
    }
}

impl Collection {
    /// Names are given to what the scheme has, in its order.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mut names = PlainNames::of(Allowed::Ascii);
        names.reserve(OURS);
        names.reserve(NOTES);
        for label in &scheme.labels {
            names.name(&label.name);
        }
        for tie in &scheme.ties {
            names.name(tie);
        }
        for attribute in &scheme.attributes {
            names.name(&attribute.name);
        }
        let mut index = Writer::pretty();
        index.object();
        let mut collection = Self {
            files: Vec::new(),
            scheme: scheme.clone(),
            names,
            values: Table::new(),
            flags: Table::new(),
            ways: (scheme.attributes.iter().map(|a| (a.name.clone(), way(a)))).collect(),
            more: OrderedSet::new(),
            paths: OrderedSet::new(),
            index,
        };
        for attribute in &scheme.attributes {
            for value in &attribute.values {
                match collection.way(&attribute.name) {
                    Way::Value => {
                        collection.value(&attribute.name, value);
                    }
                    Way::Flags => {
                        collection.flag(&attribute.name, value);
                    }
                    Way::Notes => {}
                }
            }
        }
        collection
    }

    /// How an attribute is written.
    pub(super) fn way(&self, name: &str) -> Way {
        self.ways.get(name).copied().unwrap_or(Way::Notes)
    }

    /// The value for one of ours.
    pub(super) fn value(&mut self, attribute: &str, value: &str) -> String {
        if self.values.get(attribute).is_none() {
            let names = PlainNames::of(Allowed::Letters);
            self.values.insert(attribute.to_owned(), names);
        }
        let names = self.values.get_mut(attribute);
        names.map_or_else(String::new, |names| names.name(value))
    }

    /// The type for an attribute that has a value.
    pub(super) fn flag(&mut self, attribute: &str, value: &str) -> String {
        let name = match value {
            SET => self.names.name(attribute),
            _ => self
                .names
                .name(&[attribute, value].join(&String::from(FLAG))),
        };
        if !self.flags.contains_key(&name) {
            let both = (attribute.to_owned(), value.to_owned());
            self.flags.insert(name.clone(), both);
        }
        name
    }

    /// The type for a label of marks or ties.
    pub(super) fn of_type(&mut self, label: &str, tie: bool) -> String {
        let known = match tie {
            true => self.scheme.ties.iter().any(|known| known == label),
            false => self.scheme.labels.iter().any(|known| known.name == label),
        };
        if !known {
            self.more.insert((tie, label.to_owned()));
        }
        self.names.name(label)
    }

    /// Labels of marks or of ties, those of the scheme first.
    pub(super) fn labels(&self, tie: bool) -> Vec<String> {
        let known: Vec<String> = match tie {
            true => self.scheme.ties.clone(),
            false => (self.scheme.labels.iter().map(|label| label.name.clone())).collect(),
        };
        let more = self.more.iter().filter(|(of_tie, _)| *of_tie == tie);
        (known
            .into_iter()
            .chain(more.map(|(_, label)| label.clone())))
        .collect()
    }

    fn meta(&mut self, path: &str, article: &Article) {
        let to = &mut self.index;
        to.key(path);
        to.object();
        if article.id != path {
            to.text_at("id", &article.id);
        }
        for (name, value) in &article.meta {
            to.text_at(name, value);
        }
        to.all_of(&article.extra);
        to.end_object();
    }
}

impl Writing for Collection {
    fn article(&mut self, article: &Article) {
        let n = self.files.len() / 2 + 1;
        let path = path(&mut self.paths, n, &article.id, article.meta("title"));
        self.meta(&path, article);
        // A byte order mark that belongs to the text is told from one that does not by having both.
        let mark = match article.text.as_str().starts_with('\u{feff}') {
            true => "\u{feff}",
            false => "",
        };
        let shift = mark.chars().count() as u32;
        let text = [mark, article.text.as_str()].concat();
        self.files.push(File::of(format!("{path}.txt"), text));
        let mut lines = Lines::of(article, shift);
        for mark in &article.marks {
            lines.mark(self, &article.text, mark);
        }
        for tie in &article.ties {
            lines.tie(self, tie);
        }
        self.files
            .push(File::of(format!("{path}.ann"), lines.all()));
    }

    fn finish(mut self: Box<Self>) -> Vec<File> {
        let mut index = std::mem::take(&mut self.index);
        index.end_object();
        let mut files = vec![
            File::of("annotation.conf", config::annotation(&mut self)),
            File::of("visual.conf", config::visual(&mut self)),
        ];
        let keys = config::keys(&mut self);
        if !keys.is_empty() {
            files.push(File::of("kb_shortcuts.conf", keys));
        }
        files.push(File::of(INDEX, index.finish() + "\n"));
        files.append(&mut self.files);
        files
    }
}
