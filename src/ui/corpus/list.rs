//! The list of articles: arrows, Enter opens, Space chooses, Shift chooses from one to another.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::columns;
use super::foot::{acts, said};
use super::kept::Corpus;
use super::row::face;
use crate::domain::DocumentId;
use crate::ui::erased::{memo, shown};
use crate::ui::html::{El, el};
use crate::ui::widgets::{Many, TallList, tall_list};

/// Id of the list.
pub const LIST: &str = "corpus-list";

/// Id of the line that says why there is none.
pub const NONE: &str = "corpus-none";

/// Height of a row, in pixels; the style sheet has the same.
pub const ROW: f64 = 56.0;

/// Headings, rows in view, what can be done with those that are chosen, and how many there are.
pub fn list(corpus: Corpus) -> El {
    let ids = corpus.list;
    let number = memo(move || ids.read().len());
    let at = move |place: usize| ids.with_untracked(|ids| ids.get(place).copied());
    let between = move |from: usize, to: usize| -> Vec<DocumentId> {
        ids.with_untracked(|ids| {
            let (from, to) = (from.min(to), from.max(to) + 1);
            ids.get(from..to.min(ids.len()))
                .unwrap_or_default()
                .to_vec()
        })
    };
    let rows = tall_list(TallList {
        id: LIST,
        name: "Articles",
        row: ROW,
        count: number,
        item: Arc::new(move |place| {
            let ids = ids.read();
            ids.get(place).map_or(0, |id| id.uuid().as_u128())
        }),
        is_heading: Arc::new(|_| false),
        show: Arc::new(move |place| {
            let id = at(place);
            el("li")
                .class("corpus-item")
                .part(move || id.and_then(|id| face(corpus, id)))
        }),
        take: Arc::new(move |place| {
            if let Some(id) = at(place) {
                corpus.open(id);
            }
        }),
        at: corpus.at,
        top: corpus.top,
        many: Some(Many {
            is_chosen: Arc::new(move |place| {
                let id = ids.with(|ids| ids.get(place).copied());
                id.is_some_and(|id| corpus.chosen.contains(id))
            }),
            turn: Arc::new(move |place| {
                if let Some(id) = at(place) {
                    corpus.chosen.turn(id);
                }
            }),
            choose: Arc::new(move |from, to| corpus.chosen.take_in(&between(from, to))),
        }),
    });
    let nothing = move || number.get() == 0 && !corpus.search.is_busy();
    let none = move || {
        let words = match corpus.is_filtered() {
            true => "No article fits all of this.",
            false => "There is no article yet: add files or paste text.",
        };
        el("p")
            .id(NONE)
            .class("find-none")
            .attr("tabindex", "-1")
            .text(words)
    };
    el("div")
        .class("find-results corpus-list")
        .child(columns(corpus))
        .child(shown(nothing, none))
        .child(rows)
        .child(said(corpus))
        .child(acts(corpus))
}
