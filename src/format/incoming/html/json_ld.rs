//! What pages say to machines in `<script type="application/ld+json">`. It is read as data; scripts are never run.

use super::meta::is_address;
use crate::domain::json::{Json, parse};
use crate::format::incoming::facts::{Facts, Field};

/// So many such pieces are looked at.
const PIECES: usize = 20;
/// Longest that is read, in bytes.
const LONGEST: usize = 512 * 1024;

/// Gathers from the source of a page. Linear.
pub(super) fn gather(source: &str, facts: &mut Facts) {
    let mut rest = source;
    for _ in 0..PIECES {
        let Some(at) = rest.find("application/ld+json") else {
            return;
        };
        rest = &rest[at..];
        let Some((_, after)) = rest.split_once('>') else {
            return;
        };
        let Some((piece, after)) = after.split_once("</") else {
            return;
        };
        rest = after;
        if piece.len() <= LONGEST
            && let Ok(data) = parse(piece.trim().as_bytes())
        {
            look(&data, facts, 0);
        }
    }
}

/// Looks for an article, in lists and graphs as well.
fn look(data: &Json, facts: &mut Facts, depth: usize) {
    if depth > 4 {
        return;
    }
    match data {
        Json::List(all) => {
            for one in all.iter().take(100) {
                look(one, facts, depth + 1);
            }
        }
        Json::Object(_) => {
            if let Some(graph) = data.get("@graph") {
                look(graph, facts, depth + 1);
            }
            if is_article(data) {
                article(data, facts);
            }
        }
        _ => {}
    }
}

fn is_article(data: &Json) -> bool {
    let article = |kind: &Json| {
        let word = kind.as_str().unwrap_or_default();
        word.ends_with("Article") || word.ends_with("Posting") || word == "Report"
    };
    match data.get("@type") {
        Some(Json::List(kinds)) => kinds.iter().any(article),
        Some(kind) => article(kind),
        None => false,
    }
}

fn article(data: &Json, facts: &mut Facts) {
    let text = |key: &str| data.get(key).map(named).unwrap_or_default();
    facts.say(Field::Title, &text("headline"));
    facts.say(Field::Date, &text("datePublished"));
    facts.say(Field::Outlet, &text("publisher"));
    facts.say(Field::Author, &text("author"));
    facts.say(Field::Section, &text("articleSection"));
    facts.say(Field::Language, &text("inLanguage"));
    let url = text("url");
    if is_address(&url) {
        facts.say(Field::Url, &url);
    }
}

/// A text, the name of a thing, or several of either.
fn named(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        Json::Object(_) => match value.get("name") {
            Some(Json::Text(name)) => name.clone(),
            _ => String::new(),
        },
        Json::List(all) => {
            let names = all
                .iter()
                .take(20)
                .filter(|one| !matches!(one, Json::List(_)));
            let names: Vec<String> = names.map(named).filter(|name| !name.is_empty()).collect();
            names.join(", ")
        }
        _ => String::new(),
    }
}
