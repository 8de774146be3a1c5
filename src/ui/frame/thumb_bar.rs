//! On narrow screens: tagging and the list of tags, within reach of a thumb and clear of the system's handles.

use leptos::prelude::*;

use crate::domain::{DocumentIndex, Kind};
use crate::edit::{Action, count};
use crate::ui::erased::memo;
use crate::ui::html::{El, View, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{Shape, button, icon, kind_button};

/// Shown by the style sheet where the screen is narrow.
pub fn thumb_bar() -> El {
    let desk = expect_desk();
    let codebook = desk.codebook();
    let tags = move || {
        desk.track_tags();
        let tags = desk.with(|s| {
            let index = s.cursor().document.and_then(|d| s.project().index(d));
            index.map_or(0, DocumentIndex::len)
        });
        count(tags, "tag")
    };
    let one = move |(place, kind): (usize, &Kind)| {
        let id = kind.id.clone();
        kind_button("button kind-button", place, kind, move || desk.tag(&id))
            .on("pointerdown", |event| event.prevent_default())
            .child(kind.label.clone())
    };
    let kinds = move || {
        let codebook = codebook.read();
        let kinds = codebook.kinds.iter().enumerate();
        let kinds = kinds.filter(|(_, kind)| !kind.retired);
        kinds.map(one).collect::<Vec<_>>().view()
    };
    // What is done with a chosen tag lies in the sheet.
    let cursor = desk.cursor();
    let chosen = memo(move || cursor.read().chosen.is_some());
    let code = move || {
        chosen
            .get()
            .then(|| button("button", move || desk.act(Action::Code)).text("Code it"))
    };
    let sheet = desk.sheet();
    let list = button("button sheet-button", move || {
        desk.set_sheet(!sheet.get_untracked());
    })
    .live("aria-expanded", move || sheet.get().to_string())
    .attr("aria-controls", "tags")
    .child(icon(Shape::List))
    .child(el("span").part(tags));
    el("div")
        .class("thumb-bar")
        .attr("role", "toolbar")
        .attr("aria-label", "Tag the selection")
        .part(kinds)
        .part(code)
        .child(list)
}
