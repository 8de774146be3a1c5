//! Everybody in the register: searched as one types, in order of name or use.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::register::{NAME, Register, SEARCH};
use super::row::row;
use crate::browser::{Frame, page};
use crate::edit::{command, count};
use crate::ui::erased::{effect, made_of, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{LongList, Shape, button, icon, long_list};

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 52.0;

/// Id of the first row, for going there from the field.
pub const FIRST: &str = "actor-first";

/// Search, order, and the list. `begins`: the focus begins in the search.
pub fn list(register: Register, begins: bool) -> El {
    let listed = register.listed;
    let number = memo(move || listed.read().len());
    let at = move |place: usize| listed.read().get(place).map(|one| one.id.uuid().as_u128());
    let (rows, pane) = long_list(LongList {
        class: "actor-list",
        label: "Actors of the register",
        row: ROW,
        count: number,
        at,
        make: move |item| row(register, item),
    });
    // For the outside: whoever is chosen comes into view in the list, in the next frame, when the list is there.
    let frame = StoredValue::new_local(None::<Frame>);
    let bring = move |id| {
        let place = listed.read_untracked().iter().position(|one| one.id == id);
        if let Some(place) = place {
            pane.bring(place);
        }
    };
    effect(move || {
        let chosen = register.chosen.get();
        frame.set_value(chosen.and_then(|id| Frame::next(move || bring(id))));
    });
    let everybody = move || register.desk.with(|s| s.project().actors().len());
    let said = move || {
        el("p")
            .class("quiet register-said")
            .attr("role", "status")
            .child(match (number.get(), register.unused.get()) {
                (0, _) if everybody() == 0 => "Nobody yet.".to_owned(),
                (0, _) => "Nobody fits.".to_owned(),
                (n, true) => format!("{} unused", count(n, "actor")),
                (n, false) => count(n, "actor"),
            })
    };
    el("div")
        .class("register-list")
        .child(search(register, begins))
        .child(orders(register))
        .part(said)
        .child(rows)
}

fn search(register: Register, begins: bool) -> El {
    let first = move || register.listed.read_untracked().first().map(|one| one.id);
    let field = el("input")
        .id(SEARCH)
        .class("field search")
        .attr("type", "search")
        .attr("placeholder", "Search names and aliases")
        .attr("aria-label", "Search names and aliases")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .live("autofocus", move || begins)
        .value(move || register.words.get())
        .on_input(move |words| register.words.set(words))
        .on_key(move |event| match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                page::focus_by_id(FIRST);
            }
            "Enter" if !event.is_composing() => {
                if let Some(id) = first() {
                    event.prevent_default();
                    register.choose(id);
                }
            }
            "Escape" if !register.words.with_untracked(String::is_empty) => {
                event.prevent_default();
                event.stop_propagation();
                register.words.set(String::new());
            }
            _ => {}
        });
    let adds = memo(move || {
        register.desk.track_tags();
        let words = register.words.read().trim().to_owned();
        let known = register
            .desk
            .with(|s| s.project().actors().any(|actor| actor.is_called(&words)));
        (!words.is_empty() && !known).then_some(words)
    });
    let add = made_of(
        move || adds.get(),
        move |words: Option<String>| {
            let label = match &words {
                Some(words) => format!("Add “{words}”"),
                None => "Add an actor".to_owned(),
            };
            button("button small", move || add(register, words.clone()))
                .child(icon(Shape::Add))
                .child(label)
        },
    );
    el("div").class("register-search").child(field).child(add)
}

/// Adds an actor and goes to its name.
fn add(register: Register, name: Option<String>) {
    let desk = register.desk;
    let nameless = name.is_none();
    let name = name.unwrap_or_else(|| "New actor".to_owned());
    let Some(actor) = desk.new_actor(&name) else {
        return;
    };
    let id = actor.id;
    let added = desk.run(command::AddActor {
        actor: Box::new(actor),
        mentions: Vec::new(),
        part: None,
    });
    if added {
        register.words.set(String::new());
        register.unused.set(false);
        register.choose(id);
        spawn_local(async move {
            tick().await;
            if nameless {
                page::select_by_id(NAME);
            } else {
                go_to_field(NAME);
            }
        });
    }
}

fn orders(register: Register) -> El {
    let by_use = register.by_use;
    let order = |label: &'static str, use_first: bool| {
        button("chip plain", move || by_use.set(use_first))
            .live("aria-pressed", move || {
                (by_use.get() == use_first).to_string()
            })
            .text(label)
    };
    let unused = register.unused;
    let only = button("chip plain", move || unused.update(|only| *only = !*only))
        .live("aria-pressed", move || unused.get().to_string())
        .text("Unused");
    let unnamed = move || el("span").class("quiet").text("best match first");
    let searching = move || !register.words.read().trim().is_empty() && !by_use.get();
    el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", "Order and filter")
        .child(order("By name", false))
        .child(order("By use", true))
        .child(only)
        .child(shown(searching, unnamed))
}
