//! The event list: a row for each statement, cells parted by semicolons, words in quotation marks.

use std::cmp::Reverse;

use super::super::holds::{Foreign, Holds};
use super::super::model::{Article, Belonging, Label, Mark, Scheme};
use super::super::reduce::{NO_TEXTS, paragraphs, placed};
use super::super::sheet::{self, Cell, Header};
use super::super::tool::{Fate, File, Note, Reading, Ready, Refusal, Writing};
use super::super::units::{Scale, Unit};
use super::EVENTS;
use super::numbers::{self, Numbers};
use super::variables::{self, Variables};
use crate::domain::json::{Json, shown};
use crate::domain::{Date, Extra, Table, Turns, breathe, sort};
use crate::format::incoming::records::csv::Row;

/// Columns by which a list is known.
pub(super) const KNOWN_BY: [&str; 6] = [
    "statement_id",
    "time",
    "start_position",
    "stop_position",
    "text",
    "document_id",
];

/// Columns in front of the variables, and behind them.
const FRONT: [&str; 2] = ["statement_id", "time"];
const BEHIND: [&str; 10] = [
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
];

/// Where a statement stands.
const PLACES: [&str; 2] = [BEHIND[0], BEHIND[1]];

/// All of them.
const OWN: [&str; 12] = {
    let mut all = [""; 12];
    let mut n = 0;
    while n < 12 {
        all[n] = if n < 2 { FRONT[n] } else { BEHIND[n - 2] };
        n += 1;
    }
    all
};

/// What the article has for the columns of a document, in their order.
const META: [&str; 4] = ["title", "author", "outlet", "section"];

/// Keys of an article that keep what only DNA knows.
pub(super) const TYPE: &str = "document_type";
pub(super) const TIME: &str = "time";

/// The hour where none is known.
pub(super) const MIDNIGHT: &str = "00:00:00";

/// A list that is being written.
pub(super) struct Events {
    variables: Variables,
    out: String,
    documents: Numbers,
    statements: Numbers,
    /// The next article, with all its text.
    whole: Option<Article>,
}

impl Events {
    pub(super) fn begin(scheme: &Scheme) -> Self {
        let variables = Variables::of(scheme, &OWN);
        let mut out = String::new();
        let names = variables.names();
        let names = FRONT.into_iter().chain(names.iter().map(String::as_str));
        sheet::row(&mut out, ';', names.chain(BEHIND).map(Cell::Words));
        Self {
            variables,
            out,
            documents: Numbers::above(scheme.elsewhere.numbers[0]),
            statements: Numbers::above(scheme.elsewhere.numbers[1]),
            whole: None,
        }
    }
}

impl Writing for Events {
    fn whole(&mut self, whole: &Article) {
        let with_numbers = Holds {
            foreign: Foreign::All,
            ..EVENTS.holds
        };
        self.whole = Some(placed(whole, &with_numbers));
    }

    fn article(&mut self, article: &Article) {
        let document = shown(&self.documents.own(numbers::told(&article.extra)));
        let placed = self.whole.take();
        let placed = placed.as_ref().unwrap_or(article);
        let scale = Scale::of(&placed.text, Unit::Utf16);
        let kept = |key: &str| article.extra.get(key).and_then(Json::as_str);
        let day = article.meta("date");
        let time = match day {
            // In other words than a calendar's.
            "" => kept("date").unwrap_or_default().to_owned(),
            day => format!("{day} {}", kept(TIME).unwrap_or(MIDNIGHT)),
        };
        let day: Option<Date> = day.parse().ok();
        for (mark, place) in article.marks.iter().zip(&placed.marks) {
            let number = shown(&self.statements.own(numbers::told(&place.extra)));
            let coded = self.variables.coded(mark, day);
            let coder = self.variables.coder(mark);
            let extent = place.extent();
            let words = article.text.slice(mark.extent());
            let ends = [extent.start(), extent.end()].map(|end| shown(&scale.at(end)));
            let ends = stood(place, words).unwrap_or(ends);
            let front = [Cell::Bare(&number), Cell::Bare(&time)];
            let behind = [
                Cell::Bare(&ends[0]),
                Cell::Bare(&ends[1]),
                Cell::Words(words),
                Cell::Bare(&coder),
                Cell::Bare(&document),
            ];
            let meta = META.map(|name| Cell::Words(article.meta(name)));
            let last = [Cell::Words(kept(TYPE).unwrap_or_default())];
            let cells = front.into_iter().chain(coded.cells()).chain(behind);
            sheet::row(&mut self.out, ';', cells.chain(meta).chain(last));
        }
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        Ready::begun("demarche.events.csv", &mut self.out, at_least)
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        vec![File::of("demarche.events.csv", self.out)]
    }
}

/// Where the words of a statement stood in the text that its list had not, as long as these are its words.
fn stood(mark: &Mark, words: &str) -> Option<[String; 2]> {
    let statement = mark.extra.get(numbers::STATEMENT)?;
    let text = |key: &str| statement.get(key).and_then(Json::as_str);
    let same = text("text") == Some(words);
    let [start, stop] = PLACES.map(|key| same.then(|| text(key)).flatten());
    Some([start?.to_owned(), stop?.to_owned()])
}

/// Statements of a document, with their lines.
type Statements = Vec<Row>;

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    for file in files {
        let known = Header::of(&file.bytes).is_some_and(|header| header.has(&KNOWN_BY));
        if !known {
            continue;
        }
        let (header, rows) = sheet::rows(file, &mut reading.notes)?;
        let mut documents: Vec<Statements> = Vec::new();
        let mut places: Table<String, usize> = Table::new();
        for row in rows {
            breathe(turns).await;
            if header.cell(&row, "text").is_empty() {
                reading.notes.push(Note {
                    fate: Fate::Rejected,
                    file: file.path.clone(),
                    line: Some(row.line),
                    what: format!(
                        "The statement {} has no words.",
                        header.cell(&row, "statement_id")
                    ),
                });
                continue;
            }
            odd(&header, &row, &file.path, &mut reading.notes);
            let document = header.cell(&row, "document_id").to_owned();
            let place = *places.get(&document).unwrap_or(&documents.len());
            if place == documents.len() {
                places.insert(document, place);
                documents.push(Vec::new());
            }
            if let Some(statements) = documents.get_mut(place) {
                statements.push(row);
            }
        }
        if !documents.is_empty() {
            reading.notes.push(Note {
                fate: Fate::Repaired,
                file: file.path.clone(),
                line: None,
                what: NO_TEXTS.to_owned(),
            });
        }
        for statements in documents {
            breathe(turns).await;
            let article = article(&header, statements, &mut reading.scheme);
            reading.articles.push(article);
        }
    }
    match reading.articles.is_empty() {
        true => Err(super::super::jsonl::nothing(&reading.notes)),
        false => Ok(reading),
    }
}

/// Says what of a statement has no place here: it is kept as it stands.
fn odd(header: &Header, row: &Row, path: &str, notes: &mut Vec<Note>) {
    if variables::is_ours(header) {
        return;
    }
    let mut say = |what: String| {
        notes.push(Note {
            fate: Fate::Kept,
            file: path.to_owned(),
            line: Some(row.line),
            what,
        });
    };
    let agreement = header.cell(row, variables::DNA[3]);
    if !["", "0", "1"].contains(&agreement) {
        say(format!(
            "The agreement “{agreement}” is neither 0 nor 1: no position."
        ));
    }
    let time = header.cell(row, TIME);
    let day = time.split_once(' ').map_or(time, |(day, _)| day);
    if !time.is_empty() && day.parse::<Date>().is_err() {
        say(format!("The time “{time}” is no day: no date."));
    }
}

fn article(header: &Header, mut rows: Statements, scheme: &mut Scheme) -> Article {
    let at = |row: &Row, name: &str| header.cell(row, name).parse().unwrap_or(u64::MAX);
    let place = |row: &Row| (at(row, "start_position"), Reverse(at(row, "stop_position")));
    sort(&mut rows, |a, b| place(a).cmp(&place(b)));
    let words = |row: &Row| {
        let words = header.cell(row, "text");
        words.replace("\r\n", "\n").replace('\r', "\n")
    };
    let words: Vec<String> = rows.iter().map(words).collect();
    let (text, spans) = paragraphs(words.iter().map(String::as_str));
    let mut marks = Vec::with_capacity(rows.len());
    let mut known = Known::default();
    for ((row, words), span) in rows.iter().zip(words).zip(spans) {
        let mut mark = Mark::bare("", "", vec![span]);
        variables::read(row, header, &OWN, &mut mark, scheme);
        let mut statement = Extra::new();
        numbers::keep(header.cell(row, "statement_id"), &mut statement);
        for key in PLACES {
            let place = header.cell(row, key).to_owned();
            if numbers::of(&place).is_some() {
                statement.insert(key.to_owned(), Json::Text(place));
            }
        }
        statement.insert("text".to_owned(), Json::Text(words));
        let key = numbers::STATEMENT.to_owned();
        mark.extra.insert(key, Json::Object(statement));
        known.label(&mark, scheme);
        known.belonging(&mark, scheme);
        marks.push(mark);
    }
    let first = rows.first();
    let cell = |name: &str| first.map_or("", |row| header.cell(row, name));
    let mut extra = Extra::new();
    numbers::keep(cell("document_id"), &mut extra);
    let (day, hour) = cell(TIME).split_once(' ').unwrap_or((cell(TIME), ""));
    let mut meta: Vec<(String, String)> = Vec::new();
    let mut say = |name: &str, value: &str| {
        if !value.is_empty() {
            meta.push((name.to_owned(), value.to_owned()));
        }
    };
    say("title", cell("document_title"));
    let is_day = day.parse::<Date>().is_ok();
    say("date", if is_day { day } else { cell(TIME) });
    say("outlet", cell("document_source"));
    say("author", cell("document_author"));
    say("section", cell("document_section"));
    let hour = if is_day && hour != MIDNIGHT { hour } else { "" };
    for (key, value) in [(TIME, hour), (TYPE, cell("document_type"))] {
        if !value.is_empty() {
            extra.insert(key.to_owned(), Json::Text(value.to_owned()));
        }
    }
    let mut article = Article {
        id: String::new(),
        text,
        meta,
        marks,
        ties: Vec::new(),
        extra,
    };
    article.sort();
    article.number();
    article
}

/// What the scheme has been told.
#[derive(Default)]
pub(super) struct Known(Table<String, ()>);

impl Known {
    /// A label marks statements here.
    pub(super) fn label(&mut self, mark: &Mark, scheme: &mut Scheme) {
        let known = self.0.insert(mark.label.clone(), ()).is_some();
        if !known && !scheme.labels.iter().any(|label| label.name == mark.label) {
            scheme.labels.push(Label {
                name: mark.label.clone(),
                definition: String::new(),
                colour: None,
                key: None,
                mention: Some(false),
                above: Vec::new(),
            });
        }
    }

    /// A person belongs to the organization that stands beside.
    pub(super) fn belonging(&mut self, mark: &Mark, scheme: &mut Scheme) {
        let person = mark.values(super::CLAIMANT).first();
        let organization = mark.values("organization").first();
        let belongings = person.and_then(|person| scheme.people.get_mut(person));
        if let (Some(belongings), Some(to)) = (belongings, organization)
            && !belongings.iter().any(|one| one.to == *to)
        {
            belongings.push(Belonging {
                to: to.clone(),
                from: None,
                until: None,
            });
        }
    }
}
