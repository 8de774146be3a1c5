//! Objects become articles. Claims that stand on lines of their own, as in DebateNet 2.0, are put into the articles that they
//! name.

use super::{LINES, article as is_article};
use crate::domain::json::{Json, parse, shown};
use crate::domain::{Confidence, Extra, Table, Turns, breathe};
use crate::format::exchange::attributes::{CLAIM_DATE, CLAIMANT, ISSUE, POSITION, tidy};
use crate::format::exchange::details::word;
use crate::format::exchange::model::{Article, Entity, META, Mark, Tie};
use crate::format::exchange::names::title_of;
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::exchange::units::{Claim, Original, Unit};

/// Label of a claim that says nothing of its kind.
const CLAIM: &str = "Claim";

/// What stands in front of the names of actors: people, organisations.
const PREFIXES: [&str; 2] = ["per_", "org_"];

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    let lines = lines(files, &mut reading.notes);
    for file in files.iter().filter(|file| !file.path.ends_with(".jsonl")) {
        breathe(turns).await;
        let mut note = |fate, what: String| {
            let (file, line) = (file.path.clone(), None);
            reading.notes.push(Note {
                fate,
                file,
                line,
                what,
            });
        };
        match article(file, &lines, &mut note) {
            Ok(article) => reading.articles.push(article),
            Err(reason) => note(
                Fate::Rejected,
                format!("The whole article is left out: {reason}."),
            ),
        }
    }
    if reading.articles.is_empty() {
        let first = reading.notes.first();
        let first = first.map(|note| format!("{}: {}", note.file, note.what));
        let none =
            "there is no article in it: claims on lines need the files with the texts beside them";
        return Err(Refusal(first.unwrap_or_else(|| none.to_owned())));
    }
    Ok(reading)
}

/// Claims on lines, by the articles that they name. In files of ours they stand in the articles as well.
fn lines(files: &[File], notes: &mut Vec<Note>) -> Table<String, Vec<Json>> {
    let mut found: Table<String, Vec<Json>> = Table::new();
    for file in files
        .iter()
        .filter(|file| file.path.ends_with(".jsonl") && !file.path.ends_with(LINES))
    {
        for (line, n) in file.bytes.split(|b| *b == b'\n').zip(1..) {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let json = parse(line).ok();
            let article = json.as_ref().and_then(|json| json.get("doc_id")).map(word);
            match json.zip(article) {
                Some((json, article)) => found.or_default(article).push(json),
                None => notes.push(Note {
                    fate: Fate::Rejected,
                    file: file.path.clone(),
                    line: Some(n),
                    what: "The line is no claim with a doc_id.".to_owned(),
                }),
            }
        }
    }
    found
}

fn words(json: Option<&Json>) -> Vec<String> {
    match json {
        Some(Json::List(list)) => list.iter().map(word).collect(),
        // In some of their tables a list is written out: “[100,102]”.
        Some(Json::Text(text)) => {
            let inside = text.trim_start_matches('[').trim_end_matches(']');
            inside
                .split(',')
                .map(|code| code.trim().to_owned())
                .collect()
        }
        _ => Vec::new(),
    }
}

fn article(
    file: &File,
    lines: &Table<String, Vec<Json>>,
    note: &mut dyn FnMut(Fate, String),
) -> Result<Article, String> {
    let json = parse(&file.bytes).map_err(|error| shown(&error))?;
    if !is_article(&json) {
        return Err("it has no text with claims".to_owned());
    }
    let raw = json.get("text").and_then(Json::as_str).unwrap_or_default();
    let original = Original::inside(raw).map_err(|error| shown(&error))?;
    let id = json.get("doc_id").map(word);
    let id = id.unwrap_or_else(|| title_of(&file.path).to_owned());
    let list = |key: &str| match json.get(key) {
        Some(Json::List(list)) => list.as_slice(),
        _ => &[],
    };
    let entities = list("entities").iter().map(|one| (one, true));
    let own = list("claims").iter().map(|one| (one, false));
    let others = lines.get(&id).into_iter().flatten().map(|one| (one, false));
    let mut found: Vec<(&Json, bool, u64, u64)> = Vec::new();
    for (one, is_entity) in entities.chain(own).chain(others) {
        let at = |key: &str| one.get(key).and_then(Json::as_u64);
        match at("begin")
            .zip(at("end"))
            .filter(|(begin, end)| begin < end)
        {
            Some((begin, end)) => found.push((one, is_entity, begin, end)),
            None => note(Fate::Rejected, format!("{} covers no text.", called(one))),
        }
    }
    let claims: Vec<Claim<'_>> = found
        .iter()
        .map(|(one, _, start, end)| Claim {
            start: *start,
            end: *end,
            words: one.get("quote").and_then(Json::as_str),
        })
        .collect();
    let settled = original.mostly(&claims, &[], Unit::CodePoints, Original::settle);
    let settled = settled.map_err(|error| shown(&error))?;
    if let Some(what) = settled.unit.instead_of(Unit::CodePoints) {
        note(Fate::Repaired, what);
    }
    for stray in &settled.strays {
        note(Fate::Rejected, stray.left_out());
    }
    let mut marks: Vec<Mark> = Vec::new();
    for ((one, is_entity, ..), span) in found.iter().zip(&settled.spans) {
        let Some(span) = span else {
            continue;
        };
        let n = marks.len() + 1;
        let mark = mark(one, *is_entity, Mark::bare(shown(&n), "", vec![*span]));
        // A line for each claimant of the same claim.
        match marks.iter_mut().find(|other| other.id == mark.id) {
            Some(known) => join(known, mark),
            None => marks.push(mark),
        }
    }
    let known = json.get("meta");
    let meta = META.into_iter().filter_map(|name| {
        let value = known?.get(name)?.as_str()?;
        (!value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
    });
    let mut meta: Vec<(String, String)> = meta.collect();
    if known.is_none() {
        meta.push(("title".to_owned(), title_of(&file.path).to_owned()));
    }
    let mut article = Article {
        id,
        text: original.text,
        meta,
        ties: list("ties").iter().filter_map(tie).collect(),
        marks,
        extra: Extra::new(),
    };
    if let Some(what) = article.without_loose_ties() {
        note(Fate::Rejected, what);
    }
    article.sort();
    Ok(article)
}

fn called(one: &Json) -> String {
    let quote = one.get("quote").and_then(Json::as_str);
    quote.map_or_else(
        || "An entity".to_owned(),
        |quote| format!("The claim “{quote}”"),
    )
}

fn mark(one: &Json, is_entity: bool, bare: Mark) -> Mark {
    let text = |key: &str| {
        one.get(key)
            .and_then(Json::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let mut mark = bare;
    let id = one.get("id").or(one.get("anno_id")).map(word);
    mark.id = id.filter(|id| !id.is_empty()).unwrap_or(mark.id);
    mark.label = match (text("kind"), is_entity) {
        (kind, _) if one.get("kind").is_some() => kind,
        (_, true) => text("category"),
        (_, false) => CLAIM.to_owned(),
    };
    mark.note = text("note");
    mark.coder = text("coder");
    mark.created = text("created").parse().ok();
    mark.confidence = match one.get("confidence") {
        Some(Json::Number(digits)) => Confidence::of_decimal(digits),
        _ => None,
    };
    if let (true, Some(id)) = (
        is_entity || one.get("kind").is_some(),
        one.get("entity").and_then(Json::as_str),
    ) {
        mark.entity = Some(Entity {
            id: id.to_owned(),
            name: text("name"),
        });
    }
    match one.get("attributes") {
        Some(Json::Object(all)) => {
            let own = all
                .iter()
                .map(|(name, values)| (name.clone(), words(Some(values))));
            mark.attributes = own.collect();
        }
        _ if is_entity => {}
        _ => mark.attributes = theirs(one),
    }
    tidy(&mut mark.attributes);
    mark
}

/// What their keys say.
fn theirs(one: &Json) -> Vec<(String, Vec<String>)> {
    let codes = words(one.get("claims").or(one.get("claimvalues")));
    let plain = |name: &str| {
        let prefix = PREFIXES.into_iter().find(|prefix| name.starts_with(prefix));
        name[prefix.map_or(0, str::len)..]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut names: Vec<String> = words(one.get("actorvalues"))
        .iter()
        .map(|name| plain(name))
        .collect();
    names.extend(one.get("name").and_then(Json::as_str).map(plain));
    let position = one
        .get("cpos")
        .map(word)
        .filter(|p| ["1", "-1", "0"].contains(&p.as_str()));
    let date = one.get("cdate").map(word).unwrap_or_default();
    let date = match date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]),
        false => date,
    };
    vec![
        (CLAIMANT.to_owned(), names),
        (ISSUE.to_owned(), codes),
        (POSITION.to_owned(), position.into_iter().collect()),
        (CLAIM_DATE.to_owned(), vec![date]),
    ]
}

/// The same claim of another claimant.
fn join(known: &mut Mark, other: Mark) {
    for (name, values) in other.attributes {
        match known.attributes.iter_mut().find(|(own, _)| *own == name) {
            Some((_, own)) => own.extend(values),
            None => known.attributes.push((name, values)),
        }
    }
    tidy(&mut known.attributes);
}

fn tie(json: &Json) -> Option<Tie> {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    Some(Tie {
        id: text("id")?.to_owned(),
        label: text("label")?.to_owned(),
        from: text("from")?.to_owned(),
        to: text("to")?.to_owned(),
        note: text("note").unwrap_or_default().to_owned(),
        extra: Extra::new(),
    })
}
