//! The headings of the list: each sorts by what stands below it.

use leptos::prelude::*;

use super::kept::Corpus;
use crate::domain::{ArticleColumn, lower_case};
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// A line of buttons.
pub fn columns(corpus: Corpus) -> El {
    let buttons = ArticleColumn::ALL
        .iter()
        .map(|column| heading(corpus, *column));
    el("div")
        .class("corpus-columns")
        .attr("role", "group")
        .attr("aria-label", "Sorted by")
        .child(el("span").class("corpus-tick"))
        .children(buttons)
}

fn heading(corpus: Corpus, column: ArticleColumn) -> El {
    let way = move || {
        let by = corpus.by.get();
        (by.by == Some(column)).then_some(by.down)
    };
    // Said in words as well: an arrow is no more than a sign.
    let said = move || match way() {
        None => format!("Sort by {}", lower_case(column.label())),
        Some(false) => format!("{}: sorted, smallest first", column.label()),
        Some(true) => format!("{}: sorted, largest first", column.label()),
    };
    let arrow = move || match way() {
        None => "",
        Some(false) => " ↑",
        Some(true) => " ↓",
    };
    button("corpus-column", move || corpus.sort_by(column))
        .attr("data-column", column.word())
        .live("aria-pressed", move || way().is_some().to_string())
        .live("aria-label", said)
        .text(column.label())
        .part(arrow)
}
