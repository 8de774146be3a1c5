//! The labelled dataset that is written here for language processing ([`crate::format::jsonl`]), read again: articles, tags,
//! what is coded of them, and links between tags of one article.

use super::attributes::{
    ATTRIBUTION, CLAIM_DATE, CLAIM_PLACE, CONDITION, EVALUATION, FORM, ISSUE, JUSTIFICATION,
    JUSTIFICATION_POSITION, NAMING, POSITION, PROPOSITION, REPORTER, ROLES, tidy,
};
use super::details::word;
use super::ids::derived;
use super::jsonl::{self, Say};
use super::model::{Article, Entity, Label, META, Mark, Tie};
use super::outline::outline;
use super::tool::{Fate, File, Reading, Refusal};
use super::units::{Claim, Original};
use crate::domain::json::{Json, Object, shown};
use crate::domain::{Anchor, Confidence, Extra, OrderedSet, RelationType, Span, Table, Turns};

/// Columns of what is coded, and the attributes that they are; those of the [`ROLES`] are called after these.
const CODED: [(&str, &str); 10] = [
    ("issues", ISSUE),
    ("position", POSITION),
    ("proposition", PROPOSITION),
    ("form", FORM),
    ("justifications", JUSTIFICATION),
    ("condition", CONDITION),
    ("attribution", ATTRIBUTION),
    ("claim_date", CLAIM_DATE),
    ("claim_place", CLAIM_PLACE),
    ("naming", NAMING),
];

/// Stands before the id of a mention where somebody is known by it alone.
const MENTION: &str = "mention:";

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
    reading.scheme.labels = labels(&mut reading.articles);
    Ok(reading)
}

/// Under this key it is noted of a mark whether it is a statement or a mention, until all labels are known.
const CATEGORY: &str = "category";

/// Notes which of the two a mark is, for [`labels`].
pub(super) fn note_category(mark: &mut Mark, category: String) {
    mark.extra.insert(CATEGORY.to_owned(), Json::Text(category));
}

/// The labels of marks. Which of them name actors is noted at each mark, and taken off again.
pub(super) fn labels(articles: &mut [Article]) -> Vec<Label> {
    let mut labels: Table<String, bool> = Table::new();
    for mark in articles.iter_mut().flat_map(|article| &mut article.marks) {
        let category = mark.extra.remove(CATEGORY);
        let mention = category.as_ref().and_then(Json::as_str) == Some("mention");
        labels.insert(mark.label.clone(), mention);
    }
    let labels = labels.iter().map(|(name, mention)| Label {
        name: name.clone(),
        definition: String::new(),
        colour: None,
        key: None,
        mention: Some(*mention),
        above: Vec::new(),
    });
    labels.collect()
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
    let mut found = tags(&object, say);
    let claims: Vec<Claim<'_>> = found
        .iter()
        .flat_map(|(_, f)| f.claims.iter().copied())
        .collect();
    let mut spans = jsonl::settled(&original, &claims, &[], say)?.into_iter();
    let mut placed: Vec<Vec<Span>> = Vec::with_capacity(found.len());
    found.retain(|(_, found)| {
        let own: Vec<Option<Span>> = spans.by_ref().take(found.claims.len()).collect();
        let own: Option<Vec<Span>> = own.into_iter().collect();
        own.map(|own| placed.push(own)).is_some()
    });
    let marks = found.iter().zip(&placed);
    let marks = marks.map(|((id, found), own)| mark(id, found.json, own, &original));
    let marks = marks.collect::<Result<Vec<Mark>, String>>()?;
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
    mark.attributes = coded(&|column| list(json, column));
    let (actor, actor_id) = (text("actor"), text("actor_id"));
    if !actor.is_empty() || !actor_id.is_empty() {
        let name = if actor.is_empty() { &actor_id } else { &actor };
        mark.entity = Some(Entity {
            name: name.clone(),
            id: actor_id,
        });
    }
    mark.note = text("memo");
    mark.coder = text("coder");
    mark.confidence = Confidence::of_decimal(&text("confidence"));
    note_category(&mut mark, text("category"));
    Ok(mark)
}

/// All that a column has, several values or one.
fn list(json: &Json, column: &str) -> Vec<String> {
    match json.get(column) {
        Some(Json::List(list)) => list.iter().map(word).collect(),
        Some(one) => vec![word(one)],
        None => Vec::new(),
    }
}

/// The attributes that columns of what is coded are. `of`: all that a column has.
pub(super) fn coded(of: &dyn Fn(&str) -> Vec<String>) -> Vec<(String, Vec<String>)> {
    let mut attributes = Vec::new();
    for (role, _) in ROLES {
        let names = named(of, role);
        let judged = of(&format!("{role}{EVALUATION}s"));
        let judged = judged.iter().zip(&names);
        let judged = judged.filter(|(word, name)| !word.is_empty() && !name.is_empty());
        let judged = judged.map(|(word, name)| format!("{word} {name}"));
        attributes.push((format!("{role}{EVALUATION}"), judged.collect()));
        attributes.push((role.to_owned(), names));
    }
    attributes.push((REPORTER.to_owned(), named(of, REPORTER)));
    for (column, name) in CODED {
        attributes.push((name.to_owned(), of(column)));
    }
    let weighed = of("justification_positions");
    let weighed = weighed.iter().zip(of("justifications"));
    let weighed = weighed.filter(|(position, _)| !position.is_empty());
    let weighed = weighed.map(|(position, reason)| format!("{position} {reason}"));
    attributes.push((JUSTIFICATION_POSITION.to_owned(), weighed.collect()));
    tidy(&mut attributes);
    attributes
}

/// Who is in a role: by name, by id where that is empty.
fn named(of: &dyn Fn(&str) -> Vec<String>, role: &str) -> Vec<String> {
    let mut names = of(&format!("{role}s"));
    let ids = of(&format!("{role}_ids"));
    // A cell with one empty name in it is empty.
    names.resize(names.len().max(ids.len()), String::new());
    let ids = ids.into_iter().chain(std::iter::repeat(String::new()));
    let named = names.into_iter().zip(ids);
    let named = named.map(|(name, id)| if name.is_empty() { id } else { name });
    named.collect()
}

/// Ties as columns tell them: what they are called, and the ids of the tags that they lead to. Roles first, then links.
pub(super) fn told(of: &dyn Fn(&str) -> Vec<String>) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = Vec::new();
    for (role, _) in ROLES {
        // Whoever is known by a mention alone has it for an id.
        let alone = of(&format!("{role}_ids")).into_iter();
        let alone = alone.filter_map(|id| id.strip_prefix(MENTION).map(str::to_owned));
        for to in of(&format!("{role}_mentions")).into_iter().chain(alone) {
            let tie = (role.to_owned(), to);
            if !tie.1.is_empty() && !told.contains(&tie) {
                told.push(tie);
            }
        }
    }
    let labels = of("link_labels");
    let links = of("links").into_iter().zip(of("linked_ids")).zip(0_usize..);
    told.extend(links.map(|((of_type, to), n)| {
        let label = labels.get(n).cloned().unwrap_or_else(|| usual(of_type));
        (label, to)
    }));
    told
}

/// What a type of link is called, where only its id is said.
fn usual(of_type: String) -> String {
    let mut usual = RelationType::usual().into_iter();
    let known = usual.find(|one| one.id.as_str() == of_type);
    known.map_or(of_type, |known| known.label)
}

fn ties(found: &[(String, Found<'_>)], say: Say<'_>) -> Vec<Tie> {
    let here: OrderedSet<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    let mut ties = Vec::new();
    for (from, Found { json, .. }) in found {
        for (label, to) in told(&|column| list(json, column)) {
            if !here.contains(to.as_str()) {
                let what =
                    format!("A link “{label}” leads to no tag of its article, and was left out.");
                say(Fate::Rejected, what);
                continue;
            }
            ties.push(Tie {
                id: derived(&[from, &shown(&ties.len()), &label, &to]),
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
