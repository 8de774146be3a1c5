//! The archive for R: a table of texts, one of statements, a script that makes a database of them, and how to do it.

use super::super::holds::{Foreign, Holds};
use super::super::model::{Article, Mark, Scheme};
use super::super::reduce::placed;
use super::super::sheet::{self, Cell, Header};
use super::super::tool::{Fate, File, Note, Reading, Ready, Refusal, Writing};
use super::super::units::{Claim, Original, Scale, Unit};
use super::events::{TIME, TYPE};
use super::numbers::{self, Numbers};
use super::variables::{self, Variables};
use crate::domain::json::{Json, shown};
use crate::domain::{Confidence, Date, Extra, Table, Turns, breathe};
use crate::format::incoming::records::csv::Row;

/// Columns of the table of texts.
const DOCUMENTS: [&str; 13] = [
    "document_id",
    "title",
    "date",
    "author",
    "source",
    "section",
    "language",
    "url",
    "notes",
    "article_id",
    "text",
    "type",
    "hour",
];

/// Columns by which it is known.
pub(super) const KNOWN_BY: [&str; 4] = ["document_id", "source", "article_id", "text"];

/// What an article has for these columns, beginning with the second.
const META: [&str; 8] = [
    "title", "date", "author", "outlet", "section", "language", "url", "notes",
];

/// Columns of a statement in front of the variables, and behind them.
const FRONT: [&str; 4] = ["statement_id", "document_id", "start", "stop"];
const BEHIND: [&str; 5] = ["coder", "text", "tag_id", "confidence", "created"];

/// All of them.
const OWN: [&str; 9] = {
    let mut all = [""; 9];
    let mut n = 0;
    while n < 9 {
        all[n] = if n < 4 { FRONT[n] } else { BEHIND[n - 4] };
        n += 1;
    }
    all
};

/// An archive that is being written.
pub(super) struct Archive {
    variables: Variables,
    documents: String,
    statements: String,
    /// Numbers of both.
    numbers: [Numbers; 2],
    /// The next article, with what came from files of DNA's.
    whole: Option<Article>,
}

impl Archive {
    pub(super) fn begin(scheme: &Scheme) -> Self {
        let variables = Variables::of(scheme, &OWN);
        let (mut documents, mut statements) = (String::new(), String::new());
        sheet::row(&mut documents, ',', DOCUMENTS.into_iter().map(Cell::Words));
        let names = variables.names();
        let names = FRONT.into_iter().chain(names.iter().map(String::as_str));
        sheet::row(&mut statements, ',', names.chain(BEHIND).map(Cell::Words));
        Self {
            variables,
            documents,
            statements,
            numbers: scheme.elsewhere.numbers.map(Numbers::above),
            whole: None,
        }
    }
}

impl Writing for Archive {
    fn whole(&mut self, whole: &Article) {
        let with_numbers = Holds {
            foreign: Foreign::All,
            ..super::HOLDS
        };
        self.whole = Some(placed(whole, &with_numbers));
    }

    fn article(&mut self, article: &Article) {
        let whole = self.whole.take();
        let whole = whole.as_ref().unwrap_or(article);
        let [documents, statements] = &mut self.numbers;
        let document = shown(&documents.own(numbers::told(&whole.extra)));
        let kept = |key: &str| whole.extra.get(key).and_then(Json::as_str);
        let last = [TYPE, TIME].map(|key| Cell::Words(kept(key).unwrap_or_default()));
        let meta = META.map(|name| Cell::Words(article.meta(name)));
        let behind = [&article.id, article.text.as_str()].map(Cell::Words);
        let cells = std::iter::once(Cell::Bare(&document)).chain(meta);
        let cells = cells.chain(behind).chain(last);
        sheet::row(&mut self.documents, ',', cells);
        let scale = Scale::of(&article.text, Unit::Utf16);
        let day: Option<Date> = article.meta("date").parse().ok();
        for (mark, known) in article.marks.iter().zip(&whole.marks) {
            let number = shown(&statements.own(numbers::told(&known.extra)));
            let extent = mark.extent();
            let ends = [extent.start(), extent.end()].map(|end| shown(&scale.at(end)));
            let coded = self.variables.coded(mark, day);
            let coder = self.variables.coder(mark);
            let confidence = mark.confidence.map(Confidence::to_json);
            let created = mark.created.map(|time| shown(&time));
            let front = [&number, &document, &ends[0], &ends[1]].map(|value| Cell::Bare(value));
            let behind = [
                Cell::Bare(&coder),
                Cell::Words(article.text.slice(extent)),
                Cell::Words(&mark.id),
                Cell::Bare(confidence.as_deref().unwrap_or_default()),
                Cell::Bare(created.as_deref().unwrap_or_default()),
            ];
            let cells = front.into_iter().chain(coded.cells()).chain(behind);
            sheet::row(&mut self.statements, ',', cells);
        }
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        let mut ready = Ready::begun("documents.csv", &mut self.documents, at_least);
        ready.and("statements.csv", &mut self.statements, at_least);
        ready
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        vec![
            File::of("documents.csv", self.documents),
            File::of("statements.csv", self.statements),
            File::of("make_dna.R", include_str!("make_dna.R")),
            File::of("README.txt", include_str!("README.txt")),
        ]
    }
}

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    let mut statements: Table<String, Vec<Row>> = Table::new();
    let mut header = None;
    let mut documents = Vec::new();
    for file in files {
        let Some(known) = Header::of(&file.bytes) else {
            continue;
        };
        if known.has(&KNOWN_BY) {
            let (header, rows) = sheet::rows(file, &mut reading.notes)?;
            documents.push((file, header, rows));
        } else if known.has(&FRONT) {
            let (names, rows) = sheet::rows(file, &mut reading.notes)?;
            for row in rows {
                let document = names.cell(&row, "document_id").to_owned();
                statements.or_default(document).push(row);
            }
            header = Some((file, names));
        }
    }
    for (file, names, rows) in documents {
        for row in rows {
            breathe(turns).await;
            let coded = statements.remove(names.cell(&row, "document_id"));
            let coded = coded.unwrap_or_default();
            let mut say = |file: &File, line, fate, what: String| {
                reading.notes.push(Note {
                    fate,
                    file: file.path.clone(),
                    line: Some(line),
                    what,
                });
            };
            let table = header.as_ref().map(|(file, header)| (*file, header));
            match article(&names, &row, table, coded, &mut reading.scheme, &mut say) {
                Ok(article) => reading.articles.push(article),
                Err(reason) => {
                    let what = format!("The whole article is left out: {reason}.");
                    say(file, row.line, Fate::Rejected, what);
                }
            }
        }
    }
    if let Some((file, _)) = header {
        for row in statements.values().flatten() {
            reading.notes.push(Note {
                fate: Fate::Rejected,
                file: file.path.clone(),
                line: Some(row.line),
                what: "The statement belongs to no article.".to_owned(),
            });
        }
    }
    match reading.articles.is_empty() {
        true => Err(super::super::jsonl::nothing(&reading.notes)),
        false => Ok(reading),
    }
}

/// What happens to be said of a row.
type Say<'a> = &'a mut dyn FnMut(&File, usize, Fate, String);

fn article(
    names: &Header,
    row: &Row,
    table: Option<(&File, &Header)>,
    mut coded: Vec<Row>,
    scheme: &mut Scheme,
    say: Say<'_>,
) -> Result<Article, String> {
    let original = Original::inside(names.cell(row, "text")).map_err(|error| shown(&error))?;
    let mut marks = Vec::new();
    if let Some((file, header)) = table {
        let place = |row: &Row| {
            let at = |name: &str| header.cell(row, name).parse::<u64>().ok();
            at("start")
                .zip(at("stop"))
                .filter(|(start, stop)| start < stop)
        };
        coded.retain(|row| {
            let covers = place(row).is_some();
            if !covers {
                let number = header.cell(row, "statement_id");
                let what = format!("The statement {number} covers no text.");
                say(file, row.line, Fate::Rejected, what);
            }
            covers
        });
        let claims = coded.iter().map(|row| {
            let (start, end) = place(row).unwrap_or_default();
            let words = header.cell(row, "text");
            Claim {
                start,
                end,
                words: (!words.is_empty()).then_some(words),
            }
        });
        let claims: Vec<Claim<'_>> = claims.collect();
        let settled = original.mostly(&claims, &[], Unit::Utf16, Original::settle);
        let settled = settled.map_err(|error| shown(&error))?;
        if let (true, Some(row)) = (settled.unit != Unit::Utf16, coded.first()) {
            let unit = settled.unit.label();
            let what = format!("Positions count {unit}, not UTF-16 units.");
            say(file, row.line, Fate::Repaired, what);
        }
        for stray in &settled.strays {
            let line = coded.get(stray.place).map_or(0, |row| row.line);
            say(file, line, Fate::Rejected, stray.left_out());
        }
        for ((row, span), n) in coded.iter().zip(settled.spans).zip(1_usize..) {
            let Some(span) = span else {
                continue;
            };
            let id = match header.cell(row, "tag_id") {
                "" => shown(&n),
                id => id.to_owned(),
            };
            let mut mark = Mark::bare(id, "", vec![span]);
            variables::read(row, header, &OWN, &mut mark, scheme);
            let mut statement = Extra::new();
            numbers::keep(header.cell(row, FRONT[0]), &mut statement);
            if !statement.is_empty() {
                let key = numbers::STATEMENT.to_owned();
                mark.extra.insert(key, Json::Object(statement));
            }
            mark.confidence = Confidence::of_decimal(header.cell(row, "confidence"));
            mark.created = header.cell(row, "created").parse().ok();
            marks.push(mark);
        }
    }
    let stated = super::META.into_iter().filter_map(|name| {
        let column = if name == "outlet" { "source" } else { name };
        let value = names.cell(row, column);
        (!value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
    });
    let mut extra = Extra::new();
    numbers::keep(names.cell(row, DOCUMENTS[0]), &mut extra);
    for (key, column) in [(TYPE, "type"), (TIME, "hour")] {
        let value = names.cell(row, column);
        if !value.is_empty() {
            extra.insert(key.to_owned(), Json::Text(value.to_owned()));
        }
    }
    let mut article = Article {
        id: names.cell(row, "article_id").to_owned(),
        text: original.text,
        meta: stated.collect(),
        marks,
        ties: Vec::new(),
        extra,
    };
    article.sort();
    Ok(article)
}
