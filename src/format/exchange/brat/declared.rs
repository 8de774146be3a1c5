//! What the configuration of a collection says.

use super::{COMMENT, SET};
use crate::domain::json::{Json, parse};
use crate::domain::{Colour, OrderedSet, Table};
use crate::format::exchange::model::{Attribute, Label, Scheme};
use crate::format::exchange::tool::File;

/// What configurations say.
#[derive(Debug, Default)]
pub(super) struct Config {
    pub(super) scheme: Scheme,
    /// Names of types as they are here.
    names: Table<String, String>,
    values: Table<String, Table<String, String>>,
    flags: Table<String, (String, String)>,
    notes: OrderedSet<String>,
    mentions: Option<OrderedSet<String>>,
    definitions: Table<String, String>,
    /// What `visual.conf` calls types.
    long: Table<String, String>,
    colours: Table<String, Colour>,
    keys: Table<String, char>,
}

impl Config {
    /// From all files of a collection.
    pub(super) fn of(files: &[File]) -> Self {
        let mut config = Self::default();
        let mut declared: Vec<(String, String)> = Vec::new();
        for file in files.iter().filter(|file| file.path.ends_with(".conf")) {
            let text = String::from_utf8_lossy(&file.bytes);
            let mut section = match file.path.ends_with("kb_shortcuts.conf") {
                true => "keys".to_owned(),
                false => String::new(),
            };
            for line in text.lines() {
                if let Some(json) = line.strip_prefix(COMMENT) {
                    config.ours(json);
                }
                let line = line.trim();
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                let heading = line
                    .strip_prefix('[')
                    .and_then(|rest| rest.strip_suffix(']'));
                match (heading, section.as_str()) {
                    (Some(heading), _) => heading.clone_into(&mut section),
                    (None, "entities" | "relations" | "attributes") => {
                        declared.push((section.clone(), line.to_owned()));
                    }
                    (None, _) => config.shown(&section, line),
                }
            }
        }
        for (section, line) in declared {
            config.declare(&section, &line);
        }
        config
    }

    /// The comment of ours.
    fn ours(&mut self, json: &str) {
        let Ok(json) = parse(json.as_bytes()) else {
            return;
        };
        let pairs = |json: Option<&Json>| match json {
            Some(Json::Object(object)) => (object.iter())
                .filter_map(|(name, exact)| Some((name.clone(), exact.as_str()?.to_owned())))
                .collect(),
            _ => Table::new(),
        };
        let list = |key: &str| match json.get(key) {
            Some(Json::List(list)) => Some(list.iter().filter_map(Json::as_str)),
            _ => None,
        };
        let title = json.get("title").and_then(Json::as_str);
        title.unwrap_or_default().clone_into(&mut self.scheme.title);
        self.names = pairs(json.get("names"));
        self.definitions = pairs(json.get("definitions"));
        if let Some(Json::Object(values)) = json.get("values") {
            let values = values.iter();
            self.values = values
                .map(|(name, v)| (name.clone(), pairs(Some(v))))
                .collect();
        }
        if let Some(Json::Object(flags)) = json.get("flags") {
            for (name, both) in flags.iter() {
                if let Json::List(both) = both
                    && let [Json::Text(attribute), Json::Text(value)] = both.as_slice()
                {
                    self.flags
                        .insert(name.clone(), (attribute.clone(), value.clone()));
                }
            }
        }
        self.notes = (list("notes").into_iter().flatten().map(str::to_owned)).collect();
        self.mentions = list("mentions").map(|names| names.map(str::to_owned).collect());
    }

    /// A line of `visual.conf` or of the keys.
    fn shown(&mut self, section: &str, line: &str) {
        match section {
            "labels" => {
                let mut parts = line.split('|').map(str::trim);
                if let (Some(name), Some(long)) = (parts.next(), parts.next()) {
                    self.long.insert(name.to_owned(), long.to_owned());
                }
            }
            "drawing" => {
                let colour = line.split_once("bgColor:").and_then(|(_, rest)| {
                    let colour = rest.split([',', ' ', '\t']).next()?;
                    colour.parse().ok()
                });
                if let (Some(name), Some(colour)) = (line.split_whitespace().next(), colour) {
                    self.colours.insert(name.to_owned(), colour);
                }
            }
            "keys" => {
                let mut words = line.split_whitespace();
                let key = words.next().and_then(|key| key.chars().next());
                let key = key.filter(char::is_ascii_alphanumeric);
                if let (Some(key), Some(name)) = (key, words.next()) {
                    self.keys.insert(name.to_owned(), key.to_ascii_lowercase());
                }
            }
            _ => {}
        }
    }

    /// A type that may be used.
    fn declare(&mut self, section: &str, line: &str) {
        let name = line.split_whitespace().next().unwrap_or_default();
        if name.starts_with(['!', '<', '-']) || name.is_empty() {
            return;
        }
        match section {
            "entities" => {
                let exact = self.name(name);
                let long = self.long.get(name).filter(|long| *long != name);
                let definition = match self.mentions {
                    Some(_) => self.definitions.get(&exact),
                    None => long,
                };
                let label = Label {
                    definition: definition.cloned().unwrap_or_default(),
                    colour: self.colours.get(name).copied(),
                    key: self.keys.get(name).copied(),
                    mention: (self.mentions.as_ref()).map(|mentions| mentions.contains(&exact)),
                    above: Vec::new(),
                    name: exact,
                };
                if !self
                    .scheme
                    .labels
                    .iter()
                    .any(|known| known.name == label.name)
                {
                    self.scheme.labels.push(label);
                }
            }
            "relations" => {
                let exact = self.name(name);
                if !self.scheme.ties.contains(&exact) {
                    self.scheme.ties.push(exact);
                }
            }
            _ => {
                let values = line.split_once("Value:").map(|(_, rest)| {
                    let values = rest.split([',', ' ', '\t']).next().unwrap_or_default();
                    values
                        .split('|')
                        .map(|v| self.value(name, Some(v)).1)
                        .collect()
                });
                let values: Vec<String> = values.unwrap_or_else(|| vec![self.value(name, None).1]);
                let exact = self.value(name, None).0;
                let many = self.flags.contains_key(name);
                let attributes = &mut self.scheme.attributes;
                match attributes.iter_mut().find(|known| known.name == exact) {
                    Some(known) => known.values.extend(values),
                    None => attributes.push(Attribute {
                        name: exact,
                        values,
                        many,
                    }),
                }
            }
        }
    }

    /// What a type is called here.
    pub(super) fn name(&self, name: &str) -> String {
        self.names
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    }

    /// An attribute and its value, as they are here.
    pub(super) fn value(&self, name: &str, value: Option<&str>) -> (String, String) {
        match (self.flags.get(name), value) {
            (Some(flag), None) => flag.clone(),
            (_, value) => {
                let exact = self.name(name);
                let value = value.unwrap_or(SET);
                let known = self.values.get(&exact).and_then(|values| values.get(value));
                let value = known.cloned().unwrap_or_else(|| value.to_owned());
                (exact, value)
            }
        }
    }

    /// The attribute whose values are notes of this type.
    pub(super) fn in_notes(&self, of_type: &str) -> Option<String> {
        let exact = self.name(of_type);
        self.notes.contains(&exact).then_some(exact)
    }
}
