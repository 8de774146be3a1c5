//! Reads a collection.

use super::config::Config;
use super::line::{Line, parsed, words_of};
use super::mark::{Side, database, entity};
use super::{INDEX, NOTES, OURS};
use crate::domain::json::{Json, parse, shown};
use crate::domain::{Anchor, Extra, OrderedSet, Table, Turns, breathe};
use crate::format::exchange::model::{Article, Entity, META, Mark, Tie};
use crate::format::exchange::plain::line as on_line;
use crate::format::exchange::reduce::over_lines;
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::exchange::units::{Claim, Original, Unit};

/// Reads all pairs of files.
pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let config = Config::of(files);
    let texts: Table<&str, &File> = files
        .iter()
        .filter_map(|file| Some((file.path.strip_suffix(".txt")?, file)))
        .collect();
    let index = Index::of(files);
    let mut notes = Vec::new();
    let mut articles = Vec::new();
    let mut paired = OrderedSet::new();
    for file in files {
        let Some(path) = file.path.strip_suffix(".ann") else {
            continue;
        };
        breathe(turns).await;
        let mut note = |fate, line, what| {
            let file = file.path.clone();
            notes.push(Note {
                fate,
                file,
                line,
                what,
            });
        };
        let Some(text) = texts.get(path) else {
            let what = format!("Its text, {path}.txt, is missing: open both together.");
            note(Fate::Rejected, None, what);
            continue;
        };
        paired.insert(path);
        let mut pair = Pair {
            config: &config,
            note: &mut note,
            marks: Vec::new(),
            ties: Vec::new(),
            ids: Table::new(),
        };
        match pair.article(&text.bytes, &file.bytes, turns).await {
            Ok(mut article) => {
                index.tell(path, &mut article);
                articles.push(article);
            }
            Err((line, reason)) => note(Fate::Rejected, line, format!("The article: {reason}.")),
        }
    }
    for file in files {
        let alone = file.path.strip_suffix(".txt");
        if let Some(path) = alone.filter(|path| !paired.contains(path)) {
            notes.push(Note {
                fate: Fate::Rejected,
                file: file.path.clone(),
                line: None,
                what: format!("There is no {path}.ann beside this text."),
            });
        }
    }
    if articles.is_empty() {
        let first = notes.first();
        let first = first.map(|note| {
            let line = note.line.map(|n| format!(", line {n}")).unwrap_or_default();
            format!("{}{line}: {}", note.file, note.what)
        });
        let none = "there is no article in it: an .ann file with the .txt file of the same name";
        return Err(Refusal(first.unwrap_or_else(|| none.to_owned())));
    }
    Ok(Reading {
        scheme: config.scheme,
        articles,
        notes,
    })
}

/// What is known about articles, by their paths.
struct Index(Option<Json>, String);

impl Index {
    fn of(files: &[File]) -> Self {
        let last = |file: &&File| file.path.rsplit('/').next() == Some(INDEX);
        let file = files.iter().find(last);
        let folder = file.and_then(|file| file.path.strip_suffix(INDEX));
        let json = file.and_then(|file| parse(&file.bytes).ok());
        Self(json, folder.unwrap_or_default().to_owned())
    }

    fn tell(&self, path: &str, article: &mut Article) {
        let inside = path.strip_prefix(&self.1).unwrap_or(path);
        let known = self.0.as_ref().and_then(|json| json.get(inside));
        let Some(Json::Object(known)) = known else {
            path.clone_into(&mut article.id);
            let name = path.rsplit('/').next().unwrap_or(path);
            article.meta = vec![("title".to_owned(), name.to_owned())];
            return;
        };
        let text = |key: &str| known.get(key).and_then(Json::as_str);
        text("id").unwrap_or(inside).clone_into(&mut article.id);
        for name in META {
            if let Some(value) = text(name).filter(|value| !value.is_empty()) {
                article.meta.push((name.to_owned(), value.to_owned()));
            }
        }
        for (key, value) in known.iter() {
            if key != "id" && article.meta(key).is_empty() {
                article.extra.insert(key.clone(), value.clone());
            }
        }
    }
}

/// Why an article does not come in, and the line.
type Reason = (Option<usize>, String);

/// What is gathered about a mark.
struct Draft {
    mark: Mark,
    side: Side,
    notes: Vec<String>,
    /// As it stands in the file, to tell whether what we wrote beside still holds.
    entry: Option<(String, String)>,
    /// Attributes that stand in notes.
    in_notes: Vec<(String, Vec<String>)>,
}

/// A tie with the ids of its ends in the file.
struct Loose {
    tie: Tie,
    side: Side,
    notes: Vec<String>,
    line: usize,
}

/// A text with its marks, being read.
struct Pair<'a> {
    config: &'a Config,
    note: &'a mut dyn FnMut(Fate, Option<usize>, String),
    marks: Vec<Draft>,
    ties: Vec<Loose>,
    /// What ids of the file stand for.
    ids: Table<String, Place>,
}

/// A place in the lists.
#[derive(Clone, Copy, Debug)]
enum Place {
    Mark(usize),
    Tie(usize),
}

impl Pair<'_> {
    async fn article(
        &mut self,
        text: &[u8],
        marks: &[u8],
        turns: &dyn Turns,
    ) -> Result<Article, Reason> {
        let text = std::str::from_utf8(text);
        let text = text.map_err(|_| (None, "its text is not UTF-8".to_owned()))?;
        let original = Original::of(text).map_err(|e| (None, shown(&e)))?;
        let marks = std::str::from_utf8(marks);
        let marks = marks.map_err(|_| (None, "its marks are not UTF-8".to_owned()))?;
        let lines = self.lines(marks.strip_prefix('\u{feff}').unwrap_or(marks));
        let lines: Vec<(usize, &str, Line<'_>)> = lines;
        self.places(&original, &lines)?;
        // Events first: anything may be said of them.
        for sort in ["E", "R*", "AMN#"] {
            for (n, _, line) in lines
                .iter()
                .filter(|(_, _, line)| sort.contains(line.sort()))
            {
                breathe(turns).await;
                if let Err(reason) = self.line(*n, line) {
                    let what = format!("{}: {reason}.", line.id);
                    (self.note)(Fate::Rejected, Some(*n), what);
                }
            }
        }
        Ok(self.finish(original))
    }

    /// All lines, with their numbers.
    fn lines<'t>(&mut self, text: &'t str) -> Vec<(usize, &'t str, Line<'t>)> {
        let mut found = Vec::new();
        for (line, n) in text.split('\n').zip(1..) {
            let line = line.strip_suffix('\r').unwrap_or(line);
            match parsed(line) {
                _ if line.trim().is_empty() => {}
                Some(parsed) => found.push((n, line, parsed)),
                None => {
                    let what = "It is no line that brat writes: an id such as T1, a tab, and more.";
                    (self.note)(Fate::Rejected, Some(n), what.to_owned());
                }
            }
        }
        found
    }

    /// The marks, once it is known what their positions count.
    fn places(
        &mut self,
        original: &Original,
        lines: &[(usize, &str, Line<'_>)],
    ) -> Result<(), Reason> {
        let mut claims: Vec<Claim<'_>> = Vec::new();
        let mut found = Vec::new();
        for (n, _, line) in lines.iter().filter(|(_, _, line)| line.sort() == 'T') {
            let mut reject = |reason: String| {
                let what = format!("{}: {reason}.", line.id);
                (self.note)(Fate::Rejected, Some(*n), what);
            };
            let Some((label, places)) = line.places() else {
                reject("it has no type with start and end".to_owned());
                continue;
            };
            if places.iter().any(|(start, end)| start >= end) {
                reject("it covers no text".to_owned());
                continue;
            }
            if self.ids.contains_key(line.id) {
                reject("there is another of this id above".to_owned());
                continue;
            }
            let words = line.tail.filter(|words| !words.trim().is_empty());
            let words = match words.map(|words| words_of(words, &places)) {
                None => vec![None; places.len()],
                Some(Some(words)) => words.into_iter().map(Some).collect(),
                Some(None) => {
                    reject("its words are not as long as its parts".to_owned());
                    continue;
                }
            };
            self.ids
                .insert(line.id.to_owned(), Place::Mark(found.len()));
            found.push((*n, line.id, label, places.len()));
            let own = places.iter().zip(words);
            claims.extend(own.map(|((start, end), words)| Claim {
                start: *start,
                end: *end,
                words,
            }));
        }
        let settled = original.settle(&claims, Unit::CodePoints).map_err(|e| {
            let mut left = e.place;
            let line = found.iter().find(|(_, _, _, parts)| {
                let here = left < *parts;
                left = left.saturating_sub(*parts);
                here
            });
            let id = line.map_or("", |(_, id, _, _)| *id);
            (line.map(|(n, _, _, _)| *n), format!("{id}: {e}"))
        })?;
        if settled.unit != Unit::CodePoints {
            let what = format!("Positions count {}, not code points.", settled.unit.label());
            (self.note)(Fate::Repaired, None, what);
        }
        let mut spans = settled.spans.into_iter();
        for (n, id, label, parts) in found {
            let own: Vec<_> = spans.by_ref().take(parts).collect();
            let anchor = Anchor::describe(&original.text, &own);
            let anchor = anchor.map_err(|e| (Some(n), format!("{id}: {e}")))?;
            let parts = over_lines(&original.text, anchor.fragments());
            self.marks.push(Draft {
                mark: Mark::bare(id, self.config.name(label), parts),
                side: Side::default(),
                notes: Vec::new(),
                entry: None,
                in_notes: Vec::new(),
            });
        }
        Ok(())
    }

    fn place(&self, id: &str) -> Result<Place, String> {
        let found = self.ids.get(id).copied();
        found.ok_or_else(|| format!("{id}, which it is about, is not there"))
    }

    fn mark(&mut self, id: &str) -> Result<&mut Draft, String> {
        match self.place(id)? {
            Place::Mark(place) => self.marks.get_mut(place),
            Place::Tie(_) => None,
        }
        .ok_or_else(|| format!("{id} is a relation, and only marks have this"))
    }

    /// Any line but those of marks.
    fn line(&mut self, n: usize, line: &Line<'_>) -> Result<(), String> {
        let mut words = line.words();
        let first = words.next().unwrap_or_default();
        let second = words.next();
        let about = || second.ok_or_else(|| "it does not say what it is about".to_owned());
        match line.sort() {
            'E' => self.event(n, line)?,
            'R' => {
                let ends: Vec<(&str, &str)> = line
                    .words()
                    .skip(1)
                    .filter_map(|end| end.split_once(':'))
                    .collect();
                let (from, to) = match ends.as_slice() {
                    [("Arg2", to), ("Arg1", from)] | [(_, from), (_, to)] => (*from, *to),
                    _ => return Err("a relation has two ends".to_owned()),
                };
                self.tie(n, line.id, first, from, to)?;
            }
            '*' => {
                let all: Vec<&str> = line.words().skip(1).collect();
                for (two, k) in all.windows(2).zip(1..) {
                    if let [from, to] = two {
                        self.tie(n, &format!("{first}-{n}-{k}"), first, from, to)?;
                    }
                }
                let what = format!("What is {first} came in as links from each to the next.");
                (self.note)(Fate::Repaired, Some(n), what);
            }
            'A' | 'M' => {
                let about = about()?;
                let value = line.data.splitn(3, ' ').nth(2).map(str::trim);
                let value = value.filter(|value| !value.is_empty());
                let (name, value) = self.config.value(first, value);
                add(&mut self.mark(about)?.mark.attributes, name, value);
            }
            'N' => {
                let about = about()?;
                let entry = words.next().filter(|entry| entry.contains(':'));
                let entry = entry.ok_or("it has no entry of a database")?;
                let name = line.tail.unwrap_or_default().trim();
                let draft = self.mark(about)?;
                match draft.entry {
                    None => draft.entry = Some((entry.to_owned(), name.to_owned())),
                    Some(_) => keep(&mut draft.mark.extra, "references", entry, name),
                }
            }
            _ => {
                let about = about()?;
                let text = line.tail.unwrap_or_default();
                let place = self.place(about)?;
                self.noted(place, first, text);
            }
        }
        Ok(())
    }

    fn event(&mut self, n: usize, line: &Line<'_>) -> Result<(), String> {
        let mut words = line.words();
        let trigger = words.next().and_then(|word| word.split_once(':'));
        let (_, trigger) = trigger.ok_or("an event has a type and a trigger")?;
        let place = self.place(trigger)?;
        self.ids.insert(line.id.to_owned(), place);
        for (word, k) in words.zip(1_usize..) {
            let (role, to) = word.split_once(':').ok_or("a role has a name and a mark")?;
            let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
            // Events may be in roles of events above or below them: the ends are looked up when all are known.
            self.loose(n, &format!("{}-{k}", line.id), role, trigger, to);
        }
        let what = format!("{}: the event came in as links from its trigger.", line.id);
        (self.note)(Fate::Repaired, Some(n), what);
        Ok(())
    }

    fn tie(&mut self, n: usize, id: &str, label: &str, from: &str, to: &str) -> Result<(), String> {
        self.mark(from)?;
        self.mark(to)?;
        if self.ids.contains_key(id) {
            return Err("there is another of this id above".to_owned());
        }
        self.loose(n, id, label, from, to);
        Ok(())
    }

    fn loose(&mut self, line: usize, id: &str, label: &str, from: &str, to: &str) {
        self.ids.insert(id.to_owned(), Place::Tie(self.ties.len()));
        self.ties.push(Loose {
            tie: Tie {
                id: id.to_owned(),
                label: self.config.name(label),
                from: from.to_owned(),
                to: to.to_owned(),
                note: String::new(),
                extra: Extra::new(),
            },
            side: Side::default(),
            notes: Vec::new(),
            line,
        });
    }

    /// A note, of people, of ours, or of another type.
    fn noted(&mut self, place: Place, of_type: &str, text: &str) {
        let attribute = self.config.in_notes(of_type);
        let (notes, side, extra, in_notes) = match place {
            Place::Mark(place) => match self.marks.get_mut(place) {
                Some(d) => (
                    &mut d.notes,
                    &mut d.side,
                    &mut d.mark.extra,
                    Some(&mut d.in_notes),
                ),
                None => return,
            },
            Place::Tie(place) => match self.ties.get_mut(place) {
                Some(d) => (&mut d.notes, &mut d.side, &mut d.tie.extra, None),
                None => return,
            },
        };
        if of_type == NOTES {
            notes.push(text.trim().to_owned());
        } else if let Some(read) = Side::read(text).filter(|_| of_type == OURS) {
            *side = read;
        } else if let Some((attribute, in_notes)) = attribute.zip(in_notes) {
            add(in_notes, attribute, text.trim().to_owned());
        } else {
            keep(extra, "notes", of_type, text.trim());
        }
    }

    fn finish(&mut self, original: Original) -> Article {
        let drafts = std::mem::take(&mut self.marks);
        let mut taken = OrderedSet::new();
        let marks = drafts.into_iter().map(|mut draft| {
            unique(&mut taken, &mut draft.mark.id, draft.side.id.take());
            finished(draft)
        });
        let marks: Vec<Mark> = marks.collect();
        let end = |id: &str| match self.ids.get(id) {
            Some(Place::Mark(place)) => marks.get(*place).map(|mark| mark.id.clone()),
            _ => None,
        };
        let mut ties = Vec::with_capacity(self.ties.len());
        let mut taken = OrderedSet::new();
        for mut loose in std::mem::take(&mut self.ties) {
            let Some((from, to)) = end(&loose.tie.from).zip(end(&loose.tie.to)) else {
                let what = format!("{}: an end of it is not there.", loose.tie.id);
                (self.note)(Fate::Rejected, Some(loose.line), what);
                continue;
            };
            (loose.tie.from, loose.tie.to) = (from, to);
            loose.tie.note = exact(loose.notes.join("\n"), loose.side.note);
            unique(&mut taken, &mut loose.tie.id, loose.side.id);
            ties.push(loose.tie);
        }
        let mut article = Article {
            id: String::new(),
            text: original.text,
            meta: Vec::new(),
            marks,
            ties,
            extra: Extra::new(),
        };
        article.sort();
        article
    }
}

/// A mark with what stands beside it, as far as that still holds.
fn finished(draft: Draft) -> Mark {
    let Draft {
        mut mark,
        side,
        notes,
        entry,
        in_notes,
    } = draft;
    mark.note = exact(notes.join("\n"), side.note);
    mark.coder = side.coder;
    mark.confidence = side.confidence;
    mark.created = side.created;
    mark.entity = entry.map(|(entry, name)| {
        let told = |entity: &Entity| database(entity) == (entry.clone(), name.clone());
        let ours = side.entity.filter(told);
        ours.unwrap_or_else(|| entity(&entry, &name))
    });
    let mut left = in_notes;
    for (name, values) in side.attributes {
        let words = values.iter().map(|value| on_line(value));
        let words: Vec<String> = words.filter(|value| !value.is_empty()).collect();
        let place = left.iter().position(|(known, _)| *known == name);
        let stated = place.map(|place| left[place].1.clone()).unwrap_or_default();
        if stated == words {
            if let Some(place) = place {
                left.remove(place);
            }
            mark.attributes.push((name, values));
        }
    }
    mark.attributes.extend(left);
    crate::format::exchange::attributes::tidy(&mut mark.attributes);
    mark
}

/// Gives a thing the id that we wrote beside, where no other has it; whatever happens, one of its own.
fn unique(taken: &mut OrderedSet<String>, id: &mut String, ours: Option<String>) {
    if let Some(ours) = ours.filter(|ours| !taken.contains(ours)) {
        *id = ours;
    }
    while !taken.insert(id.clone()) {
        id.push('+');
    }
}

/// The text that we wrote beside, where it is the one on the line.
fn exact(on: String, beside: Option<String>) -> String {
    let same = |beside: &String| on_line(beside) == on;
    beside.filter(same).unwrap_or(on)
}

fn add(attributes: &mut Vec<(String, Vec<String>)>, name: String, value: String) {
    match attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, values)) => values.push(value),
        None => attributes.push((name, vec![value])),
    }
}

/// Keeps a pair that has no place here.
fn keep(extra: &mut Extra, key: &str, one: &str, other: &str) {
    let mut list = match extra.remove(key) {
        Some(Json::List(list)) => list,
        _ => Vec::new(),
    };
    list.push(Json::List(vec![Json::text(one), Json::text(other)]));
    extra.insert(key.to_owned(), Json::List(list));
}
