//! The rows about one article become that article.

use std::cmp::Reverse;

use super::grid::Grid;
use super::mark::Marks;
use super::place::{Place, Wanted, places};
use super::read::{Mapping, Sources};
use super::roles::Role;
use super::texts::{Found, Given, Texts};
use super::write::plain;
use crate::domain::json::shown;
use crate::domain::{Date, Extra, Span, Table, Text, Turns, breathe, sort};
use crate::format::exchange::model::{Article, META};
use crate::format::exchange::reduce::paragraphs;
use crate::format::exchange::tool::{Fate, Note};
use crate::format::exchange::units::Original;
use crate::format::incoming::records::csv::Row;
use crate::format::incoming::{day, without_ending};
use crate::format::words::{one_line, quoted};

/// A row with its file.
#[derive(Clone, Copy)]
pub(super) struct One<'a> {
    pub(super) file: &'a str,
    pub(super) row: &'a Row,
}

/// What columns hold.
#[derive(Clone, Copy)]
pub(super) struct Columns<'a> {
    pub(super) names: &'a [String],
    pub(super) mapping: &'a Mapping,
    pub(super) roles: &'a [Role],
    /// Whether it is a table that was written here.
    pub(super) ours: bool,
}

impl Columns<'_> {
    pub(super) fn has(&self, role: &Role) -> bool {
        self.roles.contains(role)
    }

    /// What a row has of something; empty where no column has it.
    pub(super) fn cell<'r>(&self, row: &'r Row, role: &Role) -> &'r str {
        let place = self.roles.iter().position(|one| one == role);
        let cell = place.and_then(|place| row.cells.get(place));
        cell.map_or("", |cell| plain(cell))
    }

    fn number(&self, row: &Row, role: &Role) -> Option<u64> {
        self.cell(row, role).trim().parse().ok()
    }

    fn ends(&self, row: &Row) -> Option<(u64, u64)> {
        let start = self.number(row, &Role::Begin)?;
        let end = match self.has(&Role::End) {
            true => self.number(row, &Role::End)?,
            false => start.checked_add(self.number(row, &Role::Length)?)?,
        };
        (start < end).then_some((start, end))
    }

    /// How many numbers stand in columns of positions.
    fn told(&self, row: &Row) -> usize {
        let ends = [Role::Begin, Role::End, Role::Length].iter();
        ends.filter_map(|role| self.number(row, role)).count()
    }

    /// Whether a column says which article a row is about.
    pub(super) fn name_articles(&self) -> bool {
        self.has(&Role::Document) || self.has(&Role::About("title"))
    }

    fn quote(&self, row: &Row) -> String {
        let words = self.cell(row, &Role::Quote);
        words.replace("\r\n", "\n").replace('\r', "\n")
    }
}

/// Tables while they are being read.
pub(super) struct Work<'a> {
    pub(super) columns: Columns<'a>,
    pub(super) texts: &'a Texts,
    pub(super) notes: Vec<Note>,
    pub(super) sources: Sources,
    /// Which texts some row is about.
    pub(super) met: Vec<bool>,
}

impl<'a> Work<'a> {
    fn say(&mut self, one: One<'_>, fate: Fate, what: String) {
        self.notes.push(Note {
            fate,
            file: one.file.to_owned(),
            line: Some(one.row.line),
            what,
        });
    }

    /// The rows of each article, with the place of its text among those beside the table.
    pub(super) async fn grouped(
        &self,
        grids: &[&'a Grid],
        turns: &dyn Turns,
    ) -> Vec<(Vec<One<'a>>, Found)> {
        let by = [Role::Document, Role::About("title"), Role::Text];
        let by = by.iter().find(|role| self.columns.has(role));
        let mut groups: Vec<(Vec<One<'a>>, Found)> = Vec::new();
        let mut places: Table<String, usize> = Table::new();
        let all = grids.iter().flat_map(|grid| {
            let file = grid.file.as_str();
            grid.rows.iter().map(move |row| One { file, row })
        });
        for one in all {
            breathe(turns).await;
            let said = by.map_or("", |role| self.columns.cell(one.row, role));
            let found = match self.texts.is_empty() {
                true => Found::Nothing,
                false => self.find(one.row),
            };
            // Two names may be of one text.
            let name = match found {
                Found::At(place) => format!("\u{0}{place}"),
                Found::Nothing | Found::Several => said.to_owned(),
            };
            let place = *places.get(&name).unwrap_or(&groups.len());
            if place == groups.len() {
                places.insert(name, place);
                groups.push((Vec::new(), found));
            }
            if let Some((rows, _)) = groups.get_mut(place) {
                rows.push(one);
            }
        }
        groups
    }

    fn find(&self, row: &Row) -> Found {
        let by = [Role::Document, Role::About("title")];
        let mut found = by.iter().map(|role| {
            let name = self.columns.cell(row, role);
            self.texts.find(name)
        });
        let found = found.find(|found| *found != Found::Nothing);
        found.unwrap_or(Found::Nothing)
    }

    /// An article of its rows; `None` where nothing of it can be read, which is said.
    pub(super) async fn article(
        &mut self,
        mut rows: Vec<One<'a>>,
        found: Found,
        turns: &dyn Turns,
    ) -> Option<Article> {
        let columns = self.columns;
        let first = *rows.first()?;
        let given = match found {
            Found::At(place) => {
                if let Some(met) = self.met.get_mut(place) {
                    *met = true;
                }
                self.texts.at(place)
            }
            Found::Nothing | Found::Several => None,
        };
        let text = self.own_text(&rows);
        let original = match (text, given) {
            ("", None) => {
                if found == Found::Several {
                    let what = "Several texts are called like this article: none of them is taken.";
                    self.say(first, Fate::Repaired, what.to_owned());
                }
                None
            }
            ("", Some(given)) => Some(Original::inside(given.text.as_str())),
            (text, _) => Some(Original::inside(text)),
        };
        let (text, placed) = match original.transpose() {
            Err(error) => {
                let what = format!("The whole article is left out: {error}.");
                self.say(first, Fate::Rejected, what);
                return None;
            }
            Ok(Some(original)) => {
                match text {
                    "" if given.is_some_and(|given| !given.alone) => self.sources.here += 1,
                    "" => self.sources.beside += 1,
                    _ => self.sources.in_table += 1,
                }
                let spans = self.places(&original, &mut rows, turns).await;
                (original.text, spans)
            }
            Ok(None) => {
                let named = columns.name_articles();
                if named && !self.texts.is_empty() && found == Found::Nothing {
                    let what =
                        "There is no text for this article: it is made of the words of its tags.";
                    self.say(first, Fate::Repaired, what.to_owned());
                }
                self.sources.without += 1;
                let (text, spans) = self.words_alone(&mut rows);
                let places = spans.into_iter().map(|span| Place { span, exact: true });
                (text, places.collect())
            }
        };
        if rows.is_empty() && given.is_none() {
            return None;
        }
        let meta = self.meta(&rows, given, &text);
        let mut marks = Marks::of(columns);
        for (one, place) in rows.iter().zip(placed) {
            marks.add(*one, place, &mut self.notes);
        }
        let mut article = Article {
            id: columns.cell(first.row, &Role::Document).to_owned(),
            text,
            meta,
            marks: marks.finish(),
            ties: Vec::new(),
            extra: Extra::new(),
        };
        article.sort();
        Some(article)
    }

    /// The text that the table has of an article; of several, the longest.
    fn own_text(&mut self, rows: &[One<'a>]) -> &'a str {
        let columns = self.columns;
        let mut longest = "";
        let mut differs = None;
        for one in rows {
            let text = columns.cell(one.row, &Role::Text);
            if !text.is_empty() && !longest.is_empty() && text != longest {
                differs = differs.or(Some(*one));
            }
            if text.len() > longest.len() {
                longest = text;
            }
        }
        if let Some(one) = differs {
            let what = "Rows have different texts of the same article: the longest is taken.";
            self.say(one, Fate::Repaired, what.to_owned());
        }
        longest
    }

    /// The words of tags, one below the other, where there is no text. Rows without words are taken out, which is said.
    fn words_alone(&mut self, rows: &mut Vec<One<'a>>) -> (Text, Vec<Span>) {
        let columns = self.columns;
        rows.retain(|one| {
            let has = !columns.cell(one.row, &Role::Quote).is_empty();
            if !has {
                self.say(*one, Fate::Rejected, "The tag has no words.".to_owned());
            }
            has
        });
        let place = |one: &One<'_>| {
            let at = |role| columns.number(one.row, &role).unwrap_or(u64::MAX);
            (at(Role::Begin), Reverse(at(Role::End)))
        };
        sort(rows, |a, b| place(a).cmp(&place(b)));
        let words: Vec<String> = rows.iter().map(|one| columns.quote(one.row)).collect();
        paragraphs(words.iter().map(String::as_str))
    }

    /// Where the tags of these rows stand in a text. Rows that stand nowhere are taken out, which is said.
    async fn places(
        &mut self,
        original: &Original,
        rows: &mut Vec<One<'a>>,
        turns: &dyn Turns,
    ) -> Vec<Place> {
        let columns = self.columns;
        let whose = [Role::Label, Role::Labels, Role::Coder];
        let wanted = rows.iter().map(|one| Wanted {
            begin: columns.number(one.row, &Role::Begin),
            ends: columns.ends(one.row),
            told: columns.told(one.row),
            words: columns.quote(one.row),
            whose: whose
                .each_ref()
                .map(|role| columns.cell(one.row, role))
                .join("\u{0}"),
        });
        let wanted: Vec<Wanted> = wanted.collect();
        let all = rows.clone();
        let mut say = |n: usize, fate, what| {
            if let Some(one) = all.get(n) {
                self.say(*one, fate, what);
            }
        };
        let found = places(original, &wanted, &mut say, turns).await;
        let mut there = found.iter().map(Option::is_some);
        rows.retain(|_| there.next() == Some(true));
        found.into_iter().flatten().collect()
    }

    /// What is known about the article: what the table says, and what is known of its text besides.
    fn meta(
        &mut self,
        rows: &[One<'a>],
        given: Option<&Given>,
        text: &Text,
    ) -> Vec<(String, String)> {
        let columns = self.columns;
        let mut meta = Vec::new();
        for name in META {
            let role = Role::About(name);
            let said = rows
                .iter()
                .map(|one| (*one, columns.cell(one.row, &role)))
                .filter(|(_, value)| !value.is_empty());
            let mut said = said.peekable();
            let first = said.peek().copied();
            if let Some((_, value)) = first
                && let Some((one, _)) = said.find(|(_, other)| *other != value)
            {
                let what = format!(
                    "Rows of one article differ in its {name}: that of the first is taken."
                );
                self.say(one, Fate::Repaired, what);
            }
            let of_text = || {
                let of_text = given?.meta.iter().find(|(one, _)| one == name)?;
                Some(of_text.1.clone())
            };
            let value = match first {
                Some((one, value)) if name == "date" => Some(self.date(one, value)),
                Some((_, value)) => Some(value.to_owned()),
                None => of_text().or_else(|| {
                    let wanted = name == "title" && !columns.has(&role);
                    wanted.then(|| title(columns, rows, text))
                }),
            };
            let value = value.filter(|value| !value.is_empty());
            meta.extend(value.map(|value| (name.to_owned(), value)));
        }
        meta
    }

    /// A day, however it is written, as we write it; what could mean two is kept as it is.
    fn date(&mut self, one: One<'_>, written: &str) -> String {
        if self.columns.ours || written.parse::<Date>().is_ok() {
            return written.to_owned();
        }
        match day(written) {
            Some(date) => shown(&date),
            None => {
                let what = format!(
                    "{} does not tell one day: it is kept with the article as it is written.",
                    quoted(written, 40)
                );
                self.say(one, Fate::Kept, what);
                written.to_owned()
            }
        }
    }
}

/// What an article is called of which no column has the title: as the table calls it, or by its beginning.
fn title(columns: Columns<'_>, rows: &[One<'_>], text: &Text) -> String {
    let named = rows
        .iter()
        .map(|one| columns.cell(one.row, &Role::Document));
    let named = named.map(str::trim).find(|name| !name.is_empty());
    match named {
        Some(name) => {
            let file = [
                ".txt", ".md", ".docx", ".odt", ".html", ".htm", ".pdf", ".rtf",
            ];
            let lower = name.to_ascii_lowercase();
            match file.iter().any(|ending| lower.ends_with(ending)) {
                true => without_ending(name).to_owned(),
                false => name.to_owned(),
            }
        }
        None => {
            let first: String = text.as_str().chars().take(60).collect();
            one_line(&first)
        }
    }
}
