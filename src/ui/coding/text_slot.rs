//! A slot of free text.

use leptos::prelude::*;

use super::coded::Coded;
use super::slots::{field_id, slot_label};
use crate::domain::{Frame, Slot, SlotRule};
use crate::ui::html::{El, el};
use crate::ui::state::{ARTICLE, go_to_field};

/// Proposition, condition or place; every letter is kept as it is typed, and one undo takes back the whole visit.
pub fn text_slot(coded: Coded, rule: &SlotRule) -> El {
    let slot = rule.slot;
    let text = coded.of(move |frame| read(frame, slot).to_owned());
    let hint = match slot {
        Slot::Proposition => "In short: NATO excludes further enlargement",
        Slot::Condition => "If …",
        _ => "",
    };
    let field = el("input")
        .held(coded.desk)
        .id(field_id(slot))
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("placeholder", hint)
        .value(move || text.get())
        .on_input(move |text| coded.type_in(slot, |frame| write(frame, slot, text)))
        .on("blur", move |_| coded.desk.close_group())
        .on_key(move |event| {
            // The one says “enough”, the other “done”; what was typed is kept by either.
            let done = event.key() == "Enter" && !event.is_composing();
            if event.key() == "Escape" || done {
                event.prevent_default();
                go_to_field(ARTICLE);
            }
        });
    el("div")
        .class("slot")
        .child(slot_label(coded, rule))
        .child(field)
}

fn read(frame: &Frame, slot: Slot) -> &str {
    match slot {
        Slot::Proposition => &frame.proposition,
        Slot::Condition => &frame.condition,
        Slot::Place => &frame.place,
        _ => "",
    }
}

fn write(frame: &mut Frame, slot: Slot, text: String) {
    match slot {
        Slot::Proposition => frame.proposition = text,
        Slot::Condition => frame.condition = text,
        Slot::Place => frame.place = text,
        _ => {}
    }
}
