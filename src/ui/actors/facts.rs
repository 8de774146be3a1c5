//! Name, type, scope, country, party, item of Wikidata, notes.

use leptos::prelude::*;

use super::profile::Profile;
use super::register::NAME;
use crate::browser::element;
use crate::domain::{Actor, ActorType, Scope, is_wikidata_id};
use crate::ui::erased::shown;
use crate::ui::html::{El, el};

const WIKIDATA_PROBLEM: &str = "actor-wikidata-problem";

/// The fields. What is written in one holds when it is left.
pub fn facts(profile: Profile) -> El {
    el("div")
        .class("actor-facts")
        .child(labelled("actor-field whole", "Name", {
            line(profile, |a| &a.name, |a| &mut a.name).id(NAME)
        }))
        .child(labelled("actor-field", "Type", of_type(profile)))
        .child(labelled("actor-field", "Scope", scope(profile)))
        .child(labelled(
            "actor-field",
            "Country",
            line(profile, |a| &a.country, |a| &mut a.country),
        ))
        .child(labelled(
            "actor-field",
            "Party",
            line(profile, |a| &a.party, |a| &mut a.party),
        ))
        .child(wikidata(profile))
        .child(labelled("actor-field whole", "Notes", notes(profile)))
}

/// A field under its label.
pub fn labelled(class: &'static str, label: &'static str, field: El) -> El {
    el("label")
        .class(class)
        .child(el("span").class("details-label").text(label))
        .child(field)
}

fn line(profile: Profile, read: fn(&Actor) -> &String, write: fn(&mut Actor) -> &mut String) -> El {
    el("input")
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .value(profile.of(move |actor| read(actor).clone()))
        .on("change", move |event| {
            let typed = element::value_of(&event).trim().to_owned();
            profile.change(|actor| *write(actor) = typed);
        })
}

fn notes(profile: Profile) -> El {
    el("textarea")
        .class("field")
        .attr("dir", "auto")
        .attr("rows", "3")
        .value(profile.of(|actor| actor.notes.clone()))
        .on("change", move |event| {
            let typed = element::value_of(&event);
            profile.change(|actor| actor.notes = typed);
        })
}

/// One of a list of words, or none.
fn choice(
    options: Vec<(&'static str, &'static str)>,
    holds: impl Fn() -> &'static str + Send + Copy + 'static,
    choose: impl FnMut(String) + Send + 'static,
) -> El {
    let none = ("", "Not stated");
    let each = std::iter::once(none).chain(options);
    let option = |(word, label): (&'static str, &'static str)| {
        el("option")
            .attr("value", word)
            .live("selected", move || holds() == word)
            .text(label)
    };
    el("select")
        .class("field")
        .on_choice(choose)
        .children(each.map(option))
}

fn of_type(profile: Profile) -> El {
    let holds = move || {
        let actor = profile.actor.read();
        actor
            .as_ref()
            .and_then(|a| a.of_type)
            .map_or("", ActorType::word)
    };
    let options = ActorType::ALL.iter().map(|one| (one.word(), one.label()));
    choice(options.collect(), holds, move |word| {
        profile.change(|actor| actor.of_type = ActorType::of_word(&word));
    })
}

fn scope(profile: Profile) -> El {
    let holds = move || {
        let actor = profile.actor.read();
        actor.as_ref().and_then(|a| a.scope).map_or("", Scope::word)
    };
    let options = Scope::ALL.iter().map(|one| (one.word(), one.label()));
    choice(options.collect(), holds, move |word| {
        profile.change(|actor| actor.scope = Scope::of_word(&word));
    })
}

/// Kept only in the form that items have. Nothing is asked of Wikidata: nothing leaves the page.
fn wikidata(profile: Profile) -> El {
    let wrong = RwSignal::new(None::<String>);
    let bad = move || wrong.read().is_some();
    let mut holds = profile.of(|actor| actor.wikidata.clone());
    let field = el("input")
        .class("field")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", "Q159")
        .value(move || {
            let kept = holds();
            wrong.get().unwrap_or(kept)
        })
        .live("aria-invalid", move || bad().then_some("true"))
        .live("aria-describedby", move || {
            bad().then_some(WIKIDATA_PROBLEM)
        })
        .on("change", move |event| {
            let typed = element::value_of(&event).trim().to_owned();
            if typed.is_empty() || is_wikidata_id(&typed) {
                wrong.set(None);
                profile.change(|actor| actor.wikidata = typed);
            } else {
                wrong.set(Some(typed));
            }
        });
    let problem = || {
        el("p")
            .id(WIKIDATA_PROBLEM)
            .class("form-error")
            .attr("role", "alert")
            .text(
                "This is not an item of Wikidata: write it as Q159. What was there before is kept.",
            )
    };
    el("div")
        .class("actor-field")
        .child(labelled("actor-field", "Wikidata item", field))
        .child(shown(bad, problem))
}
