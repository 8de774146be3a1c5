//! Writes a collection.

use super::config;
use super::mark::{Side, database};
use super::{FLAG, INDEX, NOTES, OURS, SET};
use crate::domain::json::{Json, Writer, shown};
use crate::domain::{OrderedSet, Span, Table, Text};
use crate::format::exchange::attributes::IN_WORDS;
use crate::format::exchange::model::{Article, Attribute, Mark, Scheme, Tie};
use crate::format::exchange::plain::{Allowed, PlainNames, ends_line, line, on_one_line, path};
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

    fn value(&mut self, attribute: &str, value: &str) -> String {
        if self.values.get(attribute).is_none() {
            let names = PlainNames::of(Allowed::Letters);
            self.values.insert(attribute.to_owned(), names);
        }
        let names = self.values.get_mut(attribute);
        names.map_or_else(String::new, |names| names.name(value))
    }

    fn flag(&mut self, attribute: &str, value: &str) -> String {
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
    fn of_type(&mut self, label: &str, tie: bool) -> String {
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

/// Ids of one sort of line: those that are of this sort already, and new ones.
struct Ids {
    letter: char,
    taken: OrderedSet<String>,
    next: usize,
}

impl Ids {
    fn of<'a>(letter: char, ids: impl Iterator<Item = &'a String>) -> Self {
        let mut taken = OrderedSet::new();
        for id in ids.filter(|id| is_number(id, letter)) {
            taken.insert(id.clone());
        }
        let next = 1;
        Self {
            letter,
            taken,
            next,
        }
    }

    fn for_id(&mut self, id: &str) -> String {
        if self.taken.contains(id) {
            return id.to_owned();
        }
        loop {
            let id = format!("{}{}", self.letter, self.next);
            self.next += 1;
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }
}

/// Whether an id is the letter and a number.
fn is_number(id: &str, letter: char) -> bool {
    let number = id.strip_prefix(letter).unwrap_or_default();
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    digits && !number.starts_with('0') && (1..8).contains(&number.len())
}

/// The lines of an article, by their sort.
struct Lines {
    shift: u32,
    places: String,
    ties: String,
    attributes: (String, usize),
    entities: (String, usize),
    notes: (String, usize),
    mark_ids: Ids,
    tie_ids: Ids,
    /// From ids of marks to those in the file.
    ids: Table<String, String>,
}

impl Lines {
    fn of(article: &Article, shift: u32) -> Self {
        Self {
            shift,
            places: String::new(),
            ties: String::new(),
            attributes: Default::default(),
            entities: Default::default(),
            notes: Default::default(),
            mark_ids: Ids::of('T', article.marks.iter().map(|mark| &mark.id)),
            tie_ids: Ids::of('R', article.ties.iter().map(|tie| &tie.id)),
            ids: Table::new(),
        }
    }

    fn all(self) -> String {
        let behind = [self.ties, self.attributes.0, self.entities.0, self.notes.0];
        self.places + &behind.concat()
    }

    fn note(&mut self, of_type: &str, target: &str, text: &str) {
        numbered(&mut self.notes, '#', &format!("{of_type} {target}\t{text}"));
    }

    fn mark(&mut self, names: &mut Collection, text: &Text, mark: &Mark) {
        let id = self.mark_ids.for_id(&mark.id);
        self.ids.insert(mark.id.clone(), id.clone());
        let mut side = Side::default();
        side.id = (id != mark.id).then(|| mark.id.clone());
        let parts: Vec<Span> = (mark.parts.iter())
            .flat_map(|part| lines_of(text, *part))
            .collect();
        let places = parts.iter().map(|part| {
            let at = |at: u32| shown(&(at + self.shift));
            [at(part.start().0), at(part.end().0)].join(" ")
        });
        let places = places.collect::<Vec<String>>().join(";");
        let words = parts.iter().map(|part| text.slice(*part));
        let words = words.collect::<Vec<&str>>().join(" ");
        let label = names.of_type(&mark.label, false);
        self.places
            .push_str(&format!("{id}\t{label} {places}\t{words}\n"));
        for (name, values) in &mark.attributes {
            self.attribute(names, &id, name, values, &mut side);
        }
        if let Some(entity) = &mark.entity {
            let (entry, name) = database(entity);
            if super::mark::entity(&entry, &name) != *entity {
                side.entity = Some(entity.clone());
            }
            numbered(
                &mut self.entities,
                'N',
                &format!("Reference {id} {entry}\t{name}"),
            );
        }
        self.foreign(&id, &mark.extra);
        side.coder.clone_from(&mark.coder);
        side.confidence = mark.confidence;
        side.created = mark.created;
        self.noted(&id, &mark.note, side);
    }

    fn attribute(
        &mut self,
        names: &mut Collection,
        id: &str,
        name: &str,
        values: &[String],
        side: &mut Side,
    ) {
        let way = names.way(name);
        for value in values {
            let attribute = match way {
                Way::Value => {
                    let of_type = names.names.name(name);
                    format!("{of_type} {id} {}", names.value(name, value))
                }
                Way::Flags => format!("{} {id}", names.flag(name, value)),
                Way::Notes => {
                    let words = line(value);
                    if !words.is_empty() {
                        let of_type = names.names.name(name);
                        self.note(&of_type, id, &words);
                    }
                    continue;
                }
            };
            numbered(&mut self.attributes, 'A', &attribute);
        }
        if way == Way::Notes && values.iter().any(|value| line(value) != *value) {
            side.attributes.push((name.to_owned(), values.to_vec()));
        }
    }

    fn tie(&mut self, names: &mut Collection, tie: &Tie) {
        let id = self.tie_ids.for_id(&tie.id);
        let end = |id: &String| self.ids.get(id).cloned().unwrap_or_default();
        let (from, to) = (end(&tie.from), end(&tie.to));
        let label = names.of_type(&tie.label, true);
        self.ties
            .push_str(&format!("{id}\t{label} Arg1:{from} Arg2:{to}\n"));
        let mut side = Side::default();
        side.id = (id != tie.id).then(|| tie.id.clone());
        self.foreign(&id, &tie.extra);
        self.noted(&id, &tie.note, side);
    }

    /// The note that people write, and ours.
    fn noted(&mut self, id: &str, note: &str, mut side: Side) {
        let words = line(note);
        if words != note {
            side.note = Some(note.to_owned());
        }
        if !words.is_empty() {
            self.note(NOTES, id, &words);
        }
        if let Some(json) = side.json() {
            self.note(OURS, id, &on_one_line(&json));
        }
    }

    /// Notes of other types and further references that a file had.
    fn foreign(&mut self, id: &str, extra: &crate::domain::Extra) {
        let pairs = |key: &str| match extra.get(key) {
            Some(Json::List(list)) => list.as_slice(),
            _ => &[],
        };
        let both = |pair: &Json| match pair {
            Json::List(pair) => match pair.as_slice() {
                [Json::Text(one), Json::Text(other)] => Some((line(one), line(other))),
                _ => None,
            },
            _ => None,
        };
        for (entry, name) in pairs("references").iter().filter_map(both) {
            numbered(
                &mut self.entities,
                'N',
                &format!("Reference {id} {entry}\t{name}"),
            );
        }
        for (of_type, text) in pairs("notes").iter().filter_map(both) {
            self.note(&of_type, id, &text);
        }
    }
}

fn numbered(lines: &mut (String, usize), letter: char, line: &str) {
    lines.1 += 1;
    lines.0.push_str(&format!("{letter}{}\t{line}\n", lines.1));
}

/// A part without the ends of lines in it.
fn lines_of(text: &Text, part: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut start = part.start();
    let mut at = part.start();
    for c in text.slice(part).chars() {
        if ends_line(c) {
            found.push(Span::new(start, at));
            start = at.plus(1);
        }
        at = at.plus(1);
    }
    found.push(Span::new(start, at));
    found.retain(|line| !line.is_empty());
    found
}
