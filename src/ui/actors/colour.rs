//! The colour of an actor in lists and networks.

use leptos::prelude::*;

use super::facts::labelled;
use super::profile::Profile;
use crate::browser::element;
use crate::ui::erased::shown;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;

const COLOUR: &str = "actor-colour";

/// What a field of colours shows while there is none.
const NONE: &str = "#808080";

/// The colour, and the way to have none.
pub fn colour(profile: Profile) -> El {
    let has = move || {
        let actor = profile.actor.read();
        actor.as_ref().is_some_and(|actor| actor.colour.is_some())
    };
    let field = el("input")
        .held_choice(profile.desk)
        .attr("type", "color")
        .class("field colour-field")
        .live("data-unset", move || !has())
        .value(profile.of(|actor| match actor.colour {
            Some(colour) => colour.to_string(),
            None => NONE.to_owned(),
        }))
        .on("change", move |event| {
            if let Ok(colour) = element::value_of(&event).parse() {
                profile.change(|actor| actor.colour = Some(colour));
            }
        });
    let none = move || {
        button("button small", move || {
            profile.change(|actor| actor.colour = None);
            go_to_field(COLOUR);
        })
        .text("No colour")
    };
    let nothing = || el("span").class("quiet").text("None chosen");
    el("div")
        .class("actor-colour")
        .child(labelled("Colour", COLOUR, field).class("actor-field"))
        .child(shown(has, none))
        .child(shown(move || !has(), nothing))
}
