//! What is asked for, each with the way to take it away.

use leptos::prelude::*;

use super::kept::Search;
use crate::domain::Condition;
use crate::ui::coding::{chip, chips};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;

/// Chips: alternatives beside each other with “or” between them.
pub fn chosen(search: Search, back: &'static str) -> El {
    let desk = search.desk;
    let all = memo(move || {
        desk.track_tags();
        desk.track_articles();
        let conditions = search.conditions.get();
        grouped(&conditions)
            .into_iter()
            .map(|(condition, or)| {
                let words = desk.with(|s| condition.in_words(s.project()));
                (condition, words, or)
            })
            .collect::<Vec<_>>()
    });
    let one = move |(condition, words, or): (Condition, String, bool)| {
        let away = move || {
            search.unask(&condition);
            go_to_field(back);
        };
        let face = el("span")
            .class("part-name")
            .attr("dir", "auto")
            .child(or.then(|| el("span").class("chip-or").text("or ")))
            .child(words.clone());
        chip(&words, "filters", face, away)
    };
    let list = move || {
        let items = all.get().into_iter().map(one).collect();
        chips("Filters".to_owned(), items)
    };
    let clear = move || {
        (!search.query().is_empty()).then(|| {
            button("button small", move || {
                search.clear();
                go_to_field(back);
            })
            .text("Clear all")
        })
    };
    el("div").class("find-chosen").part(list).part(clear)
}

/// Conditions about the same thing beside each other; whether one is an alternative to the one before it.
fn grouped(conditions: &[Condition]) -> Vec<(Condition, bool)> {
    let mut grouped: Vec<(Condition, bool)> = Vec::new();
    for condition in conditions {
        let last = grouped.iter().rposition(|(c, _)| c.is_beside(condition));
        match last {
            Some(place) => grouped.insert(place + 1, (condition.clone(), true)),
            None => grouped.push((condition.clone(), false)),
        }
    }
    grouped
}
