//! The screen: the list, and the chosen actor beside it.

use leptos::prelude::*;

use super::list::list;
use super::profile::profile;
use super::register::Register;
use crate::domain::{ActorId, grouped};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{View, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::wide;

/// The register, at an actor; at none, that of the chosen mention.
pub fn register(chosen: Option<ActorId>) -> AnyView {
    let desk = expect_desk();
    let asked_for = chosen.is_some();
    let chosen = chosen.or_else(|| named_here(desk));
    let register = Register::new(desk, chosen);
    let shown = memo(move || {
        desk.track_tags();
        let id = register.chosen.get()?;
        desk.with(|s| s.project().actor(id).map(|actor| actor.id))
    });
    let beside = made_of(
        move || shown.get(),
        move |id| match id {
            Some(id) => profile(register, id).view(),
            None => nobody(desk),
        },
    );
    let split = el("div")
        .class("split register")
        .child(list(register, !asked_for))
        .child(el("div").class("register-one").child(beside));
    let title = el("span")
        .text("Actors ")
        .child(el("span").class("column-count").part(move || {
            desk.track_tags();
            grouped(desk.with(|s| s.project().actors().len()) as u64)
        }));
    wide(desk, title, "actors-title", vec![split])
}

/// Whoever is named by the chosen tag.
fn named_here(desk: Desk) -> Option<ActorId> {
    desk.with(|s| s.project().annotation(s.cursor().chosen?)?.actor)
}

fn nobody(desk: Desk) -> AnyView {
    let none = desk.with(|s| s.project().actors().len() == 0);
    let words = match none {
        true => {
            "Nobody is in the register yet. Add an actor here, or while coding: whoever you type as a claimant or \
             addressee can be added with Enter."
        }
        false => "Choose an actor to see and change what is known, and where it is named.",
    };
    el("p").class("quiet").text(words).view()
}
