//! Articles become sources with selections.

use super::codes::{Codes, of_label, of_value};
use super::project::{Section, empty, open, reference, text};
use super::reading::lines::{OURS, OURS_AS_TWO};
use super::{CONFIDENCE, ENTITY_ID, SENTENCES};
use crate::domain::json::shown;
use crate::domain::{Offset, OrderedSet, Table};
use crate::format::exchange::characters::respelled;
use crate::format::exchange::ids::{derived, is_uuid};
use crate::format::exchange::model::{Article, Entity, META, Mark, Scheme, Tie};
use crate::format::exchange::tool::{File, Options, Profile, Writing};

/// Code points of a tag's words in the name of its selection.
const NAMED: usize = 60;

/// An archive that is being written.
pub(super) struct Archive {
    title: String,
    codes: Codes,
    profile: Profile,
    /// Where lines of the article end, where a line end counts as two.
    line_ends: Vec<u32>,
    users: OrderedSet<String>,
    /// Guids that are needed over and over, by what they follow from: working one out takes longer than looking it up.
    known: Table<String, String>,
    variables: OrderedSet<String>,
    cases: Table<Entity, Vec<String>>,
    sources: Section,
    notes: Section,
    links: Section,
    texts: Vec<File>,
}

impl Archive {
    pub(super) fn begin(scheme: &Scheme, options: &Options) -> Self {
        Self {
            title: scheme.title.clone(),
            codes: Codes::of(&respelled(scheme)),
            profile: options.profile,
            line_ends: Vec::new(),
            users: OrderedSet::new(),
            known: Table::new(),
            variables: OrderedSet::new(),
            cases: Table::new(),
            sources: Section::default(),
            notes: Section::default(),
            links: Section::default(),
            texts: Vec::new(),
        }
    }

    /// A note, and its guid.
    fn note(&mut self, of: &str, name: &str, words: &str) -> String {
        let guid = derived(&["note", of, name]);
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
        if !self.users.contains(name) {
            self.users.insert(name.to_owned());
        }
        self.guid_of(&["user", name], derived)
    }

    /// A guid, as `made` makes it of these words.
    fn guid_of(&mut self, words: &[&str], made: impl Fn(&[&str]) -> String) -> String {
        let key = words.join("\u{0}");
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let guid = made(words);
        self.known.insert(key, guid.clone());
        guid
    }

    fn selection(&mut self, article: &Article, mark: &Mark) {
        let guid = guid(&article.id, &mark.id);
        let extent = mark.extent();
        let words: String = article.text.slice(extent).chars().take(NAMED).collect();
        let ends = [extent.start(), extent.end()].map(|end| self.counted(end));
        let user = self.user(&mark.coder);
        let created = mark.created.map(|at| shown(&at)).unwrap_or_default();
        let mut notes = Vec::new();
        let mut codes = vec![self.guid_of(&["label", &mark.label], |_| of_label(&mark.label))];
        for (name, values) in &mark.attributes {
            match SENTENCES.contains(&name.as_str()) {
                // Several sentences are several notes.
                true => notes.extend(values.iter().zip(1_usize..).map(|(value, n)| {
                    let of = format!("{guid} {n}");
                    self.note(&of, name, value)
                })),
                false => {
                    codes.extend(values.iter().map(|value| {
                        self.guid_of(&["value", name, value], |_| of_value(name, value))
                    }))
                }
            }
        }
        if let Some(confidence) = mark.confidence {
            notes.push(self.note(&guid, CONFIDENCE, &confidence.to_json()));
        }
        if let Some(entity) = &mark.entity {
            self.variables.insert(ENTITY_ID.to_owned());
            self.cases.or_default(entity.clone()).push(guid.clone());
        }
        let out = self.sources.text();
        let attributes = [
            ("guid", guid.as_str()),
            ("name", &words),
            ("startPosition", &ends[0]),
            ("endPosition", &ends[1]),
            ("creatingUser", &user),
            ("creationDateTime", &created),
        ];
        open(out, 3, "PlainTextSelection", &attributes);
        out.push('\n');
        text(out, 4, "Description", &mark.note);
        for code in codes {
            let own = derived(&["coding", &guid, &code]);
            let attributes = [
                ("guid", own.as_str()),
                ("creatingUser", &user),
                ("creationDateTime", &created),
            ];
            open(out, 4, "Coding", &attributes);
            reference(out, 0, "CodeRef", &code);
            out.pop();
            out.push_str("</Coding>\n");
        }
        for note in notes {
            reference(out, 4, "NoteRef", &note);
        }
        out.push_str("   </PlainTextSelection>\n");
    }

    fn link(&mut self, article: &Article, tie: &Tie) {
        let own = guid(&article.id, &tie.id);
        let note = (!tie.note.is_empty()).then(|| self.note(&own, "note", &tie.note));
        let ends = [&tie.from, &tie.to].map(|end| guid(&article.id, end));
        let out = self.links.text();
        let attributes = [
            ("guid", own.as_str()),
            ("name", &tie.label),
            ("direction", "OneWay"),
            ("originGUID", &ends[0]),
            ("targetGUID", &ends[1]),
        ];
        match note {
            None => empty(out, 2, "Link", &attributes),
            Some(note) => {
                open(out, 2, "Link", &attributes);
                out.push('\n');
                reference(out, 3, "NoteRef", &note);
                out.push_str("  </Link>\n");
            }
        }
    }
}

/// The id where it is one that the format allows, else one that follows from it.
fn guid(article: &str, id: &str) -> String {
    match is_uuid(id) {
        true => id.to_owned(),
        false => derived(&[article, id]),
    }
}

fn variable(name: &str) -> String {
    derived(&["variable", name])
}

fn value(out: &mut String, indent: usize, name: &str, words: &str) {
    open(out, indent, "VariableValue", &[]);
    reference(out, 0, "VariableRef", &variable(name));
    out.pop();
    text(out, 0, "TextValue", words);
    out.pop();
    out.push_str("</VariableValue>\n");
}

impl Writing for Archive {
    fn article(&mut self, article: &Article) {
        let own = guid("", &article.id);
        let path = format!("internal://{own}.txt");
        let attributes = [
            ("guid", own.as_str()),
            ("name", article.meta("title")),
            ("plainTextPath", &path),
        ];
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
        for mark in &article.marks {
            self.selection(article, mark);
        }
        for (name, words) in article.meta.iter().filter(|(name, _)| name != "title") {
            self.variables.insert(name.clone());
            value(self.sources.text(), 3, name, words);
        }
        self.sources.text().push_str("  </TextSource>\n");
        for tie in &article.ties {
            self.link(article, tie);
        }
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

    fn finish(self: Box<Self>) -> Vec<File> {
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
        for name in self.users.iter() {
            let guid = derived(&["user", name]);
            empty(users.text(), 2, "User", &[("guid", &guid), ("name", name)]);
        }
        users.close("Users", &mut out);
        self.codes.write(&mut out);
        let mut variables = Section::default();
        let names = META.into_iter().chain([ENTITY_ID]);
        for name in names.filter(|name| self.variables.contains(*name)) {
            let guid = variable(name);
            let attributes = [
                ("guid", guid.as_str()),
                ("name", name),
                ("typeOfVariable", "Text"),
            ];
            empty(variables.text(), 2, "Variable", &attributes);
        }
        variables.close("Variables", &mut out);
        let mut cases = Section::default();
        for (entity, selections) in self.cases.iter() {
            let guid = derived(&["case", &entity.id, &entity.name]);
            let to = cases.text();
            open(to, 2, "Case", &[("guid", &guid), ("name", &entity.name)]);
            to.push('\n');
            value(to, 3, ENTITY_ID, &entity.id);
            for selection in selections {
                reference(to, 3, "SelectionRef", selection);
            }
            to.push_str("  </Case>\n");
        }
        cases.close("Cases", &mut out);
        self.sources.close("Sources", &mut out);
        self.notes.close("Notes", &mut out);
        self.links.close("Links", &mut out);
        out.push_str("</Project>\n");
        let mut files = vec![File::of("project.qde", out)];
        files.extend(self.texts);
        files
    }
}
