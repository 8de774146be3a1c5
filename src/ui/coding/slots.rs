//! The frame of a statement: a row for each slot that its kind shows, the usual ones first, the others under a fold.

use leptos::prelude::*;

use super::actor_field::actor_field;
use super::choice::{attribution_field, form_field};
use super::code_field::issues_field;
use super::coded::Coded;
use super::date_field::date_field;
use super::justification::justifications_field;
use super::link_form::link_form;
use super::link_list::link_list;
use super::position::position_field;
use super::reporters::reporters_field;
use super::text_slot::text_slot;
use crate::domain::{Slot, SlotRule, lower_case};
use crate::edit::{Action, command};
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, View, el};
use crate::ui::widgets::{Shape, button, icon};

/// What most statements are coded with; the rest is under a fold unless it is required or filled.
const USUAL: [Slot; 5] = [
    Slot::Claimants,
    Slot::Addressees,
    Slot::Issues,
    Slot::Position,
    Slot::Proposition,
];

/// Id of the button that unfolds what is coded more rarely.
pub const MORE: &str = "coding-more";

/// Frame and links.
pub fn statement(coded: Coded) -> El {
    let desk = coded.desk;
    let rules = memo(move || {
        coded.tag.track();
        desk.codebook().read();
        let kind = coded.kind()?;
        let rules = Slot::ALL.iter().map(|slot| kind.rule(*slot));
        Some(rules.filter(|rule| rule.shown).collect::<Vec<_>>())
    });
    let rows = made_of(
        move || rules.get(),
        move |rules| rules.map(|rules| rows(coded, &rules)),
    );
    let again = move || {
        if desk.run(command::TagAgain(coded.id)) {
            desk.act(Action::Code);
        }
    };
    el("div")
        .class("slots")
        .child(rows)
        .child(link_list(coded))
        .child(
            el("div")
                .class("details-row")
                .child(link_form(coded))
                .child(button("button small", again).text("Code these words again")),
        )
}

fn rows(coded: Coded, rules: &[SlotRule]) -> Vec<leptos::prelude::AnyView> {
    let frame = coded.now();
    let first =
        |rule: &&SlotRule| USUAL.contains(&rule.slot) || rule.required || frame.has(rule.slot);
    let (usual, others): (Vec<&SlotRule>, Vec<&SlotRule>) = rules.iter().partition(first);
    let mut rows: Vec<_> = usual
        .into_iter()
        .map(|rule| row(coded, rule).view())
        .collect();
    let others: Vec<SlotRule> = others.into_iter().cloned().collect();
    if !others.is_empty() {
        rows.push(more(coded, others).view());
    }
    rows
}

fn more(coded: Coded, rules: Vec<SlotRule>) -> El {
    let open = RwSignal::new(false);
    let names = rules.iter().map(|rule| lower_case(rule.slot.label()));
    let names = names.collect::<Vec<_>>().join(", ");
    let turn = button("button quiet small coding-turn", move || {
        open.update(|open| *open = !*open)
    })
    .id(MORE)
    .live("aria-expanded", move || open.get().to_string())
    .attr_text("title", names)
    .child(icon(Shape::Down))
    .text("More to code");
    let rest = move || {
        let rows = rules
            .iter()
            .map(|rule| row(coded, rule))
            .collect::<Vec<_>>();
        el("div").class("slots").children(rows)
    };
    el("div")
        .class("slots")
        .child(turn)
        .child(shown(move || open.get(), rest))
}

fn row(coded: Coded, rule: &SlotRule) -> El {
    let slot = rule.slot;
    match slot {
        Slot::Claimants | Slot::Addressees | Slot::Objects => actor_field(coded, rule),
        Slot::Issues => issues_field(coded, rule),
        Slot::Position => position_field(coded, rule),
        Slot::Proposition | Slot::Condition | Slot::Place => text_slot(coded, rule),
        Slot::Form => form_field(coded, rule),
        Slot::Justifications => justifications_field(coded, rule),
        Slot::Attribution => el("div")
            .class("slots")
            .child(attribution_field(coded, rule))
            .child(reporters_field(coded)),
        Slot::Date => date_field(coded, rule),
    }
}

/// Id of the field of a slot.
pub fn field_id(slot: Slot) -> &'static str {
    match slot {
        // Where the key for coding leads.
        Slot::Claimants => crate::ui::state::CODING,
        Slot::Addressees => "coding-addressees",
        Slot::Objects => "coding-objects",
        Slot::Issues => "coding-issues",
        Slot::Position => "coding-position",
        Slot::Proposition => "coding-proposition",
        Slot::Form => "coding-form",
        Slot::Justifications => "coding-justifications",
        Slot::Condition => "coding-condition",
        Slot::Attribution => "coding-attribution",
        Slot::Date => "coding-date",
        Slot::Place => "coding-place",
    }
}

/// “needed”, for as long as a required slot is empty.
pub fn needed(coded: Coded, rule: &SlotRule) -> AnyView {
    let (slot, required) = (rule.slot, rule.required);
    let has = coded.of(move |frame| frame.has(slot));
    shown(
        move || required && !has.get(),
        || el("span").class("coding-note").text("needed"),
    )
}

/// The label of a slot's field, and whether it is needed.
pub fn slot_label(coded: Coded, rule: &SlotRule) -> El {
    let label = el("label")
        .class("details-label")
        .attr("for", field_id(rule.slot))
        .text(rule.slot.label());
    el("div")
        .class("slot-head")
        .child(label)
        .child(needed(coded, rule))
}
