//! Other names, metonyms among them.

use leptos::prelude::*;

use super::profile::Profile;
use crate::domain::fold;
use crate::ui::coding::{chip, chip_words, chips};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;

const ALIAS: &str = "actor-alias";

/// Chips of the names, and a field that takes another with Enter.
pub fn aliases(profile: Profile) -> El {
    let list = move || {
        let actor = profile.actor.get();
        let names = actor.map(|actor| actor.aliases.clone()).unwrap_or_default();
        let one = |(place, name): (usize, String)| {
            let remove = move || {
                profile.change(|actor| {
                    if place < actor.aliases.len() {
                        actor.aliases.remove(place);
                    }
                });
                go_to_field(ALIAS);
            };
            chip(&name, "other names", chip_words(name.clone()), remove)
        };
        let items = names.into_iter().enumerate().map(one).collect();
        chips("Other names".to_owned(), items)
    };
    let typed = RwSignal::new(String::new());
    let add = move || {
        let name = typed.get_untracked().trim().to_owned();
        typed.set(String::new());
        if !name.is_empty() {
            take(profile, name);
        }
    };
    let field = el("input")
        .held(profile.desk)
        .id(ALIAS)
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("placeholder", "Another name: Moscow, the Kremlin")
        .value(move || typed.get())
        .on_input(move |text| typed.set(text))
        .on("change", move |_| add())
        .on_key(move |event| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add();
            }
        });
    let label = el("label")
        .class("details-label")
        .attr("for", ALIAS)
        .text("Other names and metonyms");
    el("div").class("slot").child(label).part(list).child(field)
}

/// Adds a name, and says so if somebody else bears it too.
fn take(profile: Profile, name: String) {
    let desk = profile.desk;
    if profile.now().is_some_and(|actor| actor.is_called(&name)) {
        desk.say(format!("“{name}” is a name of this actor already"));
        return;
    }
    let wanted = fold(&name);
    let other = desk.with(|s| {
        let mut all = s.project().actors();
        let bears = all.find(|actor| actor.names().any(|own| fold(own) == wanted));
        bears.map(|actor| actor.name.clone())
    });
    let said = other.map(|other| format!("Added “{name}”, which is a name of {other} too"));
    if profile.change(|actor| actor.aliases.push(name))
        && let Some(said) = said
    {
        desk.say(said);
    }
}
