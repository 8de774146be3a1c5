//! Words to be found, and a field that finds what else can be asked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::about::{About, offers};
use super::kept::Search;
use crate::browser::page;
use crate::domain::{Condition, SortBy};
use crate::ui::coding::{Offered, combobox};
use crate::ui::erased::made_of;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// Id of the field for words.
pub const WORDS: &str = "find-words";
const ABOUT: &str = "find-about";
const FILTER: &str = "find-filter";
const ORDER: &str = "find-order";

/// The field for words. `list` is where the arrow down leads.
pub fn words_field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    changed: impl Fn() + Send + 'static,
    list: &'static str,
) -> El {
    let field = el("input")
        .id(id)
        .class("field search")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("placeholder", hint)
        .value(move || value.get())
        .on_input(move |words| {
            value.set(words);
            changed();
        })
        .on_key(move |event| {
            if matches!(event.key().as_str(), "ArrowDown" | "Enter") && !event.is_composing() {
                event.prevent_default();
                page::focus_by_id(list);
            }
        });
    let label = el("label").class("form-label").attr("for", id).text(label);
    el("div").class("find-field").child(label).child(field)
}

/// What to filter by, and the field for it.
pub fn filter_field(search: Search) -> El {
    let about = RwSignal::new(About::Anything);
    let options = About::ALL
        .iter()
        .map(|one| el("option").attr("value", one.word()).text(one.label()));
    let choose = el("select")
        .id(ABOUT)
        .class("field")
        .attr("aria-label", "What to filter by")
        .on_choice(move |word| {
            about.set(About::of_word(&word).unwrap_or(About::Anything));
            page::focus_by_id(FILTER);
        })
        .children(options);
    let field = made_of(
        move || about.get(),
        move |about| {
            combobox(
                search.desk,
                crate::ui::coding::Search {
                    id: FILTER,
                    list: "Filters",
                    hint: about.hint(),
                    find: Arc::new(move |typed| offered(search, about, typed)),
                    take_back: Arc::new(move || {
                        search.conditions.update(|all| {
                            all.pop();
                        });
                        search.start_over();
                    }),
                },
            )
        },
    );
    let label = el("label")
        .class("form-label")
        .attr("for", FILTER)
        .text("Filter by");
    el("div")
        .class("find-field")
        .child(label)
        .child(el("div").class("find-filter").child(choose).child(field))
}

fn offered(search: Search, about: About, typed: &str) -> Vec<Offered> {
    let there = search.conditions.get_untracked();
    let found = search.desk.with(|s| offers(s.project(), about, typed));
    let new = found.into_iter().filter(|(_, c)| !there.contains(c));
    new.map(|(name, condition)| Offered {
        name,
        note: String::new(),
        take: Arc::new(move || search.ask(condition.clone())),
    })
    .collect()
}

/// Asks for the article on screen alone.
pub fn this_article(search: Search) -> El {
    let here = move || {
        let id = search.desk.document().get()?;
        let condition = Condition::Article(id);
        let asked = search.conditions.read().contains(&condition);
        (!asked).then(|| {
            button("button small", move || search.ask(condition.clone())).text("Only this article")
        })
    };
    el("div").class("find-here").part(here)
}

/// In which order.
pub fn order_field(search: Search) -> El {
    let options = SortBy::ALL.iter().map(|one| {
        let one = *one;
        el("option")
            .attr("value", one.word())
            .live("selected", move || search.by.get() == one)
            .text(one.label())
    });
    let choose = el("select")
        .id(ORDER)
        .class("field")
        .on_choice(move |word| {
            search.by.set(SortBy::of_word(&word).unwrap_or_default());
            search.start_over();
        })
        .children(options);
    let label = el("label")
        .class("form-label")
        .attr("for", ORDER)
        .text("Sorted by");
    el("div").class("find-order").child(label).child(choose)
}
