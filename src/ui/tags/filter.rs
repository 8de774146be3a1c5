//! By kind and by words.

use leptos::prelude::*;

use super::wanted::Wanted;
use crate::domain::Kind;
use crate::edit::several;
use crate::ui::html::{El, View, el};
use crate::ui::state::{ARTICLE, FILTER_FIELD, expect_desk, go_to_field};
use crate::ui::widgets::kind_button;

/// A chip for each kind, and a search field.
pub fn filters(wanted: Wanted) -> El {
    let codebook = expect_desk().codebook();
    let chip = move |(place, kind): (usize, &Kind)| {
        let (id, asked) = (kind.id.clone(), kind.id.clone());
        kind_button("chip", place, kind, move || wanted.toggle(&id))
            .live("aria-pressed", move || {
                wanted.kinds.read().contains(&asked).to_string()
            })
            .child(several(&kind.label))
    };
    let chips = move || {
        let codebook = codebook.read();
        let kinds = codebook.kinds.iter().enumerate();
        kinds.map(chip).collect::<Vec<_>>().view()
    };
    let search = el("input")
        .id(FILTER_FIELD)
        .class("field search")
        .attr("type", "search")
        .attr("placeholder", "Search quotes and memos")
        .attr("aria-label", "Search quotes and memos")
        .value(move || wanted.words.get())
        .on_input(move |words| wanted.words.set(words))
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                if wanted.words.with_untracked(String::is_empty) {
                    go_to_field(ARTICLE);
                } else {
                    wanted.words.set(String::new());
                }
            }
        });
    el("div")
        .class("filters")
        .attr("role", "search")
        .attr("aria-label", "Filter the tags")
        .child(el("div").class("chips").part(chips))
        .child(search)
}
