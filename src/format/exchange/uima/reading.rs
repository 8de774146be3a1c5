//! Structures become articles: our own layers as they were, other people's by what their features are called.

use super::cas::{Cas, Structure, Value};
use super::is_types;
use super::layers::{
    ARTICLE, CODER, CONFIDENCE, CREATED, DEPENDENT, ENTITY, ENTITY_NAME, GOVERNOR, LABEL, NOTE,
    OWN, TAG, TIE, UID, attribute_of, number,
};
use super::slots::Slots;
use crate::domain::json::shown;
use crate::domain::{Confidence, Extra, Span, Table, Turns, breathe};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::model::{Article, Entity, META, Mark, Tie};
use crate::format::exchange::names::title_of;
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::exchange::units::{Claim, Original, Unit};

/// What other people call the feature that is the label, the first that is there.
const LABELS: [&str; 5] = [LABEL, "value", "Value", "category", "type"];

/// Layers that cut a text up and say nothing about it.
const CUTS: [&str; 5] = ["Token", "Sentence", "Paragraph", "Heading", "Div"];

/// Whether a feature is where a tie comes from or leads to.
pub(super) fn is_end(feature: &str) -> bool {
    [GOVERNOR, DEPENDENT, "source", "target"].contains(&feature)
}

/// Reads files that `knows`, one article each.
pub(super) async fn read(
    files: &[File],
    read: fn(&[u8]) -> Result<Cas, String>,
    knows: fn(&[u8]) -> bool,
    turns: &dyn Turns,
) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    for file in files {
        breathe(turns).await;
        let mut note = |fate, what: String| {
            let file = file.path.clone();
            reading.notes.push(Note {
                fate,
                file,
                line: None,
                what,
            });
        };
        if is_types(file) {
            continue;
        }
        if !knows(&file.bytes) {
            note(
                Fate::Rejected,
                "It is of another format than the others.".to_owned(),
            );
            continue;
        }
        let cas = read(&file.bytes);
        match cas.and_then(|cas| article(&cas, &file.path, &mut note)) {
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
        return Err(Refusal(
            first.unwrap_or_else(|| "there is no article in it".to_owned()),
        ));
    }
    Ok(reading)
}

fn article(cas: &Cas, path: &str, note: &mut dyn FnMut(Fate, String)) -> Result<Article, String> {
    let original = Original::inside(&cas.text).map_err(|error| shown(&error))?;
    let known = cas.structures.iter().find(|one| one.of_type == ARTICLE);
    let mut article = Article {
        id: known
            .map(|known| known.word(UID).to_owned())
            .unwrap_or_default(),
        text: original.text.clone(),
        meta: Vec::new(),
        marks: Vec::new(),
        ties: Vec::new(),
        extra: Extra::new(),
    };
    match known {
        Some(known) => meta(known, &mut article),
        None => foreign_meta(cas, path, &mut article),
    }
    let (tags, ties): (Vec<&Structure>, Vec<&Structure>) = (cas.structures.iter())
        .filter(|one| one.place.is_some() && !is_cut(one))
        .partition(|one| {
            !one.features
                .iter()
                .any(|(key, value)| is_reference(key, value))
        });
    let cuts = cas.structures.iter().filter(|one| cuts_up(one)).count();
    if cuts > 0 {
        let (what, have) = match cuts {
            1 => ("token, sentence or the like", "has"),
            _ => ("tokens, sentences and the like", "have"),
        };
        note(
            Fate::Rejected,
            format!("{cuts} {what} {have} no place here."),
        );
    }
    let (mut tags, empty): (Vec<&Structure>, Vec<&Structure>) = tags
        .into_iter()
        .partition(|one| one.place.is_some_and(|(begin, end)| begin < end));
    if !empty.is_empty() {
        note(
            Fate::Rejected,
            format!("{} tags cover no text.", empty.len()),
        );
    }
    let claims = tags.iter().filter_map(|one| {
        let (start, end) = one.place?;
        let words = None;
        Some(Claim { start, end, words })
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let settled = original.mostly(&claims, &[], Unit::Utf16, Original::settle);
    let settled =
        settled.map_err(|e| format!("the positions {}–{} lie outside its text", e.start, e.end))?;
    if let Some(what) = settled.unit.instead_of(Unit::Utf16) {
        note(Fate::Repaired, what);
    }
    for stray in &settled.strays {
        note(Fate::Rejected, stray.left_out());
    }
    let mut ids: Table<u64, String> = Table::new();
    let slots = Slots::of(cas);
    let mut placed = settled.spans.iter();
    tags.retain(|_| placed.next().is_some_and(Option::is_some));
    for (tag, span) in tags.iter().zip(settled.spans.into_iter().flatten()) {
        let mark = mark(tag, span, &slots);
        ids.insert(tag.id, mark.id.clone());
        article.marks.push(mark);
    }
    let mut loose = 0;
    for tag in &tags {
        let (mut led, nowhere) = slots.ties(tag, &ids);
        article.ties.append(&mut led);
        loose += nowhere;
    }
    if loose > 0 {
        let (slots, lead) = match loose {
            1 => ("slot", "leads"),
            _ => ("slots", "lead"),
        };
        let what = format!("{loose} {slots} of tags {lead} to nothing that is tagged.");
        note(Fate::Rejected, what);
    }
    for tie in ties {
        match self::tie(tie, &ids) {
            Some(tie) => article.ties.push(tie),
            None => note(
                Fate::Rejected,
                format!("The relation {} leads to no tag.", tie.id),
            ),
        }
    }
    article.sort();
    Ok(article)
}

fn is_reference(key: &str, value: &Value) -> bool {
    is_end(key) && matches!(value, Value::To(_))
}

fn is_cut(one: &Structure) -> bool {
    cuts_up(one) || one.of_type.ends_with("metadata.type.DocumentMetaData")
}

fn cuts_up(one: &Structure) -> bool {
    CUTS.contains(&one.short_type())
}

fn meta(known: &Structure, article: &mut Article) {
    for name in META {
        let value = known.word(name);
        if !value.is_empty() {
            article.meta.push((name.to_owned(), value.to_owned()));
        }
    }
}

/// What INCEpTION knows about a document, or else the name of the file.
fn foreign_meta(cas: &Cas, path: &str, article: &mut Article) {
    let told = cas
        .structures
        .iter()
        .find(|one| one.short_type() == "DocumentMetaData");
    let title = told.map_or("", |told| told.word("documentTitle"));
    let title = match title.trim() {
        "" => title_of(path),
        title => title,
    };
    if !title.is_empty() {
        article.meta.push(("title".to_owned(), title.to_owned()));
    }
    let spoken = told.map_or("", |told| told.word("language"));
    let mut spoken = [cas.language.as_str(), spoken].into_iter();
    if let Some(language) = spoken.find(|one| !["", "x-unspecified"].contains(one)) {
        let language = language.to_owned();
        article.meta.push(("language".to_owned(), language));
    }
}

fn mark(tag: &Structure, span: Span, slots: &Slots<'_>) -> Mark {
    let ours = tag.of_type == TAG;
    let labelled = LABELS.into_iter().find(|name| !tag.word(name).is_empty());
    let labelled = labelled.filter(|name| !ours || *name == LABEL);
    let label = labelled.map_or_else(|| tag.short_type(), |name| tag.word(name));
    let id = match tag.word(UID) {
        "" => number(tag.id),
        id => id.to_owned(),
    };
    let mut mark = Mark::bare(id, if ours { tag.word(LABEL) } else { label }, vec![span]);
    let entity = ["identifier", ENTITY]
        .into_iter()
        .find(|name| !tag.word(name).is_empty());
    mark.entity = entity.map(|name| {
        let id = tag.word(name).rsplit('/').next().unwrap_or_default();
        let id = if ours { tag.word(name) } else { id };
        let called = tag.word(ENTITY_NAME);
        let called = if called.is_empty() { id } else { called };
        Entity {
            id: id.to_owned(),
            name: called.to_owned(),
        }
    });
    mark.note = tag.word(NOTE).to_owned();
    mark.coder = tag.word(CODER).to_owned();
    mark.confidence = Confidence::of_decimal(tag.word(CONFIDENCE));
    mark.created = tag.word(CREATED).parse().ok();
    for (name, value) in &tag.features {
        let used = OWN.contains(&name.as_str())
            || (!ours && (labelled == Some(name) || entity == Some(name)));
        let values = match value {
            _ if used || slots.leads(value).is_some() => continue,
            Value::One(word) => vec![word.clone()],
            Value::Many(words) => words.clone(),
            Value::To(_) | Value::ToMany(_) => continue,
        };
        mark.attributes.push((attribute_of(name), values));
    }
    tidy(&mut mark.attributes);
    mark
}

fn tie(tie: &Structure, ids: &Table<u64, String>) -> Option<Tie> {
    let end = |names: [&str; 2]| {
        let found = names.into_iter().find_map(|name| tie.reference(name));
        found.and_then(|id| ids.get(&id).cloned())
    };
    let label = LABELS
        .into_iter()
        .map(|name| tie.word(name))
        .find(|word| !word.is_empty());
    let label = match tie.of_type.as_str() {
        TIE => tie.word(LABEL),
        _ => label.unwrap_or_else(|| tie.short_type()),
    };
    Some(Tie {
        id: match tie.word(UID) {
            "" => number(tie.id),
            id => id.to_owned(),
        },
        label: label.to_owned(),
        from: end([GOVERNOR, "source"])?,
        to: end([DEPENDENT, "target"])?,
        note: tie.word(NOTE).to_owned(),
        extra: Extra::new(),
    })
}
