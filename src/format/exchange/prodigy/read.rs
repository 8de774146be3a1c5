//! Reads what Prodigy writes.

use super::super::details::{self, word};
use super::super::jsonl::{self, Say};
use super::super::model::{self, Article, Mark, Tie};
use super::super::tool::Fate;
use super::super::units::{Claim, Original};
use super::{ID, META, RELATION, SPAN};
use crate::domain::json::{Json, Object, shown};
use crate::domain::{Extra, OrderedSet, Span, Table};

/// Keys of a task that are read, or made anew from what is read.
const TASK: [&str; 7] = ["text", ID, "tokens", "spans", "relations", META, "answer"];

/// Name of whoever answered.
const ANNOTATOR: &str = "_annotator_id";

/// Whether an object is a task: it was answered or has a hash, or its tokens have their words.
pub(super) fn is_ours(json: &Json) -> bool {
    let has = |key: &&str| json.get(key).is_some();
    let answered = ["answer", "_task_hash", "_input_hash"].iter().any(has);
    let spelled = match json.get("tokens") {
        Some(Json::List(tokens)) => {
            let words = tokens.iter().all(|t| t.get("text").is_some());
            !tokens.is_empty() && words
        }
        _ => false,
    };
    json.get("text").is_some() && (answered || spelled)
}

pub(super) fn article(json: Json, say: Say<'_>) -> Result<Article, String> {
    let Json::Object(object) = json else {
        return Err("it is not a JSON object".to_owned());
    };
    let text = |key: &str| object.get(key).and_then(Json::as_str);
    let answer = text("answer").unwrap_or("accept");
    if answer != "accept" {
        return Err(format!("its answer is “{answer}”"));
    }
    let raw = text("text").ok_or("the key “text” is missing")?;
    let original = Original::inside(raw).map_err(|e| shown(&e))?;
    let found = spans(&object, say);
    let tokens = claims_of_tokens(&object);
    let claims: Vec<Claim<'_>> = found.iter().map(|found| found.1).collect();
    let spans = jsonl::settled(&original, &claims, &tokens, say)?;
    let found = found.into_iter().zip(spans);
    let found = found.filter_map(|((json, claim), span)| Some((json, claim, span?)));
    let found: Vec<(&Json, Claim<'_>, Span)> = found.collect();
    let coder = text(ANNOTATOR).unwrap_or_default();
    let mut used: OrderedSet<String> = OrderedSet::new();
    let mut marks = Vec::with_capacity(found.len());
    for ((json, _, span), n) in found.iter().zip(1_usize..) {
        let label = json.get("label").and_then(Json::as_str);
        let mut mark = Mark::bare(shown(&n), label.unwrap_or_default(), vec![*span]);
        mark.coder = coder.to_owned();
        details::read(json, &mut mark);
        if let Json::Object(own) = json {
            mark.extra = details::unread(own, &SPAN, &mark);
        }
        if !used.insert(mark.id.clone()) {
            let what = format!("The id “{}” is there more than once.", mark.id);
            say(Fate::Repaired, what);
            mark.id = format!("{}-{n}", mark.id);
            used.insert(mark.id.clone());
        }
        marks.push(mark);
    }
    let ends: Vec<End<'_>> = (found.iter().zip(&marks))
        .map(|((json, claim, _), mark)| End {
            mark,
            place: (claim.start, claim.end),
            token: json.get("token_end").and_then(Json::as_u64),
        })
        .collect();
    let ties = ties(&object, &ends, say);
    let mut article = Article {
        id: object.get(ID).map(word).unwrap_or_default(),
        text: original.text,
        meta: Vec::new(),
        ties,
        marks,
        extra: details::besides(&object, &TASK),
    };
    meta(&object, &mut article);
    article.sort();
    Ok(article)
}

fn meta(object: &Object, article: &mut Article) {
    let Some(Json::Object(all)) = object.get(META) else {
        return;
    };
    for name in model::META {
        let value = all.get(name).and_then(Json::as_str);
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            article.meta.push((name.to_owned(), value.to_owned()));
        }
    }
    let known = article.meta.iter().map(|(name, _)| name.as_str());
    let more = details::besides(all, &known.collect::<Vec<&str>>());
    if !more.is_empty() {
        article.extra.insert(META.to_owned(), Json::Object(more));
    }
}

/// The spans that say where they are and what.
fn spans<'a>(object: &'a Object, say: Say<'_>) -> Vec<(&'a Json, Claim<'a>)> {
    let Some(Json::List(list)) = object.get("spans") else {
        return Vec::new();
    };
    let mut found = Vec::with_capacity(list.len());
    for json in list {
        let at = |key: &str| json.get(key).and_then(Json::as_u64);
        let label = json.get("label").and_then(Json::as_str);
        let (Some(start), Some(end), Some(label)) = (at("start"), at("end"), label) else {
            let what = "A span has no start, end and label as Prodigy writes them.";
            say(Fate::Rejected, what.to_owned());
            continue;
        };
        if start >= end {
            let what = format!("“{label}” at {start}–{end} covers no text.");
            say(Fate::Rejected, what);
            continue;
        }
        let words = json.get("text").and_then(Json::as_str);
        found.push((json, Claim { start, end, words }));
    }
    found
}

/// Tokens have their words: they show what positions count.
fn claims_of_tokens(object: &Object) -> Vec<Claim<'_>> {
    let Some(Json::List(list)) = object.get("tokens") else {
        return Vec::new();
    };
    let one = |token| {
        let at = |key: &str| Json::get(token, key).and_then(Json::as_u64);
        let (start, end) = (at("start")?, at("end")?);
        let words = Json::get(token, "text")?.as_str()?;
        let words = Some(words);
        (start < end).then_some(Claim { start, end, words })
    };
    list.iter().filter_map(one).collect()
}

/// A mark, as relations name it.
struct End<'a> {
    mark: &'a Mark,
    place: (u64, u64),
    /// Its last token.
    token: Option<u64>,
}

fn ties(object: &Object, ends: &[End<'_>], say: Say<'_>) -> Vec<Tie> {
    let Some(Json::List(list)) = object.get("relations") else {
        return Vec::new();
    };
    let mut by_id: Table<&str, &str> = Table::new();
    let mut by_place: Table<(u64, u64, &str), &str> = Table::new();
    let mut by_token: Table<u64, &str> = Table::new();
    // The first of those that are alike is meant, so it is put in last.
    for end in ends.iter().rev() {
        let id = end.mark.id.as_str();
        by_id.insert(id, id);
        by_place.insert((end.place.0, end.place.1, end.mark.label.as_str()), id);
        if let Some(token) = end.token {
            by_token.insert(token, id);
        }
    }
    let find = |relation: &Json, key: &str| {
        let id = relation.get(&format!("{key}_id")).map(word);
        if let Some(known) = id.and_then(|id| by_id.get(id.as_str()).copied()) {
            return Some(known.to_owned());
        }
        let span = relation.get(&format!("{key}_span"));
        let place = span.and_then(|span| {
            let at = |key: &str| span.get(key)?.as_u64();
            let label = span.get("label").and_then(Json::as_str);
            by_place.get(&(at("start")?, at("end")?, label.unwrap_or_default()))
        });
        let token = relation.get(key).and_then(Json::as_u64);
        let found = place.or_else(|| by_token.get(&token?));
        found.map(|id| (*id).to_owned())
    };
    let mut ties = Vec::with_capacity(list.len());
    for (json, n) in list.iter().zip(1_usize..) {
        let (Some(from), Some(to)) = (find(json, "head"), find(json, "child")) else {
            let what = format!("Relation {n} leads from or to words that no span ends with.");
            say(Fate::Rejected, what);
            continue;
        };
        let text = |key: &str| json.get(key).map(word).unwrap_or_default();
        ties.push(Tie {
            id: json.get("id").map_or_else(|| shown(&n), word),
            label: text("label"),
            from,
            to,
            note: text("note"),
            extra: match json {
                Json::Object(own) => details::besides(own, &RELATION),
                _ => Extra::new(),
            },
        });
    }
    ties
}
