//! One actor in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::FIRST;
use super::register::Register;
use crate::browser::element;
use crate::domain::{ActorId, Direction, UseCount, grouped};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;
use crate::ui::widgets::bare_button;

/// What the row shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    name: String,
    /// The alias it was found by, or what sort of actor it is.
    note: String,
    colour: Option<String>,
}

/// Name, by which alias it was found, and how often it is used.
pub fn row(register: Register, item: Item) -> El {
    let desk = register.desk;
    let id = ActorId::new(uuid::Uuid::from_u128(item.id));
    let shown = memo(move || {
        desk.track_tags();
        let listed = register.listed.get();
        let alias = listed.get(item.place).filter(|one| one.id == id);
        let alias = alias.and_then(|one| one.alias.clone());
        desk.with(|s| {
            let actor = Arc::clone(s.project().actor(id)?);
            let sort = actor.of_type.map_or("", |sort| sort.label());
            let note = alias.map_or_else(|| sort.to_owned(), |alias| format!("“{alias}”"));
            Some(Shown {
                name: actor.name.clone(),
                note,
                colour: actor.colour.map(|colour| colour.to_string()),
            })
        })
        .unwrap_or_default()
    });
    let used = memo(move || in_short(register.count(id)));
    let chosen = move || register.chosen.get() == Some(id);
    let dot = move || {
        let colour = shown.read().colour.clone();
        colour.map(|colour| {
            el("span")
                .class("actor-dot")
                .style("background", move || colour.clone())
        })
    };
    let whole = bare_button(move || register.choose(id))
        .class("actor-row")
        .live("aria-current", move || chosen().then_some("true"))
        .on_key(move |event| match event.key().as_str() {
            "ArrowDown" => element::focus_beside(&event, Direction::Forward),
            "ArrowUp" => element::focus_beside(&event, Direction::Back),
            _ => {}
        })
        .child(
            el("span").class("actor-row-name").part(dot).child(
                el("span")
                    .attr("dir", "auto")
                    .part(move || shown.read().name.clone()),
            ),
        )
        .child(
            el("span")
                .class("actor-row-note")
                .attr("dir", "auto")
                .part(move || shown.read().note.clone()),
        )
        .child(el("span").class("actor-row-count").part(move || used.get()));
    let whole = match item.place {
        0 => whole.id(FIRST),
        _ => whole,
    };
    el("li").class("actor-item").child(whole)
}

/// “12 mentions, 3 roles”; what is not there is not said.
fn in_short(used: UseCount) -> String {
    let part = |n: usize, one: &str, many: &str| {
        let noun = if n == 1 { one } else { many };
        (n > 0).then(|| format!("{} {noun}", grouped(n as u64)))
    };
    let parts = [
        part(used.mentions, "mention", "mentions"),
        part(used.roles, "role", "roles"),
        part(used.ties, "tie", "ties"),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    match said.is_empty() {
        true => "unused".to_owned(),
        false => said.join(", "),
    }
}
