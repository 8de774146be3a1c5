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
    let name = line(profile, |a| &a.name, |a| &mut a.name);
    let country = line(profile, |a| &a.country, |a| &mut a.country);
    let party = line(profile, |a| &a.party, |a| &mut a.party);
    el("div")
        .class("actor-facts")
        .child(labelled("Name", NAME, name).class("actor-field whole"))
        .child(labelled("Type", "actor-type", of_type(profile)).class("actor-field"))
        .child(labelled("Scope", "actor-scope", scope(profile)).class("actor-field"))
        .child(labelled("Country", "actor-country", country).class("actor-field"))
        .child(labelled("Party", "actor-party", party).class("actor-field"))
        .child(wikidata(profile))
        .child(labelled("Notes", "actor-notes", notes(profile)).class("actor-field whole"))
}

/// A field under its label, without a class.
pub fn labelled(label: &'static str, id: &'static str, field: El) -> El {
    let label = el("label")
        .class("details-label")
        .attr("for", id)
        .text(label);
    el("div").child(label).child(field.id(id))
}

fn line(profile: Profile, read: fn(&Actor) -> &String, write: fn(&mut Actor) -> &mut String) -> El {
    el("input")
        .held(profile.desk)
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
        .held(profile.desk)
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
    profile: Profile,
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
        .held_choice(profile.desk)
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
    choice(profile, options.collect(), holds, move |word| {
        profile.change(|actor| actor.of_type = ActorType::of_word(&word));
    })
}

fn scope(profile: Profile) -> El {
    let holds = move || {
        let actor = profile.actor.read();
        actor.as_ref().and_then(|a| a.scope).map_or("", Scope::word)
    };
    let options = Scope::ALL.iter().map(|one| (one.word(), one.label()));
    choice(profile, options.collect(), holds, move |word| {
        profile.change(|actor| actor.scope = Scope::of_word(&word));
    })
}

/// Kept only in the form that items have. Nothing is asked of Wikidata: nothing leaves the page.
fn wikidata(profile: Profile) -> El {
    let wrong = RwSignal::new(None::<String>);
    let bad = move || wrong.read().is_some();
    let mut holds = profile.of(|actor| actor.wikidata.clone());
    let field = el("input")
        .held(profile.desk)
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
    labelled("Wikidata item", "actor-wikidata", field)
        .class("actor-field whole")
        .child(shown(bad, problem))
}
