//! Articles become sources with selections.

mod besides;
mod cases;
mod selection;
mod selections;

use std::collections::BTreeMap;

use super::codes::Codes;
use super::guids::{Guids, came, ours};
use super::kept;
use super::project::{Section, empty, open, reference, text};
use super::reading::lines::{OURS, OURS_AS_TWO};
use super::{COMMENT, ENTITY_ID};
use crate::domain::json::{Json, shown};
use crate::domain::{Offset, Table};
use crate::format::exchange::characters::respelled;
use crate::format::exchange::ids::{derived, is_uuid, plain};
use crate::format::exchange::model::{Article, Entity, META, Scheme, Tie};
use crate::format::exchange::tool::{File, Options, Profile, Writing};
use besides::{Group, Variable};
pub(super) use selection::{called, coding};
use selections::selections;

/// An archive that is being written.
pub(super) struct Archive {
    title: String,
    guids: Guids,
    codes: Codes,
    profile: Profile,
    /// Where lines of the article end, where a line end counts as two.
    line_ends: Vec<u32>,
    /// Whoever has a guid, with that.
    users: Table<String, String>,
    /// Names of users in their order.
    names: Vec<String>,
    /// And by the guids that they came with.
    users_by_guid: Table<String, String>,
    /// Guids of variables, by name.
    variables: Table<String, String>,
    /// Variables of other programs.
    theirs: Vec<Variable>,
    cases: Table<Entity, Vec<String>>,
    /// Cases that are whole texts.
    groups: Vec<Group>,
    sets: Vec<Group>,
    sources: Section,
    notes: Section,
    /// Notes of other programs, by their guids and what they say.
    /// Sorted, and not moved when another comes: there may be a hundred thousand, in no order.
    kept_notes: BTreeMap<(String, String), String>,
    links: Section,
    /// The label of selections that nobody coded, while none is coded with it.
    uncoded: Option<String>,
    texts: Vec<File>,
}

impl Archive {
    pub(super) fn begin(scheme: &Scheme, options: &Options) -> Self {
        let scheme = &respelled(scheme);
        let mut guids = Guids::default();
        let (mut users, mut users_by_guid) = (Table::new(), Table::new());
        let mut names = Vec::new();
        for name in &scheme.coders {
            let key = scheme.keys.coders.get(name);
            if let Some(came) = came(key) {
                let guid = guids.own(came, ours(key, name));
                users_by_guid.insert(plain(came), name.clone());
                users.insert(name.clone(), guid);
                names.push(name.clone());
            }
        }
        let codes = Codes::of(scheme, &mut guids);
        let uncoded = scheme.keys.labels.get(COMMENT);
        let uncoded = uncoded.filter(|key| key.extra.get(kept::UNCODED).is_some());
        let mut archive = Self {
            title: scheme.title.clone(),
            guids,
            profile: options.profile,
            line_ends: Vec::new(),
            users,
            names,
            users_by_guid,
            variables: Table::new(),
            theirs: Vec::new(),
            cases: Table::new(),
            groups: Vec::new(),
            sets: Vec::new(),
            sources: Section::default(),
            notes: Section::default(),
            kept_notes: BTreeMap::new(),
            links: Section::default(),
            uncoded: uncoded.map(|_| codes.of_label(COMMENT).to_owned()),
            codes,
            texts: Vec::new(),
        };
        archive.notes_of_codes(scheme);
        for label in &scheme.labels {
            if let Some(key) = scheme.keys.labels.get(&label.name) {
                let code = archive.codes.of_label(&label.name).to_owned();
                archive.put_in_sets(&key.extra, None, Some(&code));
            }
        }
        archive
    }

    /// A note, and its guid.
    fn note(&mut self, of: &str, name: &str, words: &str) -> String {
        let guid = self.guids.own(&derived(&["note", of, name]), words);
        let out = self.notes.text();
        open(out, 2, "Note", &[("guid", &guid), ("name", name)]);
        out.push('\n');
        text(out, 3, "PlainTextContent", words);
        out.push_str("  </Note>\n");
        guid
    }

    /// A position as the program counts it.
    fn counted(&self, at: Offset) -> String {
        if self.line_ends.is_empty() {
            return shown(&at.0);
        }
        let before = self.line_ends.partition_point(|end| *end < at.0);
        shown(&(at.0 as usize + before))
    }

    fn user(&mut self, name: &str) -> String {
        if name.is_empty() {
            return String::new();
        }
        if let Some(known) = self.users.get(name) {
            return known.clone();
        }
        let guid = self.guids.own(&derived(&["user", name]), name);
        self.users.insert(name.to_owned(), guid.clone());
        self.names.push(name.to_owned());
        guid
    }

    fn variable(&mut self, name: &str) -> String {
        if let Some(known) = self.variables.get(name) {
            return known.clone();
        }
        let guid = self.guids.own(&derived(&["variable", name]), name);
        self.variables.insert(name.to_owned(), guid.clone());
        guid
    }

    fn value(&mut self, indent: usize, name: &str, words: &str) -> String {
        let variable = self.variable(name);
        let mut out = String::new();
        open(&mut out, indent, "VariableValue", &[]);
        reference(&mut out, 0, "VariableRef", &variable);
        out.pop();
        text(&mut out, 0, "TextValue", words);
        out.pop();
        out.push_str("</VariableValue>\n");
        out
    }

    /// A link; `ends`: the guids of selections, by the ids of their tags.
    fn link(&mut self, article: &Article, tie: &Tie, ends: &Table<&str, String>) {
        let own = guid(&article.id, &tie.id);
        let own = self.guids.own(&own, &tie.label);
        let note = (!tie.note.is_empty()).then(|| match kept::apart(&tie.note, &tie.extra) {
            Some(("", notes)) if !notes.is_empty() => {
                let notes = notes.into_iter();
                notes
                    .map(|(words, note)| self.kept_note(words, note))
                    .collect()
            }
            _ => vec![self.note(&own, "note", &tie.note)],
        });
        let [from, to] = [&tie.from, &tie.to].map(|end| {
            let known = ends.get(&end.as_str());
            known.cloned().unwrap_or_else(|| guid(&article.id, end))
        });
        let word = |key: &str| kept::text(&tie.extra, key).unwrap_or_default();
        let direction = match kept::DIRECTIONS.contains(&word(kept::DIRECTION)) {
            true => word(kept::DIRECTION),
            false => "OneWay",
        };
        let colour = super::codes::colour(word(kept::COLOUR));
        let colour = colour.map(|colour| shown(&colour)).unwrap_or_default();
        let attributes = [
            ("guid", own.as_str()),
            ("name", &tie.label),
            ("direction", direction),
            ("color", &colour),
            ("originGUID", &from),
            ("targetGUID", &to),
        ];
        let out = self.links.text();
        match note {
            None => empty(out, 2, "Link", &attributes),
            Some(notes) => {
                open(out, 2, "Link", &attributes);
                out.push('\n');
                for note in &notes {
                    reference(out, 3, "NoteRef", note);
                }
                out.push_str("  </Link>\n");
            }
        }
    }

    /// What is known about an article, written; the notes that belong to it are told apart.
    fn about(&mut self, article: &Article, own: &str) -> About {
        let mut about = About::default();
        let variables = article.extra.get(kept::VARIABLES);
        // A date that is none here.
        let date = kept::text(&article.extra, "date").filter(|_| article.meta("date").is_empty());
        let meta = article
            .meta
            .iter()
            .map(|(name, words)| (name.as_str(), words.as_str()));
        let meta: Vec<(&str, &str)> = meta.chain(date.map(|date| ("date", date))).collect();
        for name in META.into_iter().filter(|name| *name != "title") {
            let Some((_, words)) = meta.iter().find(|(known, _)| *known == name) else {
                continue;
            };
            if name == "notes"
                && article.extra.get(kept::NOTES).is_some()
                && let Some((before, notes)) = kept::apart(words, &article.extra)
            {
                before.clone_into(&mut about.description);
                for (words, note) in notes {
                    let guid = self.kept_note(words, note);
                    if !self.note_link(note, &guid, own) {
                        about.notes.push(guid);
                    }
                }
                continue;
            }
            let theirs = variables.and_then(|all| match all.get(name)? {
                Json::Object(one) => Some(one),
                _ => None,
            });
            about.values += &match theirs {
                // It is said by a case that the text is in.
                Some(one) if kept::text(one, kept::VALUE) == Some(words) => String::new(),
                Some(one) => self.kept_value(3, one, words),
                None => self.value(3, name, words),
            };
        }
        about.values += &self.kept_values(3, &article.extra);
        about
    }
}

/// What is known about an article.
#[derive(Default)]
struct About {
    description: String,
    notes: Vec<String>,
    values: String,
}

/// The id where it is one that the format allows, else one that follows from it.
fn guid(article: &str, id: &str) -> String {
    match is_uuid(id) {
        true => id.to_owned(),
        false => derived(&[article, id]),
    }
}

impl Writing for Archive {
    fn article(&mut self, article: &Article) {
        let own = self.guids.own(&guid("", &article.id), "source");
        let path = format!("internal://{own}.txt");
        let stamps = self.stamps(&article.extra);
        let mut attributes = vec![
            ("guid", own.as_str()),
            ("name", article.meta("title")),
            ("plainTextPath", &path),
        ];
        attributes.extend(stamps.iter().map(|(key, value)| (*key, value.as_str())));
        self.line_ends = match self.profile {
            Profile::Standard | Profile::Maxqda => Vec::new(),
            Profile::Nvivo => {
                let characters = article.text.as_str().chars().zip(0..);
                let ends = characters.filter(|(c, _)| *c == '\n');
                ends.map(|(_, at)| at).collect()
            }
        };
        open(self.sources.text(), 2, "TextSource", &attributes);
        self.sources.text().push('\n');
        let about = self.about(article, &own);
        text(self.sources.text(), 3, "Description", &about.description);
        let mut ends: Vec<(&str, String)> = Vec::new();
        for selection in selections(article) {
            let guid = self.selection(article, &selection);
            if !article.ties.is_empty() {
                let marks = selection.marks.iter();
                ends.extend(marks.map(|mark| (mark.id.as_str(), guid.clone())));
            }
        }
        let ends: Table<&str, String> = ends.into_iter().collect();
        for note in &about.notes {
            reference(self.sources.text(), 3, "NoteRef", note);
        }
        self.sources.text().push_str(&about.values);
        self.sources.text().push_str("  </TextSource>\n");
        for tie in &article.ties {
            self.link(article, tie, &ends);
        }
        self.put_in_cases(&article.extra, &own);
        self.put_in_sets(&article.extra, Some(&own), None);
        let text = article.text.as_str();
        // Readers take one mark of byte order away.
        let mark = if text.starts_with('\u{feff}') {
            "\u{feff}"
        } else {
            ""
        };
        let text = match self.profile {
            Profile::Standard => text.to_owned(),
            Profile::Maxqda | Profile::Nvivo => text.replace('\n', "\r\n"),
        };
        self.texts.push(File::of(
            format!("sources/{own}.txt"),
            [mark, &text].concat(),
        ));
    }

    fn finish(mut self: Box<Self>) -> Vec<File> {
        if let Some(code) = self.uncoded.take() {
            self.codes.without(&code);
        }
        self.settle_groups();
        let cases = self.all_cases();
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let origin = match self.profile {
            Profile::Standard | Profile::Maxqda => OURS,
            Profile::Nvivo => OURS_AS_TWO,
        };
        let attributes = [
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("name", self.title.as_str()),
            ("origin", origin),
        ];
        open(&mut out, 0, "Project", &attributes);
        if self.title.is_empty() {
            // It has to be there, even so.
            out.pop();
            out.push_str(" name=\"\">");
        }
        out.push('\n');
        let mut users = Section::default();
        for name in &self.names {
            let guid = self.users.get(name).map_or("", String::as_str);
            empty(users.text(), 2, "User", &[("guid", guid), ("name", name)]);
        }
        users.close("Users", &mut out);
        self.codes.write(&mut out);
        let mut variables = Section::default();
        for name in META.into_iter().chain([ENTITY_ID]) {
            let Some(guid) = self.variables.get(name) else {
                continue;
            };
            let attributes = [
                ("guid", guid.as_str()),
                ("name", name),
                ("typeOfVariable", "Text"),
            ];
            empty(variables.text(), 2, "Variable", &attributes);
        }
        self.write_variables(variables.text());
        variables.close("Variables", &mut out);
        cases.close("Cases", &mut out);
        out.reserve(self.sources.len() + self.notes.len() + self.links.len() + 200);
        let mut sets = Section::default();
        self.write_sets(sets.text());
        self.sources.close("Sources", &mut out);
        self.notes.close("Notes", &mut out);
        self.links.close("Links", &mut out);
        sets.close("Sets", &mut out);
        out.push_str("</Project>\n");
        let mut files = vec![File::of("project.qde", out)];
        files.extend(self.texts);
        files
    }
}
