//! Reads our own rows back.

use super::super::details::{self, word};
use super::super::jsonl::{self, Say};
use super::super::model::{Article, META, Mark, Tie};
use super::super::tool::{Fate, File, Reading, Refusal};
use super::super::units::{Claim, Original};
use super::{DAY_AS_WRITTEN, NUMBER};
use crate::domain::json::{Json, Object, shown};
use crate::domain::{Anchor, Date, Extra, OrderedSet, Span, Turns, sort};

/// Whether an object is a row: its spans are listed, its tokens are words, and it is no task of Prodigy's.
pub(super) fn is_ours(json: &Json) -> bool {
    let has = |key: &&str| json.get(key).is_some();
    let list = |key: &str| matches!(json.get(key), Some(Json::List(_)));
    let words = match json.get("tokens") {
        Some(Json::List(words)) => words.iter().all(|word| word.as_str().is_some()),
        other => other.is_none(),
    };
    let all = ["doc_id", "text"].iter().all(has) && list("spans") && words;
    all && !["answer", "_task_hash", "_input_hash"].iter().any(has)
}

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = jsonl::read(files, turns, is_ours, article).await?;
    let mut numbered: Vec<(u64, (Article, _))> = (reading.articles.into_iter())
        .zip(reading.places)
        .map(|(mut article, place)| {
            let number = article.extra.remove(NUMBER).and_then(|n| n.as_u64());
            (number.unwrap_or_default(), (article, place))
        })
        .collect();
    sort(&mut numbered, |a, b| a.0.cmp(&b.0));
    (reading.articles, reading.places) = numbered.into_iter().map(|(_, one)| one).unzip();
    Ok(reading)
}

fn article(json: Json, say: Say<'_>) -> Result<Article, String> {
    let Json::Object(object) = json else {
        return Err("it is not a JSON object".to_owned());
    };
    let raw = object.get("text").and_then(Json::as_str);
    let original = Original::inside(raw.ok_or("the key “text” is missing")?);
    let original = original.map_err(|e| shown(&e))?;
    let found = spans(&object, say);
    let claims = found.iter().flat_map(|found| found.claims.iter().copied());
    let claims: Vec<Claim<'_>> = claims.collect();
    let mut spans = jsonl::settled(&original, &claims, &[], say)?.into_iter();
    let mut marks = Vec::with_capacity(found.len());
    let mut used: OrderedSet<String> = OrderedSet::new();
    for (found, n) in found.iter().zip(1_usize..) {
        let own: Vec<Option<Span>> = spans.by_ref().take(found.claims.len()).collect();
        let Some(own) = own.into_iter().collect::<Option<Vec<Span>>>() else {
            continue;
        };
        // The first is the whole of it; it stands where there are no parts.
        let parts: &[Span] = own
            .get(1..)
            .filter(|parts| !parts.is_empty())
            .unwrap_or(&own);
        let anchor = Anchor::describe(&original.text, parts);
        let parts = anchor.map_err(|e| shown(&e))?.fragments().to_vec();
        let mut mark = Mark::bare(shown(&n), found.label, parts);
        details::read(found.json, &mut mark);
        if !used.insert(mark.id.clone()) {
            let what = format!("The id “{}” is there more than once.", mark.id);
            say(Fate::Repaired, what);
            mark.id = format!("{}-{n}", mark.id);
            used.insert(mark.id.clone());
        }
        marks.push(mark);
    }
    let mut article = Article {
        id: object.get("doc_id").map(word).unwrap_or_default(),
        text: original.text,
        meta: meta(&object),
        ties: ties(&object, &used, say),
        marks,
        extra: Extra::new(),
    };
    if let Some(number) = object.get(NUMBER) {
        article.extra.insert(NUMBER.to_owned(), number.clone());
    }
    article.sort();
    Ok(article)
}

fn meta(object: &Object) -> Vec<(String, String)> {
    let text = |key: &str| object.get(key).map(word).unwrap_or_default();
    let value = |name: &str| match name {
        "date" => date(object).unwrap_or_else(|| text(DAY_AS_WRITTEN)),
        name => text(name),
    };
    let all = META.iter().map(|name| ((*name).to_owned(), value(name)));
    all.filter(|(_, value)| !value.is_empty()).collect()
}

fn date(object: &Object) -> Option<String> {
    let number = |key: &str| object.get(key).and_then(Json::as_u64).filter(|n| *n > 0);
    let mut written = format!("{:04}", number("year")?);
    for part in ["month", "day"].map(number).into_iter().map_while(|n| n) {
        written.push_str(&format!("-{part:02}"));
    }
    let day: Date = written.parse().ok()?;
    Some(shown(&day))
}

/// A span, before it is known what its positions count: the whole of it, then its parts.
struct Found<'a> {
    json: &'a Json,
    label: &'a str,
    claims: Vec<Claim<'a>>,
}

fn spans<'a>(object: &'a Object, say: Say<'_>) -> Vec<Found<'a>> {
    let Some(Json::List(list)) = object.get("spans") else {
        return Vec::new();
    };
    let place = |json: &'a Json, words| {
        let at = |key: &str| json.get(key).and_then(Json::as_u64);
        let (start, end) = (at("start")?, at("end")?);
        (start < end).then_some(Claim { start, end, words })
    };
    let mut found = Vec::with_capacity(list.len());
    for json in list {
        let label = json.get("label").and_then(Json::as_str);
        let words = json.get("text").and_then(Json::as_str);
        let parts = match json.get("parts") {
            Some(Json::List(parts)) => parts.as_slice(),
            _ => &[],
        };
        let parts: Option<Vec<Claim<'_>>> = (std::iter::once(place(json, words)))
            .chain(parts.iter().map(|part| place(part, None)))
            .collect();
        match label.zip(parts) {
            Some((label, claims)) => found.push(Found {
                json,
                label,
                claims,
            }),
            None => {
                let what = "A span has no label, or covers no text.";
                say(Fate::Rejected, what.to_owned());
            }
        }
    }
    found
}

fn ties(object: &Object, ids: &OrderedSet<String>, say: Say<'_>) -> Vec<Tie> {
    let Some(Json::List(list)) = object.get("relations") else {
        return Vec::new();
    };
    let mut ties = Vec::with_capacity(list.len());
    for (json, n) in list.iter().zip(1_usize..) {
        let text = |key: &str| json.get(key).map(word).unwrap_or_default();
        let (from, to) = (text("head"), text("tail"));
        if !ids.contains(&from) || !ids.contains(&to) {
            let what = format!("Relation {n} leads from or to a span that is not there.");
            say(Fate::Rejected, what);
            continue;
        }
        ties.push(Tie {
            id: json.get("id").map_or_else(|| shown(&n), word),
            label: text("type"),
            from,
            to,
            note: text("note"),
            extra: Extra::new(),
        });
    }
    ties
}
