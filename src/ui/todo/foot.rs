//! Below an article: whether it is done, and the way on.

use leptos::prelude::*;

use super::progress::progress_of;
use crate::domain::DocumentId;
use crate::edit::Action;
use crate::ui::html::{El, View, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{button, kbd};

/// A line with a button.
pub fn article_foot(id: DocumentId) -> AnyView {
    let desk = expect_desk();
    let progress = progress_of(desk, id);
    let label = move || match progress.read().is_done() {
        true => "Open again ",
        false => "Done & next ",
    };
    let turn = button("button", move || desk.act(Action::Done))
        .part(label)
        .child(kbd("x".to_owned()));
    let line: El = el("div")
        .class("article-foot")
        .attr("dir", "ltr")
        .child(el("p").part(move || progress.get().in_words()))
        .child(turn);
    line.view()
}
