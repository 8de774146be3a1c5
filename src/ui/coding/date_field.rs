//! When it was said, checked as it is typed.

use leptos::prelude::*;

use super::coded::Coded;
use super::slots::{field_id, slot_label};
use crate::domain::{Date, Slot, SlotRule};
use crate::ui::erased::shown;
use crate::ui::html::{El, el};
use crate::ui::state::{ARTICLE, go_to_field};

const PROBLEM: &str = "coding-date-problem";

/// A day, a month or a year. What is no date stays in the field, with what is wrong with it, and changes nothing.
pub fn date_field(coded: Coded, rule: &SlotRule) -> El {
    let date = coded.of(|frame| frame.date);
    let wrong = RwSignal::new(None::<String>);
    // Half a date is no mistake while it is being typed.
    let left = RwSignal::new(false);
    let bad = move || left.get() && wrong.read().is_some();
    let typed = move |text: String| {
        let read = match text.trim() {
            "" => Ok(None),
            text => text.parse::<Date>().map(Some),
        };
        match read {
            Ok(read) => {
                wrong.set(None);
                coded.type_in(Slot::Date, |frame| frame.date = read);
            }
            Err(_) => wrong.set(Some(text)),
        }
    };
    let field = el("input")
        .held(coded.desk)
        .id(field_id(Slot::Date))
        .class("field")
        .attr("autocomplete", "off")
        .attr("placeholder", "2022-01-21, 2022-01 or 2022")
        .value(move || {
            let shown = date.get().map(|date| date.to_string());
            wrong.get().or(shown).unwrap_or_default()
        })
        .live("aria-invalid", move || bad().then_some("true"))
        .live("aria-describedby", move || bad().then_some(PROBLEM))
        .on_input(typed)
        .on("focus", move |_| left.set(false))
        .on("blur", move |_| {
            left.set(true);
            coded.desk.close_group();
        })
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                go_to_field(ARTICLE);
            }
        });
    let problem = move || {
        let kept = date.get_untracked();
        let kept = kept.map_or_else(
            || "No date is kept.".to_owned(),
            |d| format!("{} is kept.", d.in_words()),
        );
        el("p")
            .id(PROBLEM)
            .class("form-error")
            .attr("role", "alert")
            .child(format!(
                "This is not a date: write it as 2022-01-21, 2022-01 or 2022. {kept}"
            ))
    };
    el("div")
        .class("slot")
        .child(slot_label(coded, rule))
        .child(field)
        .child(shown(bad, problem))
}
