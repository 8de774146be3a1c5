//! Reads what spaCy writes.

use super::super::details::{self, word};
use super::super::jsonl::Say;
use super::super::model::{Article, Entity, META, Mark, Tie};
use super::super::tool::Fate;
use super::super::units::{Claim, Original, Unit};
use super::{GROUP, OTHER_GROUP, OURS};
use crate::domain::json::{Json, Object, shown};
use crate::domain::{Extra, OrderedSet, Span};

/// Keys of a `Doc` that are read, or made anew from what is read.
pub(super) const KNOWN: [&str; 8] = [
    "text",
    "tokens",
    "ents",
    "spans",
    "sents",
    OURS,
    "underscore_token",
    "underscore_span",
];

/// Whether an object is a `Doc`: tokens are places without words, and spans come in groups.
pub(super) fn is_ours(json: &Json) -> bool {
    let places = match json.get("tokens") {
        Some(Json::List(tokens)) => tokens
            .iter()
            .all(|token| token.get("start").is_some() && token.get("text").is_none()),
        _ => false,
    };
    let groups = matches!(json.get("spans"), Some(Json::Object(_)));
    places && json.get("text").is_some() && (groups || json.get("ents").is_some())
}

/// A span, before it is known what its positions count.
struct Found<'a> {
    group: &'a str,
    /// Its place in the group.
    number: usize,
    json: &'a Json,
    start: u64,
    end: u64,
}

pub(super) fn article(json: Json, say: Say<'_>) -> Result<Article, String> {
    let Json::Object(object) = json else {
        return Err("it is not a JSON object".to_owned());
    };
    let raw = object.get("text").and_then(Json::as_str);
    let original =
        Original::inside(raw.ok_or("the key “text” is missing")?).map_err(|e| shown(&e))?;
    let found = found(&object, say);
    let gaps = gaps(&object)?;
    let places = found.iter().map(|found| Claim {
        start: found.start,
        end: found.end,
        words: None,
    });
    let claims: Vec<Claim<'_>> = places.collect();
    let settled = original.mostly(&claims, &gaps, Unit::CodePoints, Original::settle);
    let settled = settled.map_err(|e| {
        format!(
            "at {}–{} there is neither a span of its text nor a blank between two tokens",
            e.start, e.end
        )
    })?;
    if let Some(what) = settled.unit.instead_of(Unit::CodePoints) {
        say(Fate::Repaired, what);
    }
    for stray in &settled.strays {
        say(Fate::Rejected, stray.left_out());
    }
    let ours = object.get(OURS).unwrap_or(&Json::Null);
    let marks = marks(&found, &settled.spans, ours, say);
    let mut article = Article {
        id: ours.get("id").map(word).unwrap_or_default(),
        text: original.text,
        meta: Vec::new(),
        ties: ties(ours, &marks, say),
        marks,
        extra: details::besides(&object, &KNOWN),
    };
    for name in META {
        let value = ours.get("meta").and_then(|meta| meta.get(name)?.as_str());
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            article.meta.push((name.to_owned(), value.to_owned()));
        }
    }
    unread(&object, say);
    article.sort();
    Ok(article)
}

/// Spans of all groups; where there are none, the entities.
fn found<'a>(object: &'a Object, say: Say<'_>) -> Vec<Found<'a>> {
    let mut groups: Vec<(&str, &Vec<Json>)> = Vec::new();
    if let Some(Json::Object(spans)) = object.get("spans") {
        let lists = spans.iter().filter_map(|(name, list)| match list {
            Json::List(list) => Some((name.as_str(), list)),
            _ => None,
        });
        groups.extend(lists);
    }
    let ents = match object.get("ents") {
        Some(Json::List(ents)) => ents.as_slice(),
        _ => &[],
    };
    let mut found = Vec::new();
    let mut known: OrderedSet<(u64, u64, &str)> = OrderedSet::new();
    let grouped = groups.into_iter().flat_map(|(group, list)| {
        let numbered = list.iter().zip(0_usize..);
        numbered.map(move |(json, number)| (Some(group), number, json))
    });
    let ents = ents.iter().zip(0_usize..);
    let ents = ents.map(|(json, number)| (None, number, json));
    for (group, number, json) in grouped.chain(ents) {
        let number_at = |key: &str| json.get(key).and_then(Json::as_u64);
        let label = json.get("label").and_then(Json::as_str);
        let (Some(start), Some(end), Some(label)) = (number_at("start"), number_at("end"), label)
        else {
            let what = "A span has no start, end and label as spaCy writes them.";
            say(Fate::Rejected, what.to_owned());
            continue;
        };
        // Entities are those spans over again that do not overlap.
        let again = !known.insert((start, end, label)) && group.is_none();
        if start >= end {
            let what = format!("“{label}” at {start}–{end} covers no text.");
            say(Fate::Rejected, what);
        } else if !again {
            found.push(Found {
                group: group.unwrap_or(GROUP),
                number,
                json,
                start,
                end,
            });
        }
    }
    found
}

/// The blanks between tokens: they show what positions count.
fn gaps(object: &Object) -> Result<Vec<Claim<'static>>, String> {
    let Some(Json::List(tokens)) = object.get("tokens") else {
        return Err("the key “tokens” is missing".to_owned());
    };
    let mut gaps = Vec::new();
    let mut last = 0;
    for (token, n) in tokens.iter().zip(1_usize..) {
        let at = |key: &str| token.get(key).and_then(Json::as_u64);
        let (Some(start), Some(end)) = (at("start"), at("end")) else {
            return Err(format!("token {n} has no start and end"));
        };
        if last < start {
            gaps.push(Claim {
                start: last,
                end: start,
                words: (start - last == 1).then_some(" "),
            });
        }
        last = end;
    }
    Ok(gaps)
}

fn marks(found: &[Found<'_>], spans: &[Option<Span>], ours: &Json, say: Say<'_>) -> Vec<Mark> {
    let mut used: OrderedSet<String> = OrderedSet::new();
    let mut marks = Vec::with_capacity(found.len());
    for ((found, span), n) in found.iter().zip(spans).zip(1_usize..) {
        let Some(span) = span else {
            continue;
        };
        let text = |key: &str| found.json.get(key).and_then(Json::as_str);
        let label = text("label").unwrap_or_default();
        let mut mark = Mark::bare(shown(&n), label, vec![*span]);
        let id = text("kb_id").unwrap_or_default().to_owned();
        if !id.is_empty() {
            let name = id.clone();
            mark.entity = Some(Entity { id, name });
        }
        if let Json::Object(own) = found.json {
            mark.extra = details::besides(own, &["start", "end", "label", "kb_id"]);
        }
        if found.group != GROUP {
            let group = Json::text(found.group);
            mark.extra.insert(OTHER_GROUP.to_owned(), group);
        }
        let listed = ours.get("spans").and_then(|groups| groups.get(found.group));
        if let Some(Json::List(listed)) = listed
            && let Some(known) = listed.get(found.number)
        {
            details::read(known, &mut mark);
        }
        if !used.insert(mark.id.clone()) {
            let again = format!("{}-{n}", mark.id);
            let what = format!("The id “{}” is there more than once.", mark.id);
            say(Fate::Repaired, what);
            mark.id = again.clone();
            used.insert(again);
        }
        marks.push(mark);
    }
    marks
}

fn ties(ours: &Json, marks: &[Mark], say: Say<'_>) -> Vec<Tie> {
    let Some(Json::List(list)) = ours.get("relations") else {
        return Vec::new();
    };
    let ids: OrderedSet<&str> = marks.iter().map(|mark| mark.id.as_str()).collect();
    let mut ties = Vec::new();
    for (json, n) in list.iter().zip(1_usize..) {
        let text = |key: &str| json.get(key).map(word).unwrap_or_default();
        let (from, to) = (text("from"), text("to"));
        if !ids.contains(from.as_str()) || !ids.contains(to.as_str()) {
            let what = format!("Relation {n} leads from or to a span that is not there.");
            say(Fate::Rejected, what);
            continue;
        }
        ties.push(Tie {
            id: json.get("id").map_or_else(|| shown(&n), word),
            label: text("label"),
            from,
            to,
            note: text("note"),
            extra: match json {
                Json::Object(own) => details::besides(own, &["id", "label", "from", "to", "note"]),
                _ => Extra::new(),
            },
        });
    }
    ties
}

/// Says what is not taken in.
fn unread(object: &Object, say: Say<'_>) {
    let tagged = match object.get("tokens") {
        Some(Json::List(tokens)) => tokens.iter().any(|token| match token {
            Json::Object(token) => token.iter().any(|(key, _)| !TOKEN.contains(&key.as_str())),
            _ => false,
        }),
        _ => false,
    };
    let about = ["sents", "underscore_token", "underscore_span"];
    if tagged || about.iter().any(|key| object.get(key).is_some()) {
        let what =
            "What it says of tokens and sentences (parts of speech, lemmas, borders) was left out.";
        say(Fate::Rejected, what.to_owned());
    }
}

/// Keys of a token that say where it is.
const TOKEN: [&str; 3] = ["id", "start", "end"];
