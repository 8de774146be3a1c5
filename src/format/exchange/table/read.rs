//! Rows become tags.

use std::cmp::Reverse;

use super::KNOWN_BY;
use super::roles::{Role, exact, missing};
use super::write::plain;
use crate::domain::json::shown;
use crate::domain::{Confidence, Extra, Span, Table, Turns, breathe, sort};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::jsonl::nothing;
use crate::format::exchange::model::{Article, Entity, META, Mark};
use crate::format::exchange::reduce::{NO_TEXTS, paragraphs};
use crate::format::exchange::sheet::{self, Header};
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::exchange::units::{Claim, Original, Unit};
use crate::format::incoming::records::csv::Row;

/// What a tag is called where no column says it.
const TAG: &str = "Tag";

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut whole = Reading::default();
    for file in files {
        let header = Header::of(&file.bytes).filter(|header| header.has(&KNOWN_BY));
        if let Some(header) = header {
            let roles = exact(&header.names);
            let reading = read_as(file, &roles, turns).await?;
            whole.articles.extend(reading.articles);
            whole.notes.extend(reading.notes);
        }
    }
    Ok(whole)
}

/// Reads a table of which it is said what its columns hold. Rows of one document become one article; where there is no column for
/// it, those of one title do. Linear in the table, but for sorting.
///
/// # Errors
/// [`Refusal`]: no table, nothing that would be a tag, or [`missing`] columns.
pub async fn read_as(file: &File, roles: &[Role], turns: &dyn Turns) -> Result<Reading, Refusal> {
    if let Some(what) = missing(roles) {
        return Err(Refusal(format!("{}: {what}", file.path)));
    }
    let mut reading = Reading::default();
    let (_, rows) = sheet::rows(file, &mut reading.notes)?;
    let columns = Columns { roles };
    let mut documents: Vec<Vec<Row>> = Vec::new();
    let mut places: Table<String, usize> = Table::new();
    let by = match roles.contains(&Role::Document) {
        true => Role::Document,
        false => Role::About("title"),
    };
    for row in rows {
        breathe(turns).await;
        let document = columns.cell(&row, &by).to_owned();
        let place = *places.get(&document).unwrap_or(&documents.len());
        if place == documents.len() {
            places.insert(document, place);
            documents.push(Vec::new());
        }
        if let Some(rows) = documents.get_mut(place) {
            rows.push(row);
        }
    }
    for rows in documents {
        breathe(turns).await;
        let mut say = |line, fate, what: String| {
            let file = file.path.clone();
            reading.notes.push(Note {
                fate,
                file,
                line,
                what,
            });
        };
        if let Some(article) = columns.article(rows, &mut say) {
            reading.articles.push(article);
        }
    }
    if reading.articles.is_empty() {
        return Err(nothing(&reading.notes));
    }
    if !roles.contains(&Role::Text) {
        reading.notes.push(Note {
            fate: Fate::Repaired,
            file: file.path.clone(),
            line: None,
            what: NO_TEXTS.to_owned(),
        });
    }
    Ok(reading)
}

/// What happens to be said of a line.
type Say<'a> = &'a mut dyn FnMut(Option<usize>, Fate, String);

struct Columns<'a> {
    roles: &'a [Role],
}

impl Columns<'_> {
    /// What a row has of something; empty where no column has it.
    fn cell<'r>(&self, row: &'r Row, role: &Role) -> &'r str {
        let place = self.roles.iter().position(|one| one == role);
        let cell = place.and_then(|place| row.cells.get(place));
        cell.map_or("", |cell| plain(cell))
    }

    fn number(&self, row: &Row, role: &Role) -> Option<u64> {
        self.cell(row, role).trim().parse().ok()
    }

    /// An article of its rows; `None` where nothing of it can be read, which is said.
    fn article(&self, mut rows: Vec<Row>, say: Say<'_>) -> Option<Article> {
        let texts = rows.iter().map(|row| self.cell(row, &Role::Text));
        let text = texts.max_by_key(|text| text.len()).unwrap_or_default();
        let original = match text {
            "" => None,
            text => match Original::inside(text) {
                Ok(original) => Some(original),
                Err(error) => {
                    let line = rows.first().map(|row| row.line);
                    say(
                        line,
                        Fate::Rejected,
                        format!("The whole article is left out: {error}."),
                    );
                    return None;
                }
            },
        };
        let (text, placed) = match original {
            Some(original) => {
                let spans = self.places(&original, &mut rows, say);
                (original.text, spans)
            }
            None => {
                rows.retain(|row| {
                    let has = !self.cell(row, &Role::Quote).is_empty();
                    if !has {
                        say(
                            Some(row.line),
                            Fate::Rejected,
                            "The tag has no words.".to_owned(),
                        );
                    }
                    has
                });
                let place = |row: &Row| {
                    let at = |role| self.number(row, &role).unwrap_or(u64::MAX);
                    (at(Role::Begin), Reverse(at(Role::End)))
                };
                sort(&mut rows, |a, b| place(a).cmp(&place(b)));
                let quote = |row: &Row| {
                    let words = self.cell(row, &Role::Quote);
                    words.replace("\r\n", "\n").replace('\r', "\n")
                };
                let words: Vec<String> = rows.iter().map(quote).collect();
                paragraphs(words.iter().map(String::as_str))
            }
        };
        let first = rows.first()?;
        let meta = META.into_iter().filter_map(|name| {
            let value = self.cell(first, &Role::About(name));
            (!value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
        });
        let marks = rows.iter().zip(placed).zip(1..);
        let mut article = Article {
            id: self.cell(first, &Role::Document).to_owned(),
            text,
            meta: meta.collect(),
            marks: marks
                .map(|((row, span), n)| self.mark(row, span, n))
                .collect(),
            ties: Vec::new(),
            extra: Extra::new(),
        };
        article.sort();
        Some(article)
    }

    /// Where the tags of these rows stand in a text: where their columns say, or where their words are. Rows that stand nowhere
    /// are taken out, which is said.
    fn places(&self, original: &Original, rows: &mut Vec<Row>, say: Say<'_>) -> Vec<Span> {
        let ends = |row: &Row| {
            let start = self.number(row, &Role::Begin);
            let ends = start.zip(self.number(row, &Role::End));
            ends.filter(|(start, end)| start < end)
        };
        let text = original.text.as_str();
        let found = |row: &Row| {
            let words = self.cell(row, &Role::Quote);
            let at = text.find(words).filter(|_| !words.is_empty())?;
            let start = text.get(..at)?.chars().count() as u64;
            Some((start, start + words.chars().count() as u64))
        };
        let placed = rows.iter().all(|row| ends(row).is_some());
        let claims = rows.iter().filter_map(|row| {
            let (start, end) = if placed { ends(row) } else { found(row) }?;
            let words = self.cell(row, &Role::Quote);
            let words = (!words.is_empty()).then_some(words);
            Some(Claim { start, end, words })
        });
        let claims: Vec<Claim<'_>> = claims.collect();
        let settled = match claims.iter().any(|claim| claim.words.is_some()) {
            true => original.settle(&claims, Unit::CodePoints),
            false => original.likeliest(&claims, Unit::CodePoints),
        };
        if let (true, Ok(settled)) = (placed, settled) {
            return settled.spans;
        }
        // Each by its words alone.
        let mut spans = Vec::new();
        rows.retain(|row| {
            let place = found(row);
            match place {
                Some((start, end)) => {
                    let at = |n: u64| crate::domain::Offset(u32::try_from(n).unwrap_or(u32::MAX));
                    spans.push(Span::new(at(start), at(end)));
                }
                None => {
                    let words = self.cell(row, &Role::Quote);
                    let what = format!("“{words}” does not stand in the text of its article.");
                    say(Some(row.line), Fate::Rejected, what);
                }
            }
            place.is_some()
        });
        if let Some(row) = rows.first() {
            let what = "Positions do not fit the text: tags stand where their words come first.";
            say(Some(row.line), Fate::Repaired, what.to_owned());
        }
        spans
    }

    fn mark(&self, row: &Row, span: Span, n: usize) -> Mark {
        let cell = |role: Role| self.cell(row, &role).to_owned();
        let or = |value: String, other: String| if value.is_empty() { other } else { value };
        let id = or(cell(Role::Id), shown(&n));
        let label = match self.roles.contains(&Role::Label) {
            true => cell(Role::Label),
            false => TAG.to_owned(),
        };
        let mut mark = Mark::bare(id, label, vec![span]);
        for (role, value) in self.roles.iter().zip(&row.cells) {
            if let Role::Attribute(name) = role {
                let value = plain(value).to_owned();
                mark.attributes.push((name.clone(), vec![value]));
            }
        }
        tidy(&mut mark.attributes);
        let (id, name) = (cell(Role::EntityId), cell(Role::EntityName));
        if !(id.is_empty() && name.is_empty()) {
            mark.entity = Some(Entity {
                id: or(id.clone(), name.clone()),
                name: or(name, id),
            });
        }
        mark.note = cell(Role::Note);
        mark.coder = cell(Role::Coder);
        mark.confidence = Confidence::of_decimal(&cell(Role::Confidence));
        mark.created = cell(Role::Created).parse().ok();
        mark
    }
}
