//! Taguette: a table of its highlights and one of its codebook, as it exports them. Neither has the texts: what comes back are
//! the highlights of each document, one below the other.

use super::group::Group;
use super::holds::{Holds, Kinds, Words};
use super::model::{Article, Label, Mark, Scheme};
use super::reduce::{NO_TEXTS, paragraphs};
use super::tool::{Fate, File, Note, Reading, Ready, Refusal, Tool, Writing};
use crate::domain::json::shown;
use crate::domain::{Extra, OrderedSet, Table, Turns, breathe};
use crate::format::incoming::records::csv::{Row, Rows};

/// Taguette.
pub(super) static TOOL: Tool = Tool {
    id: "taguette",
    name: "Taguette (CSV)",
    purpose: "Tables of tags and codebook as Taguette exports them, for whoever works with these. They have the words of \
              tags, not the texts.",
    group: Group::Analysis,
    programs: "Taguette",
    also: "",
    ending: "taguette.zip",
    packed: true,
    holds: Holds {
        kinds: Kinds {
            listed: true,
            definitions: true,
            ..Kinds::NO
        },
        text: Words::Quotes,
        meta: &["title"],
        ..Holds::BARE
    },
    choices: &[],
    begin: |scheme, _| Box::new(Tables::begin(scheme)),
    knows: |files| files.iter().any(|file| is_highlights(&file.bytes)),
    read: |files, turns| Box::pin(read(files, turns)),
};

const HIGHLIGHTS: [&str; 4] = ["id", "document", "tag", "content"];

/// What the first column of a codebook may be called.
const TAG: [&str; 3] = ["tag", "name", "path"];

struct Tables {
    codebook: String,
    highlights: String,
    next: u64,
}

impl Tables {
    fn begin(scheme: &Scheme) -> Self {
        let mut codebook = String::from("tag,description\r\n");
        for label in &scheme.labels {
            row(&mut codebook, &[&label.name, &label.definition]);
        }
        Self {
            codebook,
            highlights: format!("{}\r\n", HIGHLIGHTS.join(",")),
            next: 1,
        }
    }
}

fn row(out: &mut String, cells: &[&str]) {
    for (n, cell) in cells.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

impl Writing for Tables {
    fn article(&mut self, article: &Article) {
        for mark in &article.marks {
            let words = article.text.slice(mark.extent());
            let cells = [
                &shown(&self.next),
                article.meta("title"),
                &mark.label,
                words,
            ];
            row(&mut self.highlights, &cells);
            self.next += 1;
        }
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        Ready::begun("highlights.csv", &mut self.highlights, at_least)
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        vec![
            File::of("codebook.csv", self.codebook),
            File::of("highlights.csv", self.highlights),
        ]
    }
}

/// The names of the columns, in small letters.
fn header(bytes: &[u8]) -> Vec<String> {
    let start = bytes.get(..1_000).unwrap_or(bytes);
    let line = start.split(|b| *b == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let names = line.trim_start_matches('\u{feff}').trim().split(',');
    names
        .map(|name| name.trim_matches('"').to_ascii_lowercase())
        .collect()
}

fn is_highlights(bytes: &[u8]) -> bool {
    header(bytes) == HIGHLIGHTS
}

async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    let mut documents: Vec<(String, Vec<Row>)> = Vec::new();
    let mut places: Table<String, usize> = Table::new();
    for file in files {
        let text = std::str::from_utf8(&file.bytes);
        let text = text.map_err(|_| Refusal(format!("{}: it is not UTF-8", file.path)))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let names = header(&file.bytes);
        let mut note = |fate, line, what: String| {
            let file = file.path.clone();
            reading.notes.push(Note {
                fate,
                file,
                line,
                what,
            });
        };
        if names == HIGHLIGHTS {
            note(Fate::Repaired, None, NO_TEXTS.to_owned());
        }
        for found in Rows::of(text, ',').skip(1) {
            breathe(turns).await;
            let row = found.map_err(|fault| {
                let line = fault
                    .line
                    .map_or_else(String::new, |line| format!(", line {line}"));
                Refusal(format!("{}{line}: {}", file.path, fault.what))
            })?;
            match (names == HIGHLIGHTS, row.cells.as_slice()) {
                (true, [_, document, _, words]) if !words.is_empty() => {
                    let place = *places.get(document).unwrap_or(&documents.len());
                    if place == documents.len() {
                        places.insert(document.clone(), place);
                        documents.push((document.clone(), Vec::new()));
                    }
                    documents[place].1.push(row);
                }
                (true, [_, _, tag, _]) => {
                    note(
                        Fate::Rejected,
                        Some(row.line),
                        format!("The highlight “{tag}” has no words."),
                    );
                }
                (true, _) => note(
                    Fate::Rejected,
                    Some(row.line),
                    "The row has not four cells.".to_owned(),
                ),
                (false, [name, rest @ ..]) if TAG.contains(&names[0].as_str()) => {
                    reading.scheme.labels.push(Label {
                        name: name.clone(),
                        definition: rest.first().cloned().unwrap_or_default(),
                        colour: None,
                        key: None,
                        mention: None,
                        above: Vec::new(),
                    });
                }
                (false, _) => {}
            }
        }
    }
    if documents.is_empty() {
        return Err(Refusal("there is no highlight in it".to_owned()));
    }
    reading.articles = documents
        .into_iter()
        .map(|(name, rows)| article(&name, &rows))
        .collect();
    Ok(reading)
}

/// The highlights of a document; a row for each tag of the same highlight.
fn article(name: &str, rows: &[Row]) -> Article {
    let mut seen: OrderedSet<&str> = OrderedSet::new();
    let first = rows.iter().filter(|row| seen.insert(row.cells[0].as_str()));
    let first: Vec<&Row> = first.collect();
    let (text, spans) = paragraphs(first.iter().map(|row| row.cells[3].as_str()));
    let places: Table<&str, usize> =
        (first.iter().map(|row| row.cells[0].as_str()).zip(0..)).collect();
    let marks = rows.iter().filter_map(|row| {
        let span = spans.get(*places.get(row.cells[0].as_str())?)?;
        Some(Mark::bare("", row.cells[2].as_str(), vec![*span]))
    });
    let title = (!name.is_empty()).then(|| ("title".to_owned(), name.to_owned()));
    let mut article = Article {
        id: String::new(),
        text,
        meta: title.into_iter().collect(),
        marks: marks.collect(),
        ties: Vec::new(),
        extra: Extra::new(),
    };
    article.sort();
    article.number();
    article
}
