//! How a statement judges somebody it speaks to or of: asked only on demand.

use leptos::prelude::*;

use super::coded::Coded;
use super::slots::field_id;
use crate::domain::{Evaluation, Slot};
use crate::ui::erased::shown;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;

/// The name on a chip; pressing it unfolds −, 0, +. Pressing the one that holds takes it back.
pub fn judged(
    coded: Coded,
    slot: Slot,
    place: usize,
    name: String,
    holds: Option<Evaluation>,
) -> El {
    let open = RwSignal::new(false);
    let sign = holds.map(|e| el("strong").class("part-sign").text(sign_of(e)));
    let who = name.clone();
    let turn = button("part-name part-press", move || {
        open.update(|open| *open = !*open)
    })
    .live("aria-expanded", move || open.get().to_string())
    .attr_text("title", format!("How does the statement judge {name}?"))
    .child(el("span").attr("dir", "auto").child(name))
    .child(sign);
    let each = move |one: &Evaluation| {
        let one = *one;
        let set = move || {
            coded.set(slot, |frame| {
                if let Some(part) = frame.parts_mut(slot).and_then(|parts| parts.get_mut(place)) {
                    part.evaluation = (holds != Some(one)).then_some(one);
                }
            });
            // The chip is made anew.
            go_to_field(field_id(slot));
        };
        button("button small", set)
            .attr_text("aria-pressed", (holds == Some(one)).to_string())
            .attr("title", one.label())
            .attr("aria-label", one.label())
            .text(sign_of(one))
    };
    let choices = move || {
        el("span")
            .class("part-judge")
            .attr("role", "group")
            .attr_text("aria-label", format!("How the statement judges {who}"))
            .children(Evaluation::ALL.iter().map(each))
    };
    el("span")
        .class("part-whole")
        .child(turn)
        .child(shown(move || open.get(), choices))
}

const fn sign_of(evaluation: Evaluation) -> &'static str {
    match evaluation {
        Evaluation::Negative => "−",
        Evaluation::Neutral => "0",
        Evaluation::Positive => "+",
    }
}
