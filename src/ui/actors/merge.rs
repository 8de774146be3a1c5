//! Makes two actors one: which one stays, what it will be called, and all that moves are shown before.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::place::{SHOWN, more};
use super::profile::{Merging, Profile};
use super::register::NAME;
use super::ties::others;
use super::uses::use_list;
use crate::browser::page;
use crate::domain::{Actor, ActorId, ActorRole, ActorUse, tied_to, uses_of};
use crate::edit::{command, count};
use crate::ui::coding::{Search, combobox};
use crate::ui::erased::{effect, made_of};
use crate::ui::html::{El, View, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;

const OTHER: &str = "actor-merge";
const MERGE: &str = "actor-merge-now";
const PANEL: &str = "actor-merge-panel";

/// Nothing until it is asked for; then who the other one is; then what will come of it.
pub fn merge(profile: Profile) -> El {
    let merging = profile.merging;
    // For the outside: whoever asked goes on in what unfolds.
    effect(move || {
        let to = match merging.get() {
            Some(Merging::Looking) => OTHER,
            Some(Merging::With { .. }) => MERGE,
            None => return,
        };
        spawn_local(async move {
            tick().await;
            go_to_field(to);
            page::bring_into_view(PANEL);
        });
    });
    el("div").child(made_of(
        move || {
            // The preview follows whatever is changed or undone meanwhile.
            profile.desk.track_tags();
            merging.get()
        },
        move |state| match state {
            None => None::<El>.view(),
            Some(Merging::Looking) => looking(profile).view(),
            Some(Merging::With { other, other_stays }) => {
                preview(profile, other, other_stays).view()
            }
        },
    ))
}

fn panel(profile: Profile) -> El {
    el("section")
        .id(PANEL)
        .class("merge-panel")
        .attr("aria-label", "Merge two actors")
        // A step back, and not out of the whole register.
        .on_key(move |event| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                event.stop_propagation();
                let_be(profile);
            }
        })
}

fn let_be(profile: Profile) {
    profile.merging.set(None);
    go_to_field(NAME);
}

fn cancel(profile: Profile) -> El {
    button("button", move || let_be(profile)).text("Cancel")
}

fn looking(profile: Profile) -> El {
    let merging = profile.merging;
    let found = move |other: ActorId| {
        merging.set(Some(Merging::With {
            other,
            other_stays: false,
        }));
    };
    let search = Search {
        id: OTHER,
        list: "Actors",
        hint: "Type a name",
        find: Arc::new(move |typed| others(profile, typed, found)),
        take_back: Arc::new(|| {}),
    };
    let name = profile.register.name(profile.id);
    panel(profile)
        .child(
            el("label")
                .class("details-label")
                .attr("for", OTHER)
                .child(format!("Which other actor is {name}?")),
        )
        .child(combobox(profile.desk, search))
        .child(cancel(profile))
}

/// What merging would come to.
struct Outcome {
    stays: Arc<Actor>,
    gone: Arc<Actor>,
    whole: Actor,
    moved: Vec<ActorUse>,
    ties: usize,
}

fn outcome(profile: Profile, stays: ActorId, gone: ActorId) -> Option<Outcome> {
    profile.desk.with(|s| {
        let project = s.project();
        let (stays, gone) = (project.actor(stays)?, project.actor(gone)?);
        Some(Outcome {
            whole: stays.merged_with(gone),
            moved: uses_of(project, gone.id),
            ties: tied_to(project, gone.id).len(),
            stays: Arc::clone(stays),
            gone: Arc::clone(gone),
        })
    })
}

fn preview(profile: Profile, other: ActorId, other_stays: bool) -> Option<El> {
    let (stays, gone) = match other_stays {
        true => (other, profile.id),
        false => (profile.id, other),
    };
    let Outcome {
        stays,
        gone,
        whole,
        moved,
        ties,
    } = outcome(profile, stays, gone)?;
    let merging = profile.merging;
    let swap = move || {
        merging.set(Some(Merging::With {
            other,
            other_stays: !other_stays,
        }));
    };
    let (into, from) = (stays.id, gone.id);
    let go = move || {
        let desk = profile.desk;
        merging.set(None);
        desk.close_group();
        if desk.run(command::MergeActors { from, into }) {
            profile.register.choose(into);
        }
    };
    let mentions = moved
        .iter()
        .filter(|one| one.role == ActorRole::Named)
        .count();
    let moves = format!(
        "Moves to {}: {}, {} in statements, {}.",
        stays.name,
        count(mentions, "mention"),
        count(moved.len() - mentions, "role"),
        count(ties, "tie"),
    );
    let named = match whole.aliases.is_empty() {
        true => String::new(),
        false => format!(", also {}", whole.aliases.join(", ")),
    };
    let limit = RwSignal::new(SHOWN);
    let all = moved.len();
    let desk = profile.desk;
    let quotes = made_of(
        move || limit.get().min(all),
        move |limit| use_list(desk, moved.get(..limit).unwrap_or_default()),
    );
    let line = |text: String| el("p").attr("dir", "auto").child(text);
    Some(
        panel(profile)
            .child(el("h3").child(format!("Merge {} into {}", gone.name, stays.name)))
            .child(line(format!("It will be called {}{named}.", whole.name)))
            .child(line(moves))
            .child(
                el("div")
                    .class("actions")
                    .child(button("button primary", go).id(MERGE).text("Merge"))
                    .child(button("button", swap).child(format!("Keep {} instead", gone.name)))
                    .child(cancel(profile)),
            )
            .child(
                el("div")
                    .class("merge-moved")
                    .attr("role", "group")
                    .attr("aria-label", "What moves")
                    .child(quotes)
                    .part(move || more(limit, all)),
            ),
    )
}
