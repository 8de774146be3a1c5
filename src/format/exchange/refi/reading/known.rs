//! What the sources of a project refer to: users, codes, variables, notes, cases, sets.

use crate::domain::json::Json;
use crate::domain::{Extra, OrderedSet, Table, sort};
use crate::format::exchange::attributes::ALL;
use crate::format::exchange::ids::{is_uuid, plain};
use crate::format::exchange::keys::{FOREIGN_ID, Key, Keys, LISTS};
use crate::format::exchange::model::{Details, Entity, Label};
use crate::format::exchange::refi::branches::{DESCRIPTION, NAME};
use crate::format::exchange::refi::codes::{colour, of_top, of_value};
use crate::format::exchange::refi::kept::{self, OTHERS, SETS, STAMPS, put};
use crate::format::exchange::refi::{ENTITY_ID, TAGS};
use crate::format::xml::Element;

use super::joined::{Joined, linked, noted};
use super::meaning::{Above, Meaning, Meanings};
use super::texts::Texts;
use super::values::{Valued, values};

/// All of it, by guids as they are compared.
pub(super) struct Known<'a> {
    /// Names of users.
    pub(super) users: Table<String, &'a str>,
    /// What codes mean.
    pub(super) codes: Meanings,
    /// The labels, in the order of the codebook; with each, what is kept of it, and whether it is one to tag with.
    pub(super) labels: Vec<(Label, Key, bool)>,
    /// What values and users are known by.
    pub(super) keys: Keys,
    /// All names that lead to those that stand under others.
    pub(super) paths: Table<String, Vec<String>>,
    /// How many codes are called as another in the same place.
    pub(super) twins: usize,
    /// Variables: name and type.
    pub(super) variables: Table<String, (&'a str, &'a str)>,
    /// Notes: name, text, and what is kept of them.
    pub(super) notes: Table<String, (String, String, Extra)>,
    /// Who is named by a selection.
    pub(super) entities: Table<String, Entity>,
    /// What is said of them.
    pub(super) actors: Table<String, Details>,
    /// Values of variables that stand with a case of a source.
    pub(super) of_sources: Table<String, Vec<Valued<'a>>>,
    /// What is kept of the cases that a source is in.
    pub(super) cases_of: Table<String, Vec<Json>>,
    /// And of the sets that a source, or a code, is in.
    pub(super) sets_of: Table<String, Vec<Json>>,
    /// Notes that are linked to something, with what is kept of the link.
    pub(super) linked: Table<String, Vec<(String, Extra)>>,
    /// Guids of the notes of codes, by their labels.
    pub(super) of_codes: Table<String, Vec<String>>,
    /// The program that wrote it.
    pub(super) origin: &'a str,
}

impl<'a> Known<'a> {
    /// Everything in the project but its sources. Linear.
    pub(super) fn of(root: &'a Element, texts: &Texts<'_>) -> Self {
        let variables = within(root, "Variables", "Variable");
        let variable = |one: &'a Element| {
            let word = |key| one.attribute(key).unwrap_or_default();
            (guid(one), (word("name"), word("typeOfVariable")))
        };
        let mut known = Self {
            users: Table::new(),
            codes: Meanings::new(),
            labels: Vec::new(),
            keys: Keys::default(),
            paths: Table::new(),
            twins: 0,
            variables: variables.map(variable).collect(),
            notes: Table::new(),
            entities: Table::new(),
            actors: Table::new(),
            of_sources: Table::new(),
            cases_of: Table::new(),
            sets_of: Table::new(),
            linked: Table::new(),
            of_codes: Table::new(),
            origin: root.attribute("origin").unwrap_or_default(),
        };
        known.users(root);
        known.sets(root);
        // All at once: one after the other would be moved as often as there are.
        let notes = within(root, "Notes", "Note").map(|note| {
            let name = note.attribute("name").unwrap_or_default().to_owned();
            let text = note.first("PlainTextContent").map(|text| text.text.clone());
            let elsewhere = || {
                note.attribute("plainTextPath")
                    .and_then(|path| texts.at(path))
            };
            let text = text.or_else(elsewhere).unwrap_or_default();
            let mut kept = told(note);
            stamps(note, &mut kept);
            (guid(note), (name, text, kept))
        });
        known.notes = notes.collect();
        known.cases(root);
        known.links(root);
        known.codes(root);
        known
    }

    fn links(&mut self, root: &Element) {
        let mut all = Vec::new();
        for link in within(root, "Links", "Link") {
            let ends = ["originGUID", "targetGUID"]
                .map(|end| plain(link.attribute(end).unwrap_or_default()));
            let [from, to] = ends;
            if self.notes.contains_key(&from) {
                let kept = super::links::kept(link, "origin");
                all.push((to, (from, kept)));
            } else if self.notes.contains_key(&to) {
                let kept = super::links::kept(link, "target");
                all.push((from, (to, kept)));
            }
        }
        // All at once, as notes are.
        sort(&mut all, |a, b| a.0.cmp(&b.0));
        let mut linked: Vec<(String, Vec<(String, Extra)>)> = Vec::new();
        for (thing, note) in all {
            match linked.last_mut().filter(|(last, _)| *last == thing) {
                Some((_, notes)) => notes.push(note),
                None => linked.push((thing, vec![note])),
            }
        }
        self.linked = linked.into_iter().collect();
    }

    /// Names of users, in their order.
    pub(super) fn coders(&self, root: &Element) -> Vec<String> {
        let mut met: OrderedSet<&str> = OrderedSet::new();
        let names = within(root, "Users", "User").filter_map(|user| user.attribute("name"));
        let names = names.filter(|name| !name.is_empty() && met.insert(name));
        names.map(str::to_owned).collect()
    }

    /// Whether a code is the code of a label.
    pub(super) fn is_label(&self, code: &str) -> bool {
        matches!(self.codes.get(code), Some(Meaning::Label(_)))
    }

    fn users(&mut self, root: &'a Element) {
        for user in within(root, "Users", "User") {
            let name = user.attribute("name").unwrap_or_default();
            self.users.insert(guid(user), name);
            if !name.is_empty() && !self.keys.coders.contains_key(name) {
                self.keys.coders.insert(name.to_owned(), key(user));
            }
        }
    }

    fn codes(&mut self, root: &Element) {
        let attributes = self.attribute_names(root);
        let ours = attributes.iter().map(String::as_str).chain([TAGS]);
        let ours: Table<String, String> =
            ours.map(|name| (of_top(name), name.to_owned())).collect();
        let codes = root.first("CodeBook").and_then(|book| book.first("Codes"));
        let mut met: OrderedSet<String> = OrderedSet::new();
        // Depth is bounded where the XML is read.
        let mut waiting: Vec<(&Element, Above)> = Vec::new();
        let top = codes.into_iter().flat_map(|codes| codes.all("Code"));
        waiting.extend(top.map(|code| (code, Above::Nothing)));
        waiting.reverse();
        while let Some((code, above)) = waiting.pop() {
            let (meaning, below) = above.step(code, &ours);
            match &meaning {
                Meaning::Label(_) if ours.contains_key(&guid(code)) => {}
                Meaning::Label(label) if met.insert(label.clone()) => {
                    let names = below.names();
                    if names.len() > 1 {
                        self.paths.insert(label.clone(), names);
                    }
                    self.label(code, label, above.kept());
                }
                Meaning::Label(_) => self.twins += 1,
                Meaning::Value(attribute, path) => {
                    let is_list = LISTS.iter().any(|(_, name)| name == attribute);
                    if is_list && guid(code) != of_value(attribute, path) {
                        let at = (attribute.clone(), path.clone());
                        self.keys.values.insert(at, key(code));
                    }
                }
            }
            self.codes.insert(guid(code), meaning);
            let mut inside: Vec<(&Element, Above)> =
                code.all("Code").map(|code| (code, below.clone())).collect();
            inside.reverse();
            waiting.extend(inside);
        }
    }

    /// Adds a label.
    fn label(&mut self, code: &Element, label: &str, mut kept: Extra) {
        let mut joined = Joined::default();
        let description = code.first("Description").map(|one| one.text.as_str());
        joined.add(description.unwrap_or_default());
        let notes = noted(code, self).into_iter().chain(linked(code, self));
        for (_, words, note) in notes {
            let guid = kept::text(&note, FOREIGN_ID).unwrap_or_default();
            self.of_codes
                .or_default(label.to_owned())
                .push(guid.to_owned());
            joined.note(&words, note);
        }
        let definition = joined.keep(false, &mut kept);
        let sets = self.sets_of.remove(&guid(code));
        if let Some(sets) = sets {
            kept.insert(SETS.to_owned(), Json::List(sets));
        }
        let name = code.attribute("name").unwrap_or_default();
        put(&mut kept, NAME, name);
        let is_codable = !matches!(code.attribute("isCodable"), Some("false" | "0"));
        let label = Label {
            name: label.to_owned(),
            definition,
            colour: code.attribute("color").and_then(colour),
            key: None,
            mention: None,
            above: Vec::new(),
        };
        let key = Key {
            extra: kept,
            ..key(code)
        };
        self.labels.push((label, key, is_codable));
    }

    /// Names of attributes whose code stands at the top: known ones, and whatever our own guid says.
    fn attribute_names(&self, root: &Element) -> Vec<String> {
        let codes = root.first("CodeBook").and_then(|book| book.first("Codes"));
        let top = codes.into_iter().flat_map(|codes| codes.all("Code"));
        let names = top.filter_map(|code| code.attribute("name"));
        ALL.into_iter().chain(names).map(str::to_owned).collect()
    }

    fn cases(&mut self, root: &'a Element) {
        let mut named_by = Vec::new();
        for case in within(root, "Cases", "Case") {
            let values = values(case, &self.variables);
            let name = case.attribute("name").unwrap_or_default();
            let id = values.iter().find(|one| one.name == ENTITY_ID);
            let id = id.map_or_else(|| guid(case), |id| id.value.clone());
            let named = if name.is_empty() { &id } else { name };
            let entity = Entity {
                id: id.clone(),
                name: named.to_owned(),
            };
            let selections = case.all("SelectionRef").map(target);
            named_by.extend(selections.map(|selection| (selection, entity.clone())));
            let others = || values.iter().filter(|one| one.name != ENTITY_ID);
            let description = case.first("Description").map(|one| one.text.as_str());
            let sources: Vec<String> = case.all("SourceRef").map(target).collect();
            if sources.is_empty() && case.first("SelectionRef").is_some() {
                let details = Details {
                    notes: description.unwrap_or_default().to_owned(),
                    attributes: others()
                        .map(|one| (one.name.to_owned(), one.value.clone()))
                        .collect(),
                    ..Details::default()
                };
                // Two cases of one name are one actor.
                if details != Details::default() {
                    let known = self.actors.or_default(named.to_owned());
                    let notes = [known.notes.as_str(), &details.notes].into_iter();
                    let notes = notes.filter(|notes| !notes.is_empty());
                    known.notes = notes.collect::<Vec<_>>().join("\n\n");
                    known.attributes.extend(details.attributes);
                }
            }
            let mut kept = told(case);
            if let Some(description) = description {
                put(&mut kept, DESCRIPTION, description);
            }
            let kept_values: Vec<Json> = others().map(Valued::kept).collect();
            if !kept_values.is_empty() {
                kept.insert(OTHERS.to_owned(), Json::List(kept_values));
            }
            for source in sources {
                let of_source = self.of_sources.or_default(source.clone());
                of_source.extend(values.iter().cloned());
                let cases = self.cases_of.or_default(source);
                cases.push(Json::Object(kept.clone()));
            }
        }
        self.entities = named_by.into_iter().collect();
    }

    fn sets(&mut self, root: &Element) {
        for set in within(root, "Sets", "Set") {
            let mut kept = told(set);
            if let Some(description) = set.first("Description") {
                put(&mut kept, DESCRIPTION, &description.text);
            }
            for member in set.all("MemberCode").chain(set.all("MemberSource")) {
                let sets = self.sets_of.or_default(target(member));
                sets.push(Json::Object(kept.clone()));
            }
        }
    }
}

/// What a thing is known by.
fn key(element: &Element) -> Key {
    let id = Some(guid(element)).filter(|id| is_uuid(id));
    Key {
        id: id.unwrap_or_default(),
        ..Key::default()
    }
}

/// The guid and the name of an element, to be kept.
pub(super) fn told(element: &Element) -> Extra {
    let mut told = Extra::new();
    put(&mut told, FOREIGN_ID, &guid(element));
    if let Some(name) = element.attribute("name") {
        put(&mut told, NAME, name);
    }
    told
}

/// Users and times of an element, to be kept.
pub(super) fn stamps(element: &Element, kept: &mut Extra) {
    for key in STAMPS {
        if let Some(value) = element.attribute(key) {
            put(kept, key, &plain_user(key, value));
        }
    }
}

/// A guid as it is compared; a time as it stands.
fn plain_user(key: &str, value: &str) -> String {
    match key.ends_with("User") {
        true => plain(value),
        false => value.trim().to_owned(),
    }
}

/// The guid of an element.
pub(super) fn guid(element: &Element) -> String {
    plain(element.attribute("guid").unwrap_or_default())
}

/// The guid that an element refers to.
pub(super) fn target(element: &Element) -> String {
    // Sets name their members in either way.
    let guid = element
        .attribute("targetGUID")
        .or(element.attribute("guid"));
    plain(guid.unwrap_or_default())
}

pub(super) fn within<'a>(
    root: &'a Element,
    container: &'a str,
    name: &'a str,
) -> impl Iterator<Item = &'a Element> {
    let container = root.first(container);
    container
        .into_iter()
        .flat_map(move |container| container.all(name))
}
