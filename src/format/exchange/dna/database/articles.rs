//! Documents become articles, with the statements in them.

use super::super::super::model::{Article, Tie};
use super::super::super::sqlite::{Database, Fault};
use super::super::super::tool::{Fate, Reading, Refusal};
use super::super::super::units::{Claim, Original, Settled, Unit};
use super::super::events::{Known, TIME, TYPE};
use super::Say;
use super::actors::Entities;
use super::clock::Clock;
use super::statements::{Coded, Statement};
use super::tables::Codebook;
use crate::domain::json::{Json, shown};
use crate::domain::{Extra, Span, Turns, breathe, sort};

/// Key of an article that keeps who took it in.
const CODER: &str = "coder";

/// Label of links between statements, which have no names in DNA.
const LINK: &str = "Link";

/// A document.
pub(super) struct Raw {
    id: i64,
    text: String,
    /// Title, source, author, section, notes.
    meta: [String; 5],
    of_type: String,
    coder: Option<i64>,
    date: Option<i64>,
}

pub(super) async fn documents(
    base: &mut Database<'_>,
    turns: &dyn Turns,
) -> Result<Vec<Raw>, Fault> {
    let mut documents = Vec::new();
    let wanted = [
        "ID", "Title", "Source", "Author", "Section", "Notes", "Text", "Type", "Coder", "Date",
    ];
    base.read("DOCUMENTS", &wanted, turns, &mut |mut row| {
        documents.push(Raw {
            id: row.number(0).unwrap_or(-1),
            meta: [1, 2, 3, 4, 5].map(|place| row.words(place)),
            text: row.words(6),
            of_type: row.words(7),
            coder: row.number(8),
            date: row.number(9),
        });
    })
    .await?;
    sort(&mut documents, |a, b| a.id.cmp(&b.id));
    Ok(documents)
}

/// Puts them into what is read.
pub(super) async fn put(
    documents: Vec<Raw>,
    (book, entities, coded): (&Codebook, &mut Entities, &mut Coded),
    reading: &mut Reading,
    say: Say<'_>,
    turns: &dyn Turns,
) -> Result<(), Refusal> {
    let times: Vec<i64> = documents.iter().filter_map(|one| one.date).collect();
    let clock = Clock::of(&times, coded.is_second, say);
    let mut known = Known::default();
    let mut before = None;
    for raw in documents {
        breathe(turns).await;
        // Each statement belongs to one document, whatever the file does.
        let own = match before.replace(raw.id) == Some(raw.id) {
            true => 0..0,
            false => coded.of_document(raw.id),
        };
        coded.placed += own.len();
        let name = format!("The document {}", shown(&raw.id));
        let original = match Original::inside(&raw.text) {
            Ok(original) => original,
            Err(error) => {
                say(Fate::Rejected, format!("{name} is left out: {error}."));
                continue;
            }
        };
        let spans = places(&original, coded.statements(own.clone()), say);
        let mut marks = Vec::with_capacity(spans.len());
        let mut inside = Vec::with_capacity(spans.len());
        for (place, span) in own.zip(spans) {
            let Some(span) = span else { continue };
            let mark = coded.mark(place, span, (book, entities), &mut reading.scheme)?;
            known.label(&mark, &mut reading.scheme);
            known.belonging(&mark, &mut reading.scheme);
            inside.extend(coded.statements(place..place + 1).iter().map(|one| one.id));
            marks.push(mark);
        }
        let ties = links(coded, &inside);
        if !ties.is_empty() && reading.scheme.ties.is_empty() {
            reading.scheme.ties.push(LINK.to_owned());
        }
        let time = raw.date.map(|date| clock.at(date));
        if time == Some(None) {
            say(
                Fate::Rejected,
                format!("{name} has a date that no calendar has."),
            );
        }
        let (day, hour) = time.flatten().unwrap_or_default();
        let [title, source, author, section, notes] = raw.meta;
        let meta = [
            ("title", title),
            ("date", day),
            ("outlet", source),
            ("author", author),
            ("section", section),
            ("notes", notes),
        ];
        let meta = meta.into_iter().filter(|(_, value)| !value.is_empty());
        let mut extra = Extra::new();
        for (key, value) in [
            (TIME, hour),
            (TYPE, raw.of_type),
            (CODER, book.coder(raw.coder)),
        ] {
            if !value.is_empty() {
                extra.insert(key.to_owned(), Json::Text(value));
            }
        }
        if !extra.is_empty() {
            let what = "The hour and the type of a document, which event lists have again, and who took it in.";
            say(Fate::Kept, what.to_owned());
        }
        let mut article = Article {
            id: shown(&raw.id),
            text: original.text,
            meta: meta.map(|(name, value)| (name.to_owned(), value)).collect(),
            marks,
            ties,
            extra,
        };
        article.sort();
        reading.articles.push(article);
    }
    Ok(())
}

/// Where statements stand; `None` for those that stand nowhere, which is said.
fn places(original: &Original, statements: &[Statement], say: Say<'_>) -> Vec<Option<Span>> {
    let unit = |at: i64| u64::try_from(at).unwrap_or(u64::MAX);
    let claims = statements.iter().map(|one| Claim {
        start: unit(one.start),
        end: unit(one.stop),
        words: None,
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let lying = original.lying(&claims, Unit::Utf16);
    let inside = claims.iter().zip(&lying).filter(|(_, lies)| **lies);
    let inside: Vec<Claim<'_>> = inside.map(|(claim, _)| *claim).collect();
    // Where line ends have two characters, programs that show texts may count them as one.
    let readings = original.readings(&inside, Unit::Utf16).into_iter();
    let better = |best: Option<(usize, Settled)>, next: Settled| {
        let borders = original.at_borders(&next.spans);
        Some(
            best.filter(|(most, _)| *most >= borders)
                .unwrap_or((borders, next)),
        )
    };
    let best = readings.fold(None, better).map(|(_, settled)| settled);
    let as_one = best.as_ref().is_some_and(|best| best.as_frozen);
    if as_one && !inside.is_empty() {
        let what =
            "Line ends of two characters are counted as one by the statements of a document.";
        say(Fate::Repaired, what.to_owned());
    }
    let mut spans = best.map(|best| best.spans).unwrap_or_default().into_iter();
    let mut places = Vec::with_capacity(statements.len());
    for (statement, lies) in statements.iter().zip(lying) {
        let span = if lies { spans.next() } else { None };
        let span = span.filter(|span| !span.is_empty());
        if span.is_none() {
            let id = shown(&statement.id);
            let ends = [&statement.start, &statement.stop].map(|end| shown(end));
            let [start, stop] = ends;
            let what = format!("The statement {id} covers no text: {start}–{stop}.");
            say(Fate::Rejected, what);
        }
        places.push(span);
    }
    places
}

/// Links between the statements of a document, by their numbers in order.
fn links(coded: &mut Coded, inside: &[i64]) -> Vec<Tie> {
    let mut ties = Vec::new();
    for id in inside {
        let first = coded.links.partition_point(|(from, _)| from < id);
        let own = coded.links.get(first..).unwrap_or_default();
        for (from, to) in own.iter().take_while(|(from, _)| from == id) {
            if inside.binary_search(to).is_ok() {
                ties.push(Tie {
                    id: shown(&(ties.len() + 1)),
                    label: LINK.to_owned(),
                    from: shown(from),
                    to: shown(to),
                    note: String::new(),
                    extra: Extra::new(),
                });
            }
        }
    }
    coded.linked += ties.len();
    ties
}
