//! What is coded of a statement of a kind: a table of its slots.

use leptos::prelude::*;

use super::screen::Screen;
use crate::browser::element;
use crate::domain::{KindId, Slot, SlotRule, Term, lower_case};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};

/// Slots that have room for several.
const MANY: [Slot; 5] = [
    Slot::Claimants,
    Slot::Addressees,
    Slot::Objects,
    Slot::Issues,
    Slot::Justifications,
];

/// What a rule says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Shown,
    Required,
    Many,
}

impl Says {
    const fn word(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Required => "required",
            Self::Many => "many",
        }
    }
}

/// The table.
pub fn slots(screen: Screen, id: &KindId) -> El {
    let column = |words| el("th").attr("scope", "col").text(words);
    let head = el("tr")
        .child(column("Slot"))
        .child(column("Shown"))
        .child(column("Required"))
        .child(column("Many"));
    let rows = Slot::ALL.iter().map(|slot| row(screen, id, *slot));
    el("details")
        .class("codebook-slots")
        .child(el("summary").text("What is coded of it"))
        .child(
            el("table")
                .class("slot-table")
                .child(el("thead").child(head))
                .child(el("tbody").children(rows)),
        )
}

fn row(screen: Screen, id: &KindId, slot: Slot) -> El {
    let cell = |says: Says| el("td").child(tick(screen, id.clone(), slot, says));
    el("tr")
        .child(el("th").attr("scope", "row").text(slot.label()))
        .child(cell(Says::Shown))
        .child(cell(Says::Required))
        .child(if MANY.contains(&slot) {
            cell(Says::Many)
        } else {
            el("td").child(el("span").class("quiet").text("one"))
        })
}

fn tick(screen: Screen, id: KindId, slot: Slot, says: Says) -> El {
    let shown = id.clone();
    let value = memo(move || {
        let codebook = screen.codebook();
        codebook.kind(&shown).is_some_and(|kind| {
            let rule = kind.rule(slot);
            match says {
                Says::Shown => rule.shown,
                Says::Required => rule.required,
                Says::Many => rule.many,
            }
        })
    });
    el("input")
        .held_choice(screen.desk)
        .attr("type", "checkbox")
        .attr_text("aria-label", format!("{}: {}", slot.label(), says.word()))
        .checked(move || value.get())
        .on("change", move |event| {
            set(screen, &id, slot, says, element::checked_of(&event));
        })
}

/// Changes the rule. What is required is shown, and what is not shown is not required.
fn set(screen: Screen, id: &KindId, slot: Slot, says: Says, holds: bool) {
    let label = screen.label(&Term::Kind(id.clone()));
    let not = if holds { "" } else { "not " };
    let title = format!(
        "“{label}”: {} is {not}{} now",
        lower_case(slot.label()),
        says.word()
    );
    screen.change("codebook-slots", title, |codebook| {
        let Some(kind) = codebook.kind_mut(id) else {
            return;
        };
        let old = kind.rule(slot);
        let rule = match says {
            Says::Shown => SlotRule {
                shown: holds,
                required: old.required && holds,
                ..old
            },
            Says::Required => SlotRule {
                shown: old.shown || holds,
                required: holds,
                ..old
            },
            Says::Many => SlotRule { many: holds, ..old },
        };
        match kind.slots.iter_mut().find(|r| r.slot == slot) {
            Some(there) => *there = rule,
            None => kind.slots.push(rule),
        }
    });
}
