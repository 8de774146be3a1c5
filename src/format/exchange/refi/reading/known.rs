//! What the sources of a project refer to: users, codes, variables, notes, cases.

use crate::domain::Table;
use crate::format::exchange::attributes::ALL;
use crate::format::exchange::ids::plain;
use crate::format::exchange::model::{Entity, Label};
use crate::format::exchange::refi::codes::{Above, DOWN, Meaning, Meanings, colour, of_top};
use crate::format::exchange::refi::{ENTITY_ID, TAGS};
use crate::format::exchange::tool::File;
use crate::format::xml::Element;

use super::source::file_at;

/// All of it, by guids as they are compared.
pub(super) struct Known<'a> {
    /// Names of users.
    pub(super) users: Table<String, &'a str>,
    /// What codes mean.
    pub(super) codes: Meanings,
    /// The labels, in the order of the codebook.
    pub(super) labels: Vec<Label>,
    /// All names that lead to those that stand under others.
    pub(super) paths: Table<String, Vec<String>>,
    /// Names of variables.
    pub(super) variables: Table<String, &'a str>,
    /// Notes: name and text.
    pub(super) notes: Table<String, (String, String)>,
    /// Who is named by a selection.
    pub(super) entities: Table<String, Entity>,
    /// Values of variables that stand with a case of a source.
    pub(super) of_sources: Table<String, Vec<(&'a str, String)>>,
    /// Notes that are linked to a selection.
    pub(super) linked: Table<String, Vec<String>>,
    /// The program that wrote it.
    pub(super) origin: &'a str,
}

impl<'a> Known<'a> {
    /// Everything in the project but its sources. Linear.
    pub(super) fn of(root: &'a Element, files: &[File]) -> Self {
        let mut known = Self {
            users: named(root, "Users", "User"),
            codes: Meanings::new(),
            labels: Vec::new(),
            paths: Table::new(),
            variables: named(root, "Variables", "Variable"),
            notes: Table::new(),
            entities: Table::new(),
            of_sources: Table::new(),
            linked: Table::new(),
            origin: root.attribute("origin").unwrap_or_default(),
        };
        known.codes(root);
        for note in within(root, "Notes", "Note") {
            let name = note.attribute("name").unwrap_or_default().to_owned();
            let text = note.first("PlainTextContent").map(|text| text.text.clone());
            let elsewhere = || {
                note.attribute("plainTextPath")
                    .and_then(|path| file_at(path, files))
            };
            let text = text.or_else(elsewhere).unwrap_or_default();
            known.notes.insert(guid(note), (name, text));
        }
        known.cases(root);
        for link in within(root, "Links", "Link") {
            let ends = ["originGUID", "targetGUID"]
                .map(|end| plain(link.attribute(end).unwrap_or_default()));
            let [from, to] = ends;
            if known.notes.contains_key(&from) {
                known.linked.or_default(to).push(from);
            } else if known.notes.contains_key(&to) {
                known.linked.or_default(from).push(to);
            }
        }
        known
    }

    fn codes(&mut self, root: &Element) {
        let attributes = self.attribute_names(root);
        let ours = attributes.iter().map(String::as_str).chain([TAGS]);
        let ours: Table<String, String> =
            ours.map(|name| (of_top(name), name.to_owned())).collect();
        let codes = root.first("CodeBook").and_then(|book| book.first("Codes"));
        // Depth is bounded where the XML is read.
        let mut waiting: Vec<(&Element, Above)> = Vec::new();
        let top = codes.into_iter().flat_map(|codes| codes.all("Code"));
        waiting.extend(top.map(|code| (code, Above::Nothing)));
        waiting.reverse();
        while let Some((code, above)) = waiting.pop() {
            let name = code.attribute("name").unwrap_or_default();
            let (meaning, below) = above.step(&guid(code), name, &ours);
            if let (Meaning::Label(label), Above::Other(above)) = (&meaning, &above) {
                let names = above.split(DOWN).chain([name]);
                let names = names.map(str::to_owned).collect();
                self.paths.insert(label.clone(), names);
            }
            let is_codable = code.attribute("isCodable") != Some("false");
            if let Meaning::Label(label) = &meaning
                && is_codable
                && !self.labels.iter().any(|known| known.name == *label)
            {
                let definition = code.first("Description").map(|text| text.text.clone());
                self.labels.push(Label {
                    name: label.clone(),
                    definition: definition.unwrap_or_default(),
                    colour: code.attribute("color").and_then(colour),
                    key: None,
                    mention: None,
                    above: Vec::new(),
                });
            }
            self.codes.insert(guid(code), meaning);
            let mut inside: Vec<(&Element, Above)> =
                code.all("Code").map(|code| (code, below.clone())).collect();
            inside.reverse();
            waiting.extend(inside);
        }
    }

    /// Names of attributes whose code stands at the top: known ones, and whatever our own guid says.
    fn attribute_names(&self, root: &Element) -> Vec<String> {
        let codes = root.first("CodeBook").and_then(|book| book.first("Codes"));
        let top = codes.into_iter().flat_map(|codes| codes.all("Code"));
        let names = top.filter_map(|code| code.attribute("name"));
        ALL.into_iter().chain(names).map(str::to_owned).collect()
    }

    fn cases(&mut self, root: &'a Element) {
        for case in within(root, "Cases", "Case") {
            let values = values(case, &self.variables);
            let name = case.attribute("name").unwrap_or_default();
            let id = values.iter().find(|(name, _)| *name == ENTITY_ID);
            let id = id.map_or_else(|| guid(case), |(_, id)| id.clone());
            let name = if name.is_empty() { &id } else { name };
            let entity = Entity {
                id: id.clone(),
                name: name.to_owned(),
            };
            for selection in case.all("SelectionRef") {
                self.entities.insert(target(selection), entity.clone());
            }
            for source in case.all("SourceRef") {
                self.of_sources
                    .or_default(target(source))
                    .extend(values.iter().cloned());
            }
        }
    }

    /// Whether a link leads from a note, or to one.
    pub(super) fn is_note_link(&self, link: &Element) -> bool {
        let mut ends = ["originGUID", "targetGUID"].into_iter();
        ends.any(|end| {
            self.notes
                .contains_key(&plain(link.attribute(end).unwrap_or_default()))
        })
    }
}

/// The values of variables in an element.
pub(super) fn values<'a>(
    element: &Element,
    variables: &Table<String, &'a str>,
) -> Vec<(&'a str, String)> {
    let one = |value: &Element| {
        let name = variables.get(&target(value.first("VariableRef")?))?;
        let is = |child: &&Element| child.local().ends_with("Value");
        let text = value.children.iter().find(is)?.text.clone();
        (!text.is_empty()).then_some((*name, text))
    };
    element.all("VariableValue").filter_map(one).collect()
}

/// The guid of an element.
pub(super) fn guid(element: &Element) -> String {
    plain(element.attribute("guid").unwrap_or_default())
}

/// The guid that an element refers to.
pub(super) fn target(element: &Element) -> String {
    plain(element.attribute("targetGUID").unwrap_or_default())
}

fn within<'a>(
    root: &'a Element,
    container: &'a str,
    name: &'a str,
) -> impl Iterator<Item = &'a Element> {
    let container = root.first(container);
    container
        .into_iter()
        .flat_map(move |container| container.all(name))
}

fn named<'a>(root: &'a Element, container: &'a str, name: &'a str) -> Table<String, &'a str> {
    let all = within(root, container, name);
    let named = all.map(|one| (guid(one), one.attribute("name").unwrap_or_default()));
    named.collect()
}
