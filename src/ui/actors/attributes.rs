//! The analyst's own attributes: a name and a value each.

use leptos::prelude::*;

use super::profile::Profile;
use crate::browser::element;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{Shape, button, icon};

const ADD: &str = "actor-attribute";

/// A row each, and a row for another.
pub fn attributes(profile: Profile) -> El {
    let rows = move || {
        let actor = profile.actor.get();
        let all = actor.map(|actor| actor.attributes.clone());
        let each = all.unwrap_or_default().into_iter().enumerate();
        let each: Vec<El> = each
            .map(|(place, (name, value))| row(profile, place, name, value))
            .collect();
        (!each.is_empty()).then(|| {
            el("ul")
                .class("attribute-list")
                .attr("aria-label", "Own attributes")
                .children(each)
        })
    };
    el("div")
        .class("slot")
        .child(el("span").class("details-label").text("Own attributes"))
        .part(rows)
        .child(another(profile))
}

fn row(profile: Profile, place: usize, name: String, value: String) -> El {
    let field = |label: String, text: String, write: fn(&mut (String, String), String)| {
        el("input")
            .held(profile.desk)
            .class("field")
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .attr_text("aria-label", label)
            .value(profile.of(move |_| text.clone()))
            .on("change", move |event| {
                let typed = element::value_of(&event).trim().to_owned();
                profile.change(|actor| {
                    if let Some(pair) = actor.attributes.get_mut(place) {
                        write(pair, typed);
                    }
                });
            })
    };
    let remove = move || {
        profile.change(|actor| {
            if place < actor.attributes.len() {
                actor.attributes.remove(place);
            }
        });
        go_to_field(ADD);
    };
    let number = place + 1;
    el("li")
        .class("attribute-row")
        .child(field(
            format!("Attribute {number}"),
            name.clone(),
            |pair, typed| {
                // A value without a name would say nothing.
                if !typed.is_empty() {
                    pair.0 = typed;
                }
            },
        ))
        .child(field(format!("Value of {name}"), value, |pair, typed| {
            pair.1 = typed
        }))
        .child(
            button("icon-button small", remove)
                .attr_text("aria-label", format!("Remove the attribute {name}"))
                .child(icon(Shape::Close)),
        )
}

fn another(profile: Profile) -> El {
    let name = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let add = move || {
        let pair = (
            name.get_untracked().trim().to_owned(),
            value.get_untracked().trim().to_owned(),
        );
        if pair.0.is_empty() {
            go_to_field(ADD);
        } else if profile.change(|actor| actor.attributes.push(pair)) {
            name.set(String::new());
            value.set(String::new());
            go_to_field(ADD);
        }
    };
    let field = move |label: &'static str, text: RwSignal<String>| {
        el("input")
            .held(profile.desk)
            .class("field")
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .attr("aria-label", label)
            .attr("placeholder", label)
            .value(move || text.get())
            .on_input(move |typed| text.set(typed))
            .on_key(move |event| {
                if event.key() == "Enter" && !event.is_composing() {
                    event.prevent_default();
                    add();
                }
            })
    };
    el("div")
        .class("attribute-row")
        .child(field("New attribute", name).id(ADD))
        .child(field("Its value", value))
        .child(
            button("icon-button small", add)
                .attr("aria-label", "Add the attribute")
                .child(icon(Shape::Add)),
        )
}
