//! What other programs have besides, as it came: notes, variables, cases that are whole texts, sets.

use super::Archive;
use crate::domain::{Date, Extra, Table};
use crate::format::exchange::ids::{derived, is_uuid, plain};
use crate::format::exchange::keys::FOREIGN_ID;
use crate::format::exchange::model::Scheme;
use crate::format::exchange::refi::kept::{
    self, COLOUR, DIRECTION, DIRECTIONS, LINK, MODIFYING, NAME, NOTE_END, STAMPS, TYPE, VALUE,
    is_moment,
};
use crate::format::exchange::refi::project::{empty, open, reference, text};

/// Types that a variable can have.
const TYPES: [&str; 6] = ["Text", "Boolean", "Integer", "Float", "Date", "DateTime"];

/// A variable of another program.
pub(super) struct Variable {
    came: String,
    guid: String,
    name: String,
    of_type: &'static str,
}

/// A set, or a case that is whole texts.
#[derive(Default)]
pub(super) struct Group {
    pub(super) came: String,
    pub(super) guid: String,
    pub(super) name: String,
    pub(super) description: String,
    /// Of a case: its values, written.
    pub(super) values: String,
    pub(super) codes: Vec<String>,
    pub(super) sources: Vec<String>,
}

impl Archive {
    /// The guid of whoever came with this one.
    pub(super) fn user_of(&mut self, came: &str) -> Option<String> {
        let name = self.users_by_guid.get(&plain(came))?.clone();
        Some(self.user(&name))
    }

    /// Users and times as they came.
    pub(super) fn stamps(&mut self, extra: &Extra) -> Vec<(&'static str, String)> {
        let one = |key: &'static str| {
            let value = kept::text(extra, key)?;
            let value = match key {
                kept::CREATING | MODIFYING => self.user_of(value)?,
                _ => is_moment(value).then(|| value.to_owned())?,
            };
            Some((key, value))
        };
        STAMPS.into_iter().filter_map(one).collect()
    }

    /// A note as it came, and its guid. One that several refer to is written once.
    pub(super) fn kept_note(&mut self, words: &str, note: &Extra) -> String {
        let came = kept::text(note, FOREIGN_ID).unwrap_or_default();
        let name = kept::text(note, NAME).unwrap_or_default();
        let key = (plain(came), [name, words].join("\u{0}"));
        if let Some(known) = self.kept_notes.get(&key) {
            return known.clone();
        }
        let guid = match is_uuid(came) {
            true => came.to_owned(),
            false => derived(&["note", name, words]),
        };
        let guid = self.guids.own(&guid, &key.1);
        let stamps = self.stamps(note);
        let mut attributes = vec![("guid", guid.as_str()), ("name", name)];
        attributes.extend(stamps.iter().map(|(key, value)| (*key, value.as_str())));
        let out = self.notes.text();
        open(out, 2, "Note", &attributes);
        out.push('\n');
        text(out, 3, "PlainTextContent", words);
        out.push_str("  </Note>\n");
        self.kept_notes.insert(key, guid.clone());
        guid
    }

    /// Takes the notes of codes out of their descriptions.
    pub(super) fn notes_of_codes(&mut self, scheme: &Scheme) {
        let mut described = Table::new();
        for label in &scheme.labels {
            let key = scheme.keys.labels.get(&label.name);
            let apart = key.and_then(|key| kept::apart(&label.definition, &key.extra));
            let Some((before, notes)) = apart.filter(|(_, notes)| !notes.is_empty()) else {
                continue;
            };
            let code = self.codes.of_label(&label.name).to_owned();
            let mut guids = Vec::new();
            for (words, note) in notes {
                let guid = self.kept_note(words, note);
                if !self.note_link(note, &guid, &code) {
                    guids.push(guid);
                }
            }
            described.insert(code, (before.to_owned(), guids));
        }
        self.codes.describe(described);
    }

    /// The link between a note and what it is about, where there was one; whether there was.
    pub(super) fn note_link(&mut self, note: &Extra, guid: &str, about: &str) -> bool {
        let Some(link) = note.get(LINK) else {
            return false;
        };
        let text = |key: &str| link.get(key).and_then(crate::domain::json::Json::as_str);
        let own = match text(FOREIGN_ID).filter(|id| is_uuid(id)) {
            Some(id) => id.to_owned(),
            None => derived(&["link", guid, about]),
        };
        let own = self.guids.own(&own, about);
        let (from, to) = match text(NOTE_END) {
            Some("target") => (about, guid),
            _ => (guid, about),
        };
        let colour = super::super::codes::colour(text(COLOUR).unwrap_or_default());
        let colour = colour.map(|one| one.to_string()).unwrap_or_default();
        let direction = text(DIRECTION).filter(|way| DIRECTIONS.contains(way));
        let attributes = [
            ("guid", own.as_str()),
            ("name", text(NAME).unwrap_or_default()),
            ("direction", direction.unwrap_or_default()),
            ("color", &colour),
            ("originGUID", from),
            ("targetGUID", to),
        ];
        empty(self.links.text(), 2, "Link", &attributes);
        true
    }

    /// A value of a variable of another program, written.
    pub(super) fn kept_value(&mut self, indent: usize, variable: &Extra, value: &str) -> String {
        let word = |key: &str| kept::text(variable, key).unwrap_or_default();
        let of_type = TYPES
            .into_iter()
            .find(|one| *one == word(TYPE) && fits(one, value));
        let of_type = of_type.unwrap_or(TYPES[0]);
        let came = plain(word(FOREIGN_ID));
        let mut known = self.theirs.iter();
        let known =
            known.find(|one| one.came == came && one.of_type == of_type && one.name == word(NAME));
        let guid = match known {
            Some(known) => known.guid.clone(),
            None => {
                let guid = match is_uuid(&came) {
                    true => came.clone(),
                    false => derived(&["variable", word(NAME)]),
                };
                let guid = self.guids.own(&guid, of_type);
                self.theirs.push(Variable {
                    came,
                    guid: guid.clone(),
                    name: word(NAME).to_owned(),
                    of_type,
                });
                guid
            }
        };
        let mut out = String::new();
        open(&mut out, indent, "VariableValue", &[]);
        reference(&mut out, 0, "VariableRef", &guid);
        out.pop();
        text(&mut out, 0, &format!("{of_type}Value"), value);
        out.pop();
        out.push_str("</VariableValue>\n");
        out
    }

    /// All values of variables that have no place here.
    pub(super) fn kept_values(&mut self, indent: usize, extra: &Extra) -> String {
        let values = kept::list(extra, kept::OTHERS);
        let one = |one: &Extra| {
            let value = kept::text(one, VALUE).unwrap_or_default();
            self.kept_value(indent, one, value)
        };
        values.map(one).collect()
    }

    /// Puts a source, or a code, into the sets that it was in.
    pub(super) fn put_in_sets(&mut self, extra: &Extra, source: Option<&str>, code: Option<&str>) {
        for set in kept::list(extra, kept::SETS) {
            let place = place(&mut self.sets, set);
            if let Some(set) = self.sets.get_mut(place) {
                set.sources.extend(source.map(str::to_owned));
                set.codes.extend(code.map(str::to_owned));
            }
        }
    }

    /// Puts a source into the cases that it was in.
    pub(super) fn put_in_cases(&mut self, extra: &Extra, source: &str) {
        for case in kept::list(extra, kept::CASES) {
            let place = place(&mut self.groups, case);
            let is_new = self
                .groups
                .get(place)
                .is_some_and(|case| case.sources.is_empty());
            let values = is_new.then(|| self.kept_values(3, case));
            if let Some(case) = self.groups.get_mut(place) {
                case.values.extend(values);
                case.sources.push(source.to_owned());
            }
        }
    }

    /// Gives sets and cases their guids.
    pub(super) fn settle_groups(&mut self) {
        for (group, kind) in (self.sets.iter_mut().map(|set| (set, "set")))
            .chain(self.groups.iter_mut().map(|case| (case, "case")))
        {
            let guid = match is_uuid(&group.came) {
                true => group.came.clone(),
                false => derived(&[kind, &group.came, &group.name]),
            };
            group.guid = self.guids.own(&guid, &group.name);
        }
    }

    /// Variables of other programs.
    pub(super) fn write_variables(&self, out: &mut String) {
        for one in &self.theirs {
            let attributes = [
                ("guid", one.guid.as_str()),
                ("name", &one.name),
                ("typeOfVariable", one.of_type),
            ];
            named(out, 2, "Variable", &attributes, &one.name);
            out.push_str("/>\n");
        }
    }

    /// The sets.
    pub(super) fn write_sets(&self, out: &mut String) {
        for set in &self.sets {
            named(
                out,
                2,
                "Set",
                &[("guid", &set.guid), ("name", &set.name)],
                &set.name,
            );
            out.push_str(">\n");
            text(out, 3, "Description", &set.description);
            for code in &set.codes {
                reference(out, 3, "MemberCode", code);
            }
            for source in &set.sources {
                reference(out, 3, "MemberSource", source);
            }
            out.push_str("  </Set>\n");
        }
    }
}

/// The beginning of an element that must have a name, even an empty one, without its end.
fn named(out: &mut String, indent: usize, element: &str, attributes: &[(&str, &str)], name: &str) {
    open(out, indent, element, attributes);
    out.pop();
    if name.is_empty() {
        out.push_str(" name=\"\"");
    }
}

/// Where a set or a case is that is told by what was kept of it; a new one where there is none.
fn place(groups: &mut Vec<Group>, extra: &Extra) -> usize {
    let word = |key: &str| kept::text(extra, key).unwrap_or_default().to_owned();
    let (came, name) = (plain(&word(FOREIGN_ID)), word(NAME));
    let known = groups
        .iter()
        .position(|one| one.came == came && one.name == name);
    known.unwrap_or_else(|| {
        groups.push(Group {
            came,
            name,
            description: word(super::super::branches::DESCRIPTION),
            ..Group::default()
        });
        groups.len() - 1
    })
}

/// Whether a value is one of a type.
fn fits(of_type: &str, value: &str) -> bool {
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let bare = value.strip_prefix(['-', '+']).unwrap_or(value);
    match of_type {
        "Boolean" => matches!(value, "true" | "false" | "0" | "1"),
        "Integer" => digits(bare),
        "Float" => {
            let (whole, part) = bare.split_once('.').unwrap_or((bare, "0"));
            digits(whole) && digits(part)
        }
        "Date" => {
            let date = value.parse::<Date>();
            value.len() == 10 && date.is_ok_and(|date| date.parts().2.is_some())
        }
        "DateTime" => is_moment(value),
        _ => true,
    }
}
