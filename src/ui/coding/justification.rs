//! Reasons given: codes of the codebook, each brought forward for or against.

use std::sync::Arc;

use leptos::prelude::*;

use super::chip::{chip, chip_words, chips};
use super::coded::Coded;
use super::combobox::{MOST, Offered, Search, combobox};
use super::new_code::{Asked, new_code, new_offers};
use super::slots::{field_id, slot_label};
use crate::domain::{CodeId, CodeList, Extra, Justification, Position, Slot, SlotRule, find_codes};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;

/// Justifications of a statement.
pub fn justifications_field(coded: Coded, rule: &SlotRule) -> El {
    let asked: Asked = RwSignal::new(None);
    let reasons = coded.of(|frame| frame.justifications.clone());
    let list = move || {
        let codebook = coded.desk.codebook().get();
        let one = |(place, reason): (usize, Justification)| {
            let path = codebook.path(CodeList::Justifications, &reason.code);
            let remove = move || {
                coded.set(Slot::Justifications, |frame| {
                    if place < frame.justifications.len() {
                        frame.justifications.remove(place);
                    }
                });
                go_to_field(field_id(Slot::Justifications));
            };
            let shown = el("span")
                .class("part-whole")
                .child(chip_words(path.clone()))
                .child(side(coded, place, &path, reason.position));
            chip(&path, "justifications", shown, remove)
        };
        let items = reasons.get().into_iter().enumerate().map(one).collect();
        chips("Justifications".to_owned(), items)
    };
    let search = Search {
        id: field_id(Slot::Justifications),
        list: "Justifications",
        hint: "Type a reason",
        find: Arc::new(move |typed| offers(coded, typed, asked)),
        take_back: Arc::new(move || {
            if !coded.now().justifications.is_empty() {
                coded.set(Slot::Justifications, |frame| {
                    frame.justifications.pop();
                });
            }
        }),
    };
    el("div")
        .class("slot")
        .child(slot_label(coded, rule))
        .part(list)
        .child(combobox(coded.desk, search))
        .child(new_code(coded, CodeList::Justifications, asked))
}

fn side(coded: Coded, place: usize, path: &str, holds: Position) -> El {
    let each = Position::ALL.iter().map(|one| {
        let (one, chosen) = (*one, *one == holds);
        el("option")
            .attr("value", one.word())
            .live("selected", move || chosen)
            .text(one.label())
    });
    el("select")
        .held_choice(coded.desk)
        .class("field part-side")
        .attr_text("aria-label", format!("Position of {path}"))
        .on_choice(move |chosen| {
            let chosen = Position::of_word(&chosen).unwrap_or_default();
            coded.set(Slot::Justifications, |frame| {
                if let Some(reason) = frame.justifications.get_mut(place) {
                    reason.position = chosen;
                }
            });
        })
        .children(each)
}

fn offers(coded: Coded, typed: &str, asked: Asked) -> Vec<Offered> {
    let there = coded.now().justifications;
    let list = CodeList::Justifications;
    let found = coded
        .desk
        .with(|s| find_codes(s.project().codebook(), list, typed, MOST));
    let new = found
        .into_iter()
        .filter(|(id, _)| there.iter().all(|reason| reason.code != *id));
    let known = new.map(|(id, name)| Offered {
        name,
        note: String::new(),
        take: Arc::new(move || put(coded, id.clone())),
    });
    known.chain(new_offers(coded, list, typed, asked)).collect()
}

fn put(coded: Coded, code: CodeId) {
    coded.set(Slot::Justifications, |frame| {
        frame.justifications.push(Justification {
            code,
            position: Position::NotStated,
            extra: Extra::new(),
        });
    });
}
