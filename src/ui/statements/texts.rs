//! Words in the texts of all articles, in their context, and whether something is tagged there.

use std::sync::Arc;

use leptos::prelude::*;

use super::adding::words_field;
use super::hit::quoted;
use super::kept::Search;
use super::searching::Searching;
use crate::domain::{Project, TextHit, context, grouped};
use crate::edit::count;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::widgets::{TallList, tall_list};

/// Id of the field.
pub const PHRASE: &str = "find-phrase";
/// Id of the list.
pub const PLACES: &str = "find-places";

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 84.0;
/// So many places are listed; all are counted.
const MOST: usize = 5000;
/// Characters shown before and after the words.
const AROUND: u32 = 90;

/// The field and the list.
pub fn texts(search: Search) -> El {
    let desk = search.desk;
    let searching = Searching::new(desk, MOST, move || {
        let phrase = search.phrase.get();
        match is_single_letter(&phrase) {
            true => String::new(),
            false => phrase,
        }
    });
    let hits = memo(move || searching.hits());
    let number = memo(move || hits.read().first.len());
    let at = move |place: usize| hits.with_untracked(|hits| hits.first.get(place).copied());
    let words = move || {
        let hits = hits.read();
        let phrase = search.phrase.read();
        if phrase.trim().is_empty() {
            return String::new();
        }
        if is_single_letter(&phrase) {
            return "Type two letters or more".to_owned();
        }
        let mut words = format!(
            "{} in {}",
            count(hits.all, "place"),
            count(hits.articles.len(), "article")
        );
        if searching.is_busy() {
            words.push_str(" so far; still looking …");
        } else if hits.all > hits.first.len() {
            words.push_str(&format!(
                "; the first {} are listed",
                grouped(hits.first.len() as u64)
            ));
        }
        words
    };
    let list = tall_list(TallList {
        id: PLACES,
        name: "Places in texts",
        row: ROW,
        count: number,
        item: Arc::new(move |place| {
            // The same place of the list may come to be another place of the texts.
            hits.read().first.get(place).map_or(0, |hit| {
                hit.document.uuid().as_u128() ^ u128::from(hit.span.start().0)
            })
        }),
        is_heading: Arc::new(|_| false),
        show: Arc::new(move |place| {
            el("li").class("place-row").part(move || {
                let hit = hits.read().first.get(place).copied()?;
                desk.with(|s| face(s.project(), hit))
            })
        }),
        take: Arc::new(move |place| {
            if let Some(hit) = at(place) {
                search.leave(move |desk| desk.select(hit.document, hit.span));
            }
        }),
        at: search.text_at,
        top: search.text_top,
        many: None,
    });
    let field = words_field(
        PHRASE,
        "Words in the texts",
        "As they stand, one after the other",
        search.phrase,
        move || {
            search.text_at.set(0);
            search.text_top.set(0.0);
        },
        PLACES,
    );
    el("div")
        .class("find-results")
        .child(field)
        .child(
            el("p")
                .class("find-count")
                .attr("role", "status")
                .part(words),
        )
        .child(list)
}

/// It stands nearly everywhere. A single character of other scripts may well be a word.
fn is_single_letter(phrase: &str) -> bool {
    let phrase = phrase.trim();
    phrase.len() == 1 && phrase.is_ascii()
}

fn face(project: &Project, hit: TextHit) -> Option<El> {
    let document = project.document(hit.document)?;
    let tagged = hit
        .tagged
        .then(|| el("span").class("hit-tagged").text("tagged"));
    let whole = el("span")
        .class("hit")
        .child(quoted(context(document, hit.span, AROUND)))
        .child(
            el("span")
                .class("hit-facts")
                .child(tagged)
                .child(hit.tagged.then_some(" "))
                .child(
                    el("span")
                        .attr("dir", "auto")
                        .child(document.meta.title.clone()),
                ),
        );
    Some(whole)
}
