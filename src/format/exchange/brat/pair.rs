//! Reads a text with its marks.

use super::declared::Config;
use super::draft::{Draft, Loose, add, exact, finished, keep, unique};
use super::line::{Line, parsed, words_of};
use super::mark::Side;
use super::{NOTES, OURS};
use crate::domain::json::shown;
use crate::domain::{Anchor, Extra, OrderedSet, Table, Turns, breathe};
use crate::format::exchange::model::{Article, Mark, Tie};
use crate::format::exchange::places::over_lines;
use crate::format::exchange::tool::Fate;
use crate::format::exchange::units::{Claim, Original, Unit};

/// Why an article does not come in, and the line.
pub(super) type Reason = (Option<usize>, String);

/// A text with its marks, being read.
pub(super) struct Pair<'a> {
    pub(super) config: &'a Config,
    pub(super) note: &'a mut dyn FnMut(Fate, Option<usize>, String),
    pub(super) marks: Vec<Draft>,
    pub(super) ties: Vec<Loose>,
    /// What ids of the file stand for.
    pub(super) ids: Table<String, Place>,
}

/// A place in the lists.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Mark(usize),
    Tie(usize),
}

impl Pair<'_> {
    /// The article that two files are.
    pub(super) async fn article(
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
        let mut ids = OrderedSet::new();
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
            if ids.contains(line.id) {
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
            ids.insert(line.id);
            found.push((*n, line.id, label, places.len()));
            let own = places.iter().zip(words);
            claims.extend(own.map(|((start, end), words)| Claim {
                start: *start,
                end: *end,
                words,
            }));
        }
        let settled = original.mostly(&claims, &[], Unit::CodePoints, Original::settle);
        let settled = settled.map_err(|e| {
            let mut left = e.place;
            let line = found.iter().find(|(_, _, _, parts)| {
                let here = left < *parts;
                left = left.saturating_sub(*parts);
                here
            });
            let id = line.map_or("", |(_, id, _, _)| *id);
            (line.map(|(n, _, _, _)| *n), format!("{id}: {e}"))
        })?;
        if let Some(what) = settled.unit.instead_of(Unit::CodePoints) {
            (self.note)(Fate::Repaired, None, what);
        }
        let mut spans = settled.spans.into_iter();
        let mut strays = settled.strays.into_iter();
        for (n, id, label, parts) in found {
            let own: Vec<_> = spans.by_ref().take(parts).collect();
            let strays = strays
                .by_ref()
                .take(own.iter().filter(|one| one.is_none()).count());
            if let Some(stray) = strays.last() {
                (self.note)(
                    Fate::Rejected,
                    Some(n),
                    format!("{id}: {}", stray.left_out()),
                );
                continue;
            }
            let own: Vec<_> = own.into_iter().flatten().collect();
            self.ids
                .insert(id.to_owned(), Place::Mark(self.marks.len()));
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
                // What we noted on a tag that is not there goes with it.
                let place = match self.place(about) {
                    Err(_) if first == OURS => return Ok(()),
                    place => place?,
                };
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
