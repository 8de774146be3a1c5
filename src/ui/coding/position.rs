//! For or against: one of seven answers, by arrow keys.

use leptos::prelude::*;

use super::coded::Coded;
use super::slots::{field_id, needed};
use crate::domain::{Position, Slot, SlotRule};
use crate::ui::html::{El, el};

/// A group of radio buttons; what the arrows go over before they come to rest is undone as one.
pub fn position_field(coded: Coded, rule: &SlotRule) -> El {
    let position = coded.of(|frame| frame.position);
    let each = |one: &Position| {
        let one = *one;
        let box_ = el("input")
            .attr("type", "radio")
            .attr("name", "coding-position")
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
            .attr("title", one.label())
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
    let legend = el("legend").class("details-label").text("Position ");
    el("fieldset")
        .class("slot answers-field")
        .on("focusout", move |_| coded.desk.close_group())
        .child(legend.child(needed(coded, rule)))
        .child(el("div").class("answers").children(order.iter().map(each)))
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
