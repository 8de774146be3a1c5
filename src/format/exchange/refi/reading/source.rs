//! A source becomes an article, its selections marks, links between them ties.

use super::known::{Known, guid, target, values};
use super::lines::{Ends, settle};
use crate::domain::json::shown;
use crate::domain::{Confidence, Extra, Span, Table};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::ids::{derived, plain};
use crate::format::exchange::model::{Article, META, Mark, Tie};
use crate::format::exchange::refi::codes::Meaning;
use crate::format::exchange::refi::{CONFIDENCE, SENTENCES};
use crate::format::exchange::tool::{Fate, File, Reading};
use crate::format::exchange::units::{Claim, Original, Unit};
use crate::format::words::quoted;
use crate::format::xml::Element;

/// Label of selections that nobody coded and somebody commented.
const COMMENT: &str = "Comment";

/// The text of a file of the archive, by the path that a source has for it.
pub(super) fn file_at(path: &str, files: &[File]) -> Option<String> {
    let name = path.split("://").last().unwrap_or(path);
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let called = |file: &&File| {
        let own = file.path.rsplit('/').next().unwrap_or(&file.path);
        own.eq_ignore_ascii_case(name)
    };
    let bytes = &files.iter().find(called)?.bytes;
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// An article. `element` is the text, `outer` the source that it belongs to.
pub(super) fn article(
    element: &Element,
    outer: &Element,
    known: &Known<'_>,
    files: &[File],
    ends: &mut Ends,
    note: &mut dyn FnMut(Fate, String),
) -> Result<Article, String> {
    let inside = element
        .first("PlainTextContent")
        .map(|text| text.text.clone());
    let text = match (inside, element.attribute("plainTextPath")) {
        (Some(text), _) => text,
        (None, Some(path)) => file_at(path, files)
            .ok_or_else(|| format!("its text “{path}” is not in the archive, or not UTF-8."))?,
        (None, None) => return Err("it has no text.".to_owned()),
    };
    let original = Original::inside(&text).map_err(|error| shown(&error))?;
    let selections: Vec<(&Element, u64, u64)> = (element.all("PlainTextSelection"))
        .filter_map(|one| {
            let at = |key: &str| {
                one.attribute(key)
                    .and_then(|n| n.trim().parse::<u64>().ok())
            };
            let place = at("startPosition").zip(at("endPosition"));
            let place = place.filter(|(start, end)| start < end);
            if place.is_none() {
                let name = one.attribute("name").unwrap_or_default();
                note(
                    Fate::Rejected,
                    format!("the selection “{name}” covers no text."),
                );
            }
            place.map(|(start, end)| (one, start, end))
        })
        .collect();
    let claims = selections.iter().map(|(_, start, end)| Claim {
        start: *start,
        end: *end,
        words: None,
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let names = selections
        .iter()
        .map(|(one, ..)| one.attribute("name").unwrap_or_default());
    let names: Vec<&str> = names.collect();
    let settled = settle(&original, &claims, &names, known.origin).map_err(|e| {
        format!(
            "the selection at {}–{} lies outside its text.",
            e.start, e.end
        )
    })?;
    if text.contains("\r\n") && !claims.is_empty() {
        let name = outer.attribute("name").unwrap_or_default();
        ends.met(name, settled.as_frozen);
    }
    if let Some(what) = settled.unit.instead_of(Unit::CodePoints) {
        note(Fate::Repaired, what);
    }
    for stray in &settled.strays {
        let name = names.get(stray.place).copied().unwrap_or_default();
        let what = format!("the selection {}: {}", quoted(name, 60), stray.left_out());
        note(Fate::Rejected, what);
    }
    let mut article = Article {
        id: guid(outer),
        text: original.text.clone(),
        meta: Vec::new(),
        marks: Vec::new(),
        ties: Vec::new(),
        extra: Extra::new(),
    };
    for ((selection, ..), span) in selections.iter().zip(settled.spans) {
        let Some(span) = span else {
            continue;
        };
        let marks = marks(selection, span, known);
        if marks.is_empty() {
            let name = selection.attribute("name").unwrap_or_default();
            note(
                Fate::Rejected,
                format!("the selection “{name}” has neither a code nor a comment."),
            );
        }
        article.marks.extend(marks);
    }
    meta(outer, known, &mut article);
    Ok(article)
}

fn meta(source: &Element, known: &Known<'_>, article: &mut Article) {
    let mut found = values(source, &known.variables);
    found.extend(
        known
            .of_sources
            .get(&guid(source))
            .into_iter()
            .flatten()
            .cloned(),
    );
    let notes: Vec<String> = noted(source, known)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    for name in META {
        let value = match name {
            "title" => source.attribute("name").map(str::to_owned),
            _ => {
                let called = found.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
                called.map(|(_, value)| value.clone())
            }
        };
        let value = value.or_else(|| {
            let stated = name == "notes" && !notes.is_empty();
            stated.then(|| notes.join("\n\n"))
        });
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            article.meta.push((name.to_owned(), value));
        }
    }
}

/// The notes that an element refers to: name and text.
fn noted(element: &Element, known: &Known<'_>) -> Vec<(String, String)> {
    let notes = element
        .all("NoteRef")
        .filter_map(|note| known.notes.get(&target(note)));
    notes.cloned().collect()
}

/// The marks of a selection: one for each label.
fn marks(selection: &Element, span: Span, known: &Known<'_>) -> Vec<Mark> {
    let own = guid(selection);
    let mut mark = Mark::bare(own.clone(), "", vec![span]);
    let mut labels: Vec<String> = Vec::new();
    let mut comments: Vec<String> = Vec::new();
    let mut attribute = |name: &str, value: String| match mark
        .attributes
        .iter_mut()
        .find(|(known, _)| known == name)
    {
        Some((_, values)) => values.push(value),
        None => mark.attributes.push((name.to_owned(), vec![value])),
    };
    for coding in selection.all("Coding") {
        let code = coding.first("CodeRef").map(target).unwrap_or_default();
        match known.codes.get(&code) {
            Some(Meaning::Label(label)) if !labels.contains(label) => labels.push(label.clone()),
            Some(Meaning::Value(name, value)) => attribute(name, value.clone()),
            Some(Meaning::Label(_)) | None => {}
        }
        comments.extend(noted(coding, known).into_iter().map(|(_, text)| text));
    }
    let mut notes = noted(selection, known);
    let linked = known.linked.get(&own).into_iter().flatten();
    notes.extend(linked.filter_map(|note| known.notes.get(note).cloned()));
    let mut confidence = None;
    for (name, text) in notes {
        match name.as_str() {
            name if SENTENCES.contains(&name) => attribute(name, text),
            CONFIDENCE if Confidence::of_decimal(&text).is_some() => {
                confidence = Confidence::of_decimal(&text);
            }
            _ => comments.push(text),
        }
    }
    let description = selection.first("Description").map(|text| text.text.clone());
    comments.splice(0..0, description.filter(|text| !text.is_empty()));
    tidy(&mut mark.attributes);
    mark.confidence = confidence;
    mark.note = comments.join("\n\n");
    mark.entity = known.entities.get(&own).cloned();
    let by = selection
        .attribute("creatingUser")
        .or(selection.attribute("modifyingUser"));
    let coding = || {
        selection
            .first("Coding")
            .and_then(|one| one.attribute("creatingUser"))
    };
    let by = by.or_else(coding).map(plain).unwrap_or_default();
    mark.coder = known.users.get(&by).copied().unwrap_or_default().to_owned();
    let at = selection.attribute("creationDateTime");
    mark.created = at.and_then(|at| at.parse().ok());
    if labels.is_empty() && !(mark.note.is_empty() && mark.attributes.is_empty()) {
        labels.push(COMMENT.to_owned());
    }
    let labelled = labels.into_iter().enumerate().map(|(n, label)| Mark {
        id: match n {
            0 => own.clone(),
            n => derived(&[&own, "label", &shown(&n)]),
        },
        label,
        ..mark.clone()
    });
    labelled.collect()
}

/// In which article a selection is.
pub(super) fn places(reading: &Reading) -> Table<String, usize> {
    let articles = reading.articles.iter().zip(0..);
    let marks =
        articles.flat_map(|(article, n)| article.marks.iter().map(move |m| (m.id.clone(), n)));
    marks.collect()
}

/// A link between two selections of an article, and which article that is.
pub(super) fn tie(
    link: &Element,
    known: &Known<'_>,
    places: &Table<String, usize>,
) -> Option<(usize, Tie)> {
    let end = |name: &str| link.attribute(name).map(plain);
    let (from, to) = (end("originGUID")?, end("targetGUID")?);
    let article = *places.get(&from)?;
    if places.get(&to) != Some(&article) {
        return None;
    }
    let notes: Vec<String> = noted(link, known)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let tie = Tie {
        id: guid(link),
        label: link.attribute("name").unwrap_or_default().to_owned(),
        from,
        to,
        note: notes.join("\n\n"),
        extra: Extra::new(),
    };
    Some((article, tie))
}
