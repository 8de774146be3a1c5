//! A source becomes an article, its selections marks.

use super::Joined;
use super::joined::{linked, noted};
use super::known::{Known, guid, stamps};
use super::lines::{Ends, settle};
use super::selection::marks;
use super::texts::Texts;
use super::values::{Valued, values};
use crate::domain::Extra;
use crate::domain::json::{Json, shown};
use crate::format::exchange::model::{Article, META};
use crate::format::exchange::refi::kept::{CASES, OTHERS, SETS, VALUE, VARIABLES, put};
use crate::format::exchange::tool::Fate;
use crate::format::exchange::units::{Claim, Original, Unit};
use crate::format::words::quoted;
use crate::format::xml::Element;

/// An article. `element` is the text, `outer` the source that it belongs to.
pub(super) fn article(
    element: &Element,
    outer: &Element,
    known: &Known<'_>,
    texts: &Texts<'_>,
    ends: &mut Ends,
    note: &mut dyn FnMut(Fate, String),
) -> Result<Article, String> {
    let inside = element
        .first("PlainTextContent")
        .map(|text| text.text.clone());
    let text = match (inside, element.attribute("plainTextPath")) {
        (Some(text), _) => text,
        (None, Some(path)) => texts
            .at(path)
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
        let (marks, unknown) = marks(selection, span, article.text.slice(span), known);
        if unknown > 0 {
            let what = "a coding with a code that is not in the codebook was left out.";
            (0..unknown).for_each(|_| note(Fate::Rejected, what.to_owned()));
        }
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

/// What is known about an article, and what is kept of the rest.
fn meta(source: &Element, known: &Known<'_>, article: &mut Article) {
    let own = guid(source);
    let found = values(source, &known.variables);
    let of_cases = known.of_sources.get(&own).map_or(&[][..], Vec::as_slice);
    let mut used: Vec<bool> = vec![false; found.len()];
    let mut variables = Extra::new();
    for name in META {
        let mut value = match name {
            "title" => source.attribute("name").map(str::to_owned),
            _ => {
                let called = |one: &&Valued<'_>| one.name.eq_ignore_ascii_case(name);
                let place = found.iter().position(|one| called(&one));
                let here = place.and_then(|place| {
                    used[place] = true;
                    found.get(place)
                });
                let case = of_cases.iter().find(called).filter(|_| here.is_none());
                let stated = here.or(case);
                if let Some(mut kept) = stated.and_then(|one| one.variable(name)) {
                    if let Some(case) = case {
                        put(&mut kept, VALUE, &case.value);
                    }
                    variables.insert(name.to_owned(), Json::Object(kept));
                }
                stated.map(|one| one.value.clone())
            }
        };
        if name == "notes" {
            value = notes(source, value, known, article);
        }
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            article.meta.push((name.to_owned(), value));
        }
    }
    let others = found.iter().zip(used).filter(|(_, used)| !used);
    let others = Json::List(others.map(|(one, _)| one.kept()).collect());
    let lists = |lists: &crate::domain::Table<String, Vec<Json>>| {
        Json::List(lists.get(&own).cloned().unwrap_or_default())
    };
    for (key, list) in [
        (OTHERS, others),
        (CASES, lists(&known.cases_of)),
        (SETS, lists(&known.sets_of)),
    ] {
        if list != Json::List(Vec::new()) {
            article.extra.insert(key.to_owned(), list);
        }
    }
    if !variables.is_empty() {
        let variables = Json::Object(variables);
        article.extra.insert(VARIABLES.to_owned(), variables);
    }
    stamps(source, &mut article.extra);
}

/// The notes of a source, behind what a variable of that name and its description say.
fn notes(
    source: &Element,
    variable: Option<String>,
    known: &Known<'_>,
    article: &mut Article,
) -> Option<String> {
    let mut joined = Joined::default();
    joined.add(&variable.unwrap_or_default());
    let description = source.first("Description").map(|one| one.text.as_str());
    joined.add(description.unwrap_or_default());
    let all = noted(source, known)
        .into_iter()
        .chain(linked(source, known));
    for (_, words, kept) in all {
        joined.note(&words, kept);
    }
    let is_described = description.is_some_and(|words| !words.is_empty());
    let text = joined.keep(is_described, &mut article.extra);
    Some(text).filter(|text| !text.is_empty())
}
