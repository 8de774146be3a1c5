//! Actors in a role: chips of those who are there, and a field that finds or adds another.

use std::sync::Arc;

use leptos::prelude::*;

use super::adding::{addings, with_adding};
use super::chip::{actor_chip, chip_words, chips};
use super::coded::Coded;
use super::combobox::{MOST, Offered, Search, combobox};
use super::evaluation::judged;
use super::same::same_button;
use super::slots::{field_id, slot_label};
use crate::domain::{Found, Part, Slot, SlotRule, find_in_article, lower_case};
use crate::edit::command;
use crate::ui::erased::memo;
use crate::ui::html::{El, View, el};
use crate::ui::state::go_to_field;

/// Claimants, addressees or object actors.
pub fn actor_field(coded: Coded, rule: &SlotRule) -> El {
    let (slot, many) = (rule.slot, rule.many);
    let parts = coded.of(move |frame| frame.parts(slot).to_vec());
    let named = memo(move || {
        // An actor may be called otherwise, or a mention be linked, meanwhile.
        coded.desk.track_tags();
        let parts = parts.get().into_iter();
        parts
            .map(|part| (name_of(coded, &part), part))
            .collect::<Vec<_>>()
    });
    let head = slot_label(coded, rule).child((slot == Slot::Claimants).then(|| same_button(coded)));
    let list = move || {
        let items = named.get().into_iter().enumerate();
        let items = items
            .map(|(place, (name, part))| one(coded, slot, place, name, &part))
            .collect();
        chips(format!("{}s", slot.label()), items)
    };
    let search = Search {
        id: field_id(slot),
        list: "Actors",
        hint: "Type a name",
        find: Arc::new(move |typed| offers(coded, slot, many, typed)),
        take_back: Arc::new(move || {
            if !coded.now().parts(slot).is_empty() {
                coded.set(slot, |frame| {
                    if let Some(parts) = frame.parts_mut(slot) {
                        parts.pop();
                    }
                });
            }
        }),
    };
    el("div")
        .class("slot")
        .child(head)
        .part(list)
        .child(combobox(coded.desk, search))
}

fn one(coded: Coded, slot: Slot, place: usize, name: String, part: &Part) -> El {
    let remove = move || {
        coded.set(slot, |frame| {
            if let Some(parts) = frame.parts_mut(slot)
                && place < parts.len()
            {
                parts.remove(place);
            }
        });
        go_to_field(field_id(slot));
    };
    let words = match slot {
        Slot::Claimants => chip_words(name.clone()).view(),
        _ => judged(coded, slot, place, name.clone(), part.evaluation).view(),
    };
    let who = coded.desk.with(|s| s.project().who(part));
    actor_chip(coded.desk, who, &name, &of(slot), words, remove)
}

/// The slot as several: “addressees”.
fn of(slot: Slot) -> String {
    format!("{}s", lower_case(slot.label()))
}

/// Whoever is in a role, as they are called; the words of a mention that is linked to nobody.
pub fn name_of(coded: Coded, part: &Part) -> String {
    coded.desk.with(|s| {
        let project = s.project();
        let actor = project.who(part).and_then(|id| project.actor(id));
        let mention = part.mention.and_then(|id| project.annotation(id));
        match (actor, mention) {
            (Some(actor), _) => actor.name.clone(),
            (None, Some(mention)) => format!("“{}”", mention.anchor.quote().exact),
            (None, None) => "somebody who is gone".to_owned(),
        }
    })
}

/// Who fits what was typed and is not there yet; last, to add whoever is called so. Where only one has room, another
/// takes the place of the one there.
fn offers(coded: Coded, slot: Slot, many: bool, typed: &str) -> Vec<Offered> {
    let there = coded.now().parts(slot).to_vec();
    let offers = found(coded, typed)
        .into_iter()
        .filter(|found| !there.contains(&found.who))
        .map(|found| {
            let who = found.who;
            let nearly = found.nearly;
            let take = move || {
                let who = who.clone();
                coded.set(slot, |frame| {
                    if let Some(parts) = frame.parts_mut(slot) {
                        if !many {
                            parts.clear();
                        }
                        parts.push(who);
                    }
                });
            };
            let one = Offered {
                name: found.name,
                note: found.note,
                take: Arc::new(take),
            };
            (nearly, one)
        })
        .collect();
    let room = many || there.is_empty();
    let add = move |actor| {
        coded.desk.close_group();
        coded.desk.run(command::AddActor {
            actor,
            mentions: Vec::new(),
            part: Some((coded.id, slot)),
        });
    };
    let new = if room {
        addings(coded, typed, add)
    } else {
        Vec::new()
    };
    with_adding(offers, new)
}

/// Who fits what was typed.
pub fn found(coded: Coded, typed: &str) -> Vec<Found> {
    let document = coded.document();
    coded.desk.with(|s| {
        let found = document.map(|document| find_in_article(s.project(), document, typed, MOST));
        found.unwrap_or_default()
    })
}
