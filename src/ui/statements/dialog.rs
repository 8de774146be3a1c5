//! The dialog: statements by what is coded of them, or words in texts.

use leptos::prelude::*;

use super::adding::{WORDS, filter_field, order_field, this_article, words_field};
use super::chosen::chosen;
use super::kept::Search;
use super::results::{RESULTS, results};
use super::texts::{PHRASE, PLACES, texts};
use crate::browser::Frame;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el};
use crate::ui::state::{expect_desk, go_to_field};
use crate::ui::widgets::{button, wide};

/// Looks for statements and words; comes back as it was left.
pub fn statements() -> AnyView {
    let desk = expect_desk();
    let (search, back) = Search::resume(desk);
    let in_texts = search.in_texts;
    let tab = |texts: bool, words: &'static str| -> El {
        button("turn", move || {
            in_texts.set(texts);
            go_to_field(if texts { PHRASE } else { WORDS });
        })
        .live("aria-pressed", move || {
            (in_texts.get() == texts).to_string()
        })
        .text(words)
    };
    let tabs = el("div")
        .class("turns find-tabs")
        .attr("role", "group")
        .attr("aria-label", "What to look for")
        .child(tab(false, "Statements"))
        .child(tab(true, "Words in texts"));
    let inside = made_of(
        move || in_texts.get(),
        move |in_texts| match in_texts {
            true => texts(search),
            false => by_slots(search),
        },
    );
    // Where the dialog puts the focus is of no use: back to the list, or into the field.
    let first = match (back, in_texts.get_untracked()) {
        (true, true) => PLACES,
        (true, false) => RESULTS,
        (false, true) => PHRASE,
        (false, false) => WORDS,
    };
    let frame = StoredValue::new_local(Frame::next(move || go_to_field(first)));
    on_cleanup(move || frame.dispose());
    wide(
        desk,
        "Find statements",
        "find-title",
        vec![tabs.view(), inside],
    )
}

fn by_slots(search: Search) -> El {
    let words = words_field(
        WORDS,
        "Words",
        "In quote, proposition, memo, names …",
        search.words,
        move || search.start_over(),
        RESULTS,
    );
    let side = el("div")
        .class("find-side")
        .attr("role", "search")
        .attr("aria-label", "Which statements")
        .child(words)
        .child(filter_field(search))
        .child(this_article(search))
        .child(chosen(search, WORDS))
        .child(order_field(search));
    el("div")
        .class("split find")
        .child(side)
        .child(results(search))
}
