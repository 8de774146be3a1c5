//! Who passed a statement on, one after the other.

use std::sync::Arc;

use super::actor_field::{found, name_of};
use super::adding::{addings, with_adding};
use super::chip::{actor_chip, chip_words, chips};
use super::coded::Coded;
use super::combobox::{Offered, Search, combobox};
use crate::domain::{Part, Slot};
use crate::edit::command;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use leptos::prelude::*;

const FIELD: &str = "coding-reporters";

/// The chain, from the claimant's side to the article's.
pub fn reporters_field(coded: Coded) -> El {
    let reporters = coded.of(|frame| frame.reporters.clone());
    let list = move || {
        let one = |(place, id)| {
            let name = name_of(coded, &Part::actor(id));
            let remove = move || {
                coded.set(Slot::Attribution, |frame| {
                    if place < frame.reporters.len() {
                        frame.reporters.remove(place);
                    }
                });
                go_to_field(FIELD);
            };
            let words = chip_words(name.clone());
            actor_chip(coded.desk, Some(id), &name, "reporters", words, remove)
        };
        let items = reporters.get().into_iter().enumerate().map(one).collect();
        chips("Reporters".to_owned(), items)
    };
    let search = Search {
        id: FIELD,
        list: "Actors",
        hint: "Who passed it on",
        find: Arc::new(move |typed| offers(coded, typed)),
        take_back: Arc::new(move || {
            if !coded.now().reporters.is_empty() {
                coded.set(Slot::Attribution, |frame| {
                    frame.reporters.pop();
                });
            }
        }),
    };
    let label = el("label")
        .class("details-label")
        .attr("for", FIELD)
        .text("Reported by");
    el("div")
        .class("slot")
        .child(label)
        .part(list)
        .child(combobox(coded.desk, search))
}

/// Only actors of the register: a chain has no room for mentions.
fn offers(coded: Coded, typed: &str) -> Vec<Offered> {
    let there = coded.now().reporters;
    let known = found(coded, typed).into_iter().filter_map(|found| {
        let id = found.who.actor.filter(|id| there.last() != Some(id))?;
        let one = Offered {
            name: found.name,
            note: found.note,
            take: Arc::new(move || {
                coded.set(Slot::Attribution, |frame| frame.reporters.push(id));
            }),
        };
        Some((found.nearly, one))
    });
    let add = addings(coded, typed, move |actor| {
        coded.desk.close_group();
        coded.desk.run(command::AddActor {
            actor,
            mentions: Vec::new(),
            part: Some((coded.id, Slot::Attribution)),
        });
    });
    with_adding(known.collect(), add)
}
