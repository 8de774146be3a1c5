//! The lines of an article.

use super::mark::{Side, database};
use super::write::{Collection, Way};
use super::{NOTES, OURS};
use crate::domain::json::{Json, shown};
use crate::domain::{Extra, OrderedSet, Span, Table, Text};
use crate::format::exchange::model::{Article, Mark, Tie};
use crate::format::exchange::plain::{ends_line, line, on_one_line};

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
pub(super) struct Lines {
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
    /// None so far. `shift`: characters that stand before the text in its file.
    pub(super) fn of(article: &Article, shift: u32) -> Self {
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

    /// All of them, as the file has them.
    pub(super) fn all(self) -> String {
        let behind = [self.ties, self.attributes.0, self.entities.0, self.notes.0];
        self.places + &behind.concat()
    }

    fn note(&mut self, of_type: &str, target: &str, text: &str) {
        numbered(&mut self.notes, '#', &format!("{of_type} {target}\t{text}"));
    }

    /// Those of a mark.
    pub(super) fn mark(&mut self, names: &mut Collection, text: &Text, mark: &Mark) {
        let id = self.mark_ids.for_id(&mark.id);
        self.ids.insert(mark.id.clone(), id.clone());
        let mut side = Side {
            id: (id != mark.id).then(|| mark.id.clone()),
            coder: mark.coder.clone(),
            confidence: mark.confidence,
            created: mark.created,
            ..Side::default()
        };
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

    /// Those of a tie.
    pub(super) fn tie(&mut self, names: &mut Collection, tie: &Tie) {
        let id = self.tie_ids.for_id(&tie.id);
        let end = |id: &String| self.ids.get(id).cloned().unwrap_or_default();
        let (from, to) = (end(&tie.from), end(&tie.to));
        let label = names.of_type(&tie.label, true);
        self.ties
            .push_str(&format!("{id}\t{label} Arg1:{from} Arg2:{to}\n"));
        let side = Side {
            id: (id != tie.id).then(|| tie.id.clone()),
            ..Side::default()
        };
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
    fn foreign(&mut self, id: &str, extra: &Extra) {
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
