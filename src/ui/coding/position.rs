//! For or against: one of seven answers, typed or by arrow keys.

use leptos::prelude::*;

use super::coded::Coded;
use super::slots::{field_id, needed};
use crate::domain::{Position, Slot, SlotRule};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;

/// A group of radio buttons; what the arrows go over before they come to rest is undone as one.
pub fn position_field(coded: Coded, rule: &SlotRule) -> El {
    let position = coded.of(|frame| frame.position);
    let each = |one: &Position| {
        let one = *one;
        let box_ = el("input")
            .held_choice(coded.desk)
            .attr("type", "radio")
            .attr("name", "coding-position")
            .attr_text("id", id_of(one))
            .attr("aria-label", one.label())
            .attr_text("value", one.word().to_owned())
            .checked(move || position.get() == one)
            .on_choice(move |_| coded.type_in(Slot::Position, |frame| frame.position = one));
        // Where something is to be said, this is the answer so far.
        let box_ = match one {
            Position::NotStated => box_.id(field_id(Slot::Position)),
            _ => box_,
        };
        el("label")
            .class("answer")
            .attr_text("title", hint(one))
            .child(box_)
            .child(el("span").text(face(one)))
    };
    // As a scale: from against to for, then the others.
    let order = [
        Position::StronglyAgainst,
        Position::Against,
        Position::Neutral,
        Position::For,
        Position::StronglyFor,
        Position::Ambivalent,
        Position::NotStated,
    ];
    let legend = el("legend")
        .class("details-label")
        .text("Position to the issue: − against, + for ");
    el("fieldset")
        .class("slot answers-field")
        .on_key(move |event| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let now = coded.now().position;
            if let Some(next) = now.typed(&event.key()) {
                event.prevent_default();
                coded.type_in(Slot::Position, |frame| frame.position = next);
                go_to_field(&id_of(next));
            }
        })
        .on("focusout", move |_| coded.desk.close_group())
        .child(legend.child(needed(coded, rule)))
        .child(el("div").class("answers").children(order.iter().map(each)))
}

/// What it means, and what to type for it.
fn hint(position: Position) -> String {
    let keys = match position {
        Position::StronglyAgainst => "- 2",
        Position::Against => "-",
        Position::Neutral => "0",
        Position::For => "1",
        Position::StronglyFor => "2",
        Position::Ambivalent => "a",
        Position::NotStated => "n",
    };
    format!("{} (type {keys})", position.label())
}

fn id_of(position: Position) -> String {
    format!("coding-position-{}", position.word())
}

const fn face(position: Position) -> &'static str {
    match position {
        Position::StronglyAgainst => "−2",
        Position::Against => "−1",
        Position::Neutral => "0",
        Position::For => "+1",
        Position::StronglyFor => "+2",
        Position::Ambivalent => "ambivalent",
        Position::NotStated => "not stated",
    }
}
