//! The labelled dataset that is written here for language processing ([`crate::format::jsonl`]), read again: articles, tags,
//! what is coded of them, and links between tags of one article.

use super::attributes::{
    ADDRESSEE, ATTRIBUTION, CLAIM_DATE, CLAIM_PLACE, CLAIMANT, CONDITION, FORM, ISSUE,
    JUSTIFICATION, NAMING, OBJECT, POSITION, PROPOSITION, REPORTER, tidy,
};
use super::details::word;
use super::jsonl::{self, Say};
use super::model::{Article, Entity, Label, META, Mark, Tie};
use super::outline::outline;
use super::tool::{Fate, File, Reading, Refusal};
use super::units::{Claim, Original};
use crate::domain::json::{Json, Object, shown};
use crate::domain::{Anchor, Confidence, Extra, Span, Table, Turns};

/// Columns of what is coded, and the attributes that they are.
const CODED: [(&str, &str); 14] = [
    ("claimants", CLAIMANT),
    ("addressees", ADDRESSEE),
    ("objects", OBJECT),
    ("issues", ISSUE),
    ("position", POSITION),
    ("proposition", PROPOSITION),
    ("form", FORM),
    ("justifications", JUSTIFICATION),
    ("condition", CONDITION),
    ("attribution", ATTRIBUTION),
    ("reporters", REPORTER),
    ("claim_date", CLAIM_DATE),
    ("claim_place", CLAIM_PLACE),
    ("naming", NAMING),
];

/// Whether files hold such a line.
pub(super) fn knows(files: &[File]) -> bool {
    let mut first = files.iter().filter_map(|file| outline(&file.bytes, true));
    first.any(|line| is_ours(&line))
}

fn is_ours(json: &Json) -> bool {
    let unit = json.get("offset_unit").and_then(Json::as_str);
    let list = matches!(json.get("spans"), Some(Json::List(_)));
    unit.is_some() && list && json.get("text").is_some() && json.get("doc_id").is_none()
}

/// Reads the lines.
pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = jsonl::read(files, turns, is_ours, article).await?;
    // Which labels name actors stands with each tag.
    let mut labels: Table<String, bool> = Table::new();
    for article in &mut reading.articles {
        for mark in &mut article.marks {
            let category = mark.extra.remove("category");
            let mention = category.as_ref().and_then(Json::as_str) == Some("mention");
            labels.insert(mark.label.clone(), mention);
        }
    }
    let labels = labels.iter().map(|(name, mention)| Label {
        name: name.clone(),
        definition: String::new(),
        colour: None,
        key: None,
        mention: Some(*mention),
    });
    reading.scheme.labels = labels.collect();
    Ok(reading)
}

/// A tag, put together from its parts.
struct Found<'a> {
    json: &'a Json,
    claims: Vec<Claim<'a>>,
}

fn article(json: Json, say: Say<'_>) -> Result<Article, String> {
    let Json::Object(object) = json else {
        return Err("it is not a JSON object".to_owned());
    };
    let raw = object.get("text").and_then(Json::as_str);
    let original = Original::inside(raw.ok_or("the key “text” is missing")?);
    let original = original.map_err(|e| shown(&e))?;
    let found = tags(&object, say);
    let claims: Vec<Claim<'_>> = found
        .iter()
        .flat_map(|(_, f)| f.claims.iter().copied())
        .collect();
    let settled = jsonl::settled(&original, &claims, say)?;
    let mut places = settled.spans.as_slice();
    let mut marks = Vec::with_capacity(found.len());
    for (id, found) in &found {
        let (own, rest) = places
            .split_at_checked(found.claims.len())
            .unwrap_or_default();
        places = rest;
        marks.push(mark(id, found.json, own, &original)?);
    }
    let text = |key: &str| object.get(key).map(word).unwrap_or_default();
    let meta = META.iter().map(|name| ((*name).to_owned(), text(name)));
    let mut article = Article {
        id: text("id"),
        meta: meta.filter(|(_, value)| !value.is_empty()).collect(),
        ties: ties(&found, say),
        text: original.text,
        marks,
        extra: Extra::new(),
    };
    article.sort();
    Ok(article)
}

/// The tags by their ids, in the order in which they begin.
fn tags<'a>(object: &'a Object, say: Say<'_>) -> Vec<(String, Found<'a>)> {
    let Some(Json::List(list)) = object.get("spans") else {
        return Vec::new();
    };
    let mut found: Vec<(String, Found<'_>)> = Vec::with_capacity(list.len());
    let mut places: Table<String, usize> = Table::new();
    for (json, n) in list.iter().zip(1_usize..) {
        let at = |key: &str| json.get(key).and_then(Json::as_u64);
        let place = at("start")
            .zip(at("end"))
            .filter(|(start, end)| start < end);
        let label = json.get("label").and_then(Json::as_str);
        let (Some((start, end)), Some(_)) = (place, label) else {
            say(
                Fate::Rejected,
                format!("Span {n} has no label, or covers no text."),
            );
            continue;
        };
        let words = json.get("text").and_then(Json::as_str);
        let claim = Claim { start, end, words };
        let id = json.get("id").map_or_else(|| shown(&n), word);
        match places.get(&id).and_then(|place| found.get_mut(*place)) {
            Some((_, tag)) => tag.claims.push(claim),
            None => {
                places.insert(id.clone(), found.len());
                let claims = vec![claim];
                found.push((id, Found { json, claims }));
            }
        }
    }
    found
}

fn mark(id: &str, json: &Json, spans: &[Span], original: &Original) -> Result<Mark, String> {
    let anchor = Anchor::describe(&original.text, spans).map_err(|e| shown(&e))?;
    let text = |key: &str| json.get(key).map(word).unwrap_or_default();
    let mut mark = Mark::bare(id, text("label"), anchor.fragments().to_vec());
    for (column, name) in CODED {
        let values: Vec<String> = match json.get(column) {
            Some(Json::List(list)) => list.iter().map(word).collect(),
            Some(one) => vec![word(one)],
            None => Vec::new(),
        };
        let values: Vec<String> = values
            .into_iter()
            .filter(|value| !value.is_empty())
            .collect();
        if !values.is_empty() {
            mark.attributes.push((name.to_owned(), values));
        }
    }
    tidy(&mut mark.attributes);
    let (actor, actor_id) = (text("actor"), text("actor_id"));
    if !actor.is_empty() || !actor_id.is_empty() {
        mark.entity = Some(Entity {
            id: actor_id,
            name: actor,
        });
    }
    mark.note = text("memo");
    mark.coder = text("coder");
    mark.confidence = Confidence::of_decimal(&text("confidence"));
    // Read off again when all labels are known.
    mark.extra
        .insert("category".to_owned(), Json::Text(text("category")));
    Ok(mark)
}

fn ties(found: &[(String, Found<'_>)], say: Say<'_>) -> Vec<Tie> {
    let list = |json: &Json, key: &str| -> Vec<String> {
        match json.get(key) {
            Some(Json::List(list)) => list.iter().map(word).collect(),
            _ => Vec::new(),
        }
    };
    let mut ties = Vec::new();
    for (from, Found { json, .. }) in found {
        for (label, to) in list(json, "links")
            .into_iter()
            .zip(list(json, "linked_ids"))
        {
            if !found.iter().any(|(id, _)| *id == to) {
                let what = format!("A link “{label}” leads to another article, and was left out.");
                say(Fate::Rejected, what);
                continue;
            }
            let number = ties.len() + 1;
            ties.push(Tie {
                id: shown(&number),
                label,
                from: from.clone(),
                to,
                note: String::new(),
                extra: Extra::new(),
            });
        }
    }
    ties
}
