//! doccano: one JSON object a line, one line an article.
//!
//! As its sources and its export have it: `text`, columns of what is known, and `entities` with `relations` (a project with
//! “Use relation”) or `label` with triples (one without). Positions count UTF-16 units, whatever doccano itself calls them;
//! in a project with “Count grapheme clusters as one character” they count these. Nothing in a file of doccano's says which; one
//! of ours has a column for it, which doccano keeps.

use super::choice;
use super::details::word;
use super::group::Group;
use super::holds::{Foreign, Holds};
use super::jsonl::{self, Say};
use super::model::{Article, META, Mark, Tie};
use super::outline::outline;
use super::tool::{Fate, File, Ready, Tool, Writing};
use super::units::{Claim, Original, Scale, Unit};
use crate::domain::json::{Json, Object, Writer, shown};
use crate::domain::{Extra, OrderedSet};

/// doccano.
pub(super) static TOOL: Tool = Tool {
    id: "doccano",
    name: "doccano (JSONL)",
    purpose: "To go on tagging in doccano. Before importing it there, switch on “Allow overlapping spans” and “Use \
              relation” in the project; without these doccano drops tags without a word.",
    group: Group::Tagging,
    programs: "doccano",
    also: "sequence labeling",
    ending: "doccano.jsonl",
    packed: false,
    holds: Holds {
        ties: true,
        meta: &META,
        article_ids: true,
        foreign: Foreign::Articles,
        ..Holds::BARE
    },
    choices: &[&choice::UNIT],
    begin: |_, options| {
        Box::new(Lines {
            out: String::new(),
            unit: options.unit.unwrap_or(Unit::Utf16),
        })
    },
    knows: |files| {
        files
            .iter()
            .any(|file| outline(&file.bytes, true).is_some_and(|json| is_ours(&json)))
    },
    read: |files, turns| Box::pin(jsonl::read(files, turns, |_| true, article)),
};

/// Key of the article's id.
const ID: &str = "doc_id";

/// Key of what positions count.
const UNIT: &str = "offset_unit";

/// Keys that are read; all others are kept, and are columns when they come back to doccano.
const READ: [&str; 6] = ["id", "text", "label", "labels", "entities", "relations"];

/// Key of what people noted on an article.
const COMMENTS: &str = "Comments";

struct Lines {
    out: String,
    unit: Unit,
}

impl Writing for Lines {
    fn article(&mut self, article: &Article) {
        let ruler = Scale::of(&article.text, self.unit);
        let mut to = Writer::compact();
        to.object();
        to.text_at("text", article.text.as_str());
        to.text_if_any(ID, &article.id);
        for (name, value) in &article.meta {
            to.text_at(name, value);
        }
        to.text_at(UNIT, self.unit.label());
        to.all_of(&article.extra);
        to.list_at("entities", &article.marks, |mark, to| {
            let extent = mark.extent();
            to.object();
            number(to, "id", &mark.id);
            to.text_at("label", &mark.label);
            to.number_at("start_offset", ruler.at(extent.start()).into());
            to.number_at("end_offset", ruler.at(extent.end()).into());
            to.end_object();
        });
        to.list_at("relations", &article.ties, |tie, to| {
            to.object();
            number(to, "id", &tie.id);
            number(to, "from_id", &tie.from);
            number(to, "to_id", &tie.to);
            to.text_at("type", &tie.label);
            to.end_object();
        });
        to.end_object();
        self.out.push_str(&to.finish());
        self.out.push('\n');
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        Ready::begun("demarche.jsonl", &mut self.out, at_least)
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        vec![File::of("demarche.jsonl", self.out)]
    }
}

fn number(to: &mut Writer, key: &str, digits: &str) {
    to.key(key);
    to.literal(digits);
}

fn is_ours(json: &Json) -> bool {
    let triples = ["label", "labels"].iter().any(|key| match json.get(key) {
        Some(Json::List(list)) => list.iter().all(|one| matches!(one, Json::List(_))),
        _ => false,
    });
    // Files of other tools have a list of this name, too: one without anything in it tells nothing.
    let told = |list: &Vec<Json>| !list.is_empty() || json.get("relations").is_some();
    json.get("text").is_some() && (triples || entities(json).is_some_and(told))
}

/// The entities, if they are as doccano has them.
fn entities(json: &Json) -> Option<&Vec<Json>> {
    match json.get("entities")? {
        Json::List(list) if list.iter().all(|one| one.get("start_offset").is_some()) => Some(list),
        _ => None,
    }
}

/// An entity before it is known what its positions count.
struct Entity {
    id: String,
    label: String,
    start: u64,
    end: u64,
}

fn article(json: Json, note: Say<'_>) -> Result<Article, String> {
    let Json::Object(object) = json else {
        return Err("it is not a JSON object".to_owned());
    };
    let text = object.get("text").and_then(Json::as_str);
    let original =
        Original::inside(text.ok_or("the key “text” is missing")?).map_err(|e| shown(&e))?;
    let found = labelled(&object, note);
    let claims = found.iter().map(|entity| Claim {
        start: entity.start,
        end: entity.end,
        words: None,
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let said = object.get(UNIT).and_then(Json::as_str);
    let said = Unit::ALL
        .into_iter()
        .find(|unit| said == Some(unit.label()));
    let settled = match said {
        Some(unit) => original.mostly(&claims, &[], unit, Original::settle),
        None => original.mostly(&claims, &[], Unit::Utf16, Original::likeliest),
    };
    let settled =
        settled.map_err(|e| format!("the positions {}–{} lie outside its text", e.start, e.end))?;
    if let Some(what) = settled.unit.instead_of(said.unwrap_or(Unit::Utf16)) {
        note(Fate::Repaired, what);
    }
    for stray in &settled.strays {
        let label = found.get(stray.place).map_or("", |entity| &*entity.label);
        note(Fate::Rejected, format!("“{label}”: {}", stray.left_out()));
    }
    let marks = found.into_iter().zip(settled.spans);
    let marks = marks.filter_map(|(e, span)| Some(Mark::bare(e.id, e.label, vec![span?])));
    let marks: Vec<Mark> = marks.collect();
    let ties = ties(&object, &marks, note);
    let mut article = Article {
        // doccano’s own number is the id of a line that we did not write.
        id: [ID, "id"]
            .iter()
            .find_map(|key| object.get(key))
            .map(word)
            .unwrap_or_default(),
        text: original.text,
        meta: Vec::new(),
        marks,
        ties,
        extra: Extra::new(),
    };
    for name in META {
        let value = object.get(name).and_then(Json::as_str);
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            article.meta.push((name.to_owned(), value.to_owned()));
        }
    }
    for (key, value) in object.iter() {
        let empty = match value {
            Json::Null => true,
            Json::List(all) => all.is_empty(),
            _ => false,
        };
        let known = READ.contains(&key.as_str())
            || [ID, UNIT].contains(&key.as_str())
            || (empty && [COMMENTS, "cats"].contains(&key.as_str()))
            || !article.meta(key).is_empty();
        if !known {
            article.extra.insert(key.clone(), value.clone());
        }
    }
    if let Some(Json::List(comments)) = article.extra.get(COMMENTS) {
        let (comments, are) = match comments.len() {
            1 => ("comment".to_owned(), "is"),
            n => (format!("{n} comments"), "are"),
        };
        let what = format!("The {comments} on the article {are} kept, to be written back.");
        note(Fate::Kept, what);
    }
    article.sort();
    Ok(article)
}

fn labelled(object: &Object, note: Say<'_>) -> Vec<Entity> {
    let lists = ["entities", "label", "labels"].into_iter();
    let lists = lists.filter_map(|key| match object.get(key) {
        Some(Json::List(list)) => Some(list),
        _ => None,
    });
    let mut found = Vec::new();
    for (one, n) in lists.flatten().zip(1_usize..) {
        match entity(one, n) {
            Some(entity) if entity.start < entity.end => found.push(entity),
            Some(entity) => note(
                Fate::Rejected,
                format!(
                    "“{}” at {}–{} covers no text.",
                    entity.label, entity.start, entity.end
                ),
            ),
            None => note(
                Fate::Rejected,
                format!("Tag {n} has no start, end and label as doccano writes them."),
            ),
        }
    }
    found
}

fn entity(json: &Json, n: usize) -> Option<Entity> {
    match json {
        Json::List(triple) => match triple.as_slice() {
            [start, end, label] => Some(Entity {
                id: shown(&n),
                label: label.as_str()?.to_owned(),
                start: start.as_u64()?,
                end: end.as_u64()?,
            }),
            _ => None,
        },
        _ => Some(Entity {
            id: json.get("id").map_or_else(|| shown(&n), word),
            label: json.get("label")?.as_str()?.to_owned(),
            start: json.get("start_offset")?.as_u64()?,
            end: json.get("end_offset")?.as_u64()?,
        }),
    }
}

fn ties(object: &Object, marks: &[Mark], note: Say<'_>) -> Vec<Tie> {
    let Some(Json::List(list)) = object.get("relations") else {
        return Vec::new();
    };
    let ids: OrderedSet<&str> = marks.iter().map(|mark| mark.id.as_str()).collect();
    let one = |(json, n): (&Json, usize)| {
        let end = |key: &str| json.get(key).map(word);
        let there = |id: &String| ids.contains(id.as_str());
        let from = end("from_id").filter(there);
        let (from, to) = from.zip(end("to_id").filter(there)).or_else(|| {
            note(
                Fate::Rejected,
                format!("Relation {n} leads from or to a tag that is not there."),
            );
            None
        })?;
        Some(Tie {
            id: json.get("id").map_or_else(|| shown(&n), word),
            label: json
                .get("type")
                .and_then(Json::as_str)
                .unwrap_or_default()
                .to_owned(),
            from,
            to,
            note: String::new(),
            extra: Extra::new(),
        })
    };
    list.iter().zip(1..).filter_map(one).collect()
}
