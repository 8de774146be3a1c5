//! Issues: chips of those that are there, and a field that finds one in the tree or adds it to the codebook.

use std::sync::Arc;

use leptos::prelude::*;

use super::chip::{chip, chip_words, chips};
use super::coded::Coded;
use super::combobox::{MOST, Offered, Search, combobox};
use super::new_code::{Asked, new_code, new_offers};
use super::slots::{field_id, slot_label};
use crate::domain::{CodeId, CodeList, Slot, SlotRule, find_codes};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;

/// The issues of a statement.
pub fn issues_field(coded: Coded, rule: &SlotRule) -> El {
    let many = rule.many;
    let asked: Asked = RwSignal::new(None);
    let issues = coded.of(|frame| frame.issues.clone());
    let list = move || {
        let codebook = coded.desk.codebook().get();
        let one = |(place, id): (usize, CodeId)| {
            let path = codebook.path(CodeList::Issues, &id);
            let remove = move || {
                coded.set(Slot::Issues, |frame| {
                    if place < frame.issues.len() {
                        frame.issues.remove(place);
                    }
                });
                go_to_field(field_id(Slot::Issues));
            };
            chip(&path, "issues", chip_words(path.clone()), remove)
        };
        let items = issues.get().into_iter().enumerate().map(one).collect();
        chips("Issues".to_owned(), items)
    };
    let search = Search {
        id: field_id(Slot::Issues),
        list: "Issues",
        hint: "Type an issue",
        find: Arc::new(move |typed| offers(coded, many, typed, asked)),
        take_back: Arc::new(move || {
            if !coded.now().issues.is_empty() {
                coded.set(Slot::Issues, |frame| {
                    frame.issues.pop();
                });
            }
        }),
    };
    el("div")
        .class("slot")
        .child(slot_label(coded, rule))
        .part(list)
        .child(combobox(coded.desk, search))
        .child(new_code(coded, CodeList::Issues, asked))
}

fn offers(coded: Coded, many: bool, typed: &str, asked: Asked) -> Vec<Offered> {
    let there = coded.now().issues;
    let found = coded
        .desk
        .with(|s| find_codes(s.project().codebook(), CodeList::Issues, typed, MOST));
    let mut offers: Vec<Offered> = found
        .into_iter()
        .filter(|(id, _)| !there.contains(id))
        .map(|(id, name)| Offered {
            name,
            note: String::new(),
            take: Arc::new(move || {
                let id = id.clone();
                coded.set(Slot::Issues, |frame| {
                    if !many {
                        frame.issues.clear();
                    }
                    frame.issues.push(id);
                });
            }),
        })
        .collect();
    if many || there.is_empty() {
        offers.extend(new_offers(coded, CodeList::Issues, typed, asked));
    }
    offers
}
