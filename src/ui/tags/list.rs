//! The list: only the rows in view are made, so that thousands of tags cost what a screenful does.

use leptos::prelude::*;

use super::row::row;
use super::wanted::Wanted;
use crate::browser::Frame;
use crate::domain::{AnnotationId, lower_case};
use crate::ui::erased::{effect, memo, part, shown};
use crate::ui::html::{El, View, el};
use crate::ui::keyed::Item;
use crate::ui::state::expect_desk;
use crate::ui::widgets::{Window, button};

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 64.0;

/// Everything tagged in the article, in text order.
pub fn list(wanted: Wanted) -> El {
    let desk = expect_desk();
    let window = Window::new(ROW);
    let range = window.range(wanted.count);
    let items = move || {
        let (start, end) = range.get();
        let item = |place| {
            let id = wanted.at(place)?.uuid().as_u128();
            Some(Item { place, id })
        };
        (start..end).filter_map(item).collect::<Vec<_>>()
    };
    let chosen = memo(move || desk.cursor().read().chosen);
    // For the outside: the row of a tag that was chosen in the text comes into view.
    // In the next frame, when the details under the list have taken their room.
    let frame = StoredValue::new_local(None::<Frame>);
    let bring = move |id| {
        if let Some(place) = wanted.place(id) {
            window.bring(place);
        }
    };
    effect(move || {
        let next = chosen.get().and_then(|id| Frame::next(move || bring(id)));
        frame.set_value(next);
    });
    let nothing = move || wanted.count.get() == 0;
    let list = el("ul")
        .class("tag-rows")
        .attr("aria-label", "Tags in text order")
        .live("hidden", nothing)
        .style("height", move || window.length(wanted.count.get()))
        .rows(items, move |item| {
            let id = AnnotationId::new(uuid::Uuid::from_u128(item.id));
            row(item.place, id, window, wanted.count)
        });
    let pane = el("div").class("tag-list").attr("tabindex", "-1");
    window
        .on(pane)
        .child(shown(nothing, move || how_to_begin(wanted)))
        .child(list)
}

/// An empty list says what to do.
fn how_to_begin(wanted: Wanted) -> El {
    let codebook = expect_desk().codebook();
    let keys = move || {
        let codebook = codebook.read();
        let each = codebook.kinds.iter().filter_map(|kind| {
            let cap = kind.key.as_ref()?.cap();
            Some(format!("{cap} for {}", lower_case(&kind.label)))
        });
        each.collect::<Vec<_>>().join(", ")
    };
    el("div").class("empty small").child(part(move || {
        if wanted.all.get() == 0 {
            let how = format!(
                "Select some words, or put the caret in a sentence, and press {}.",
                keys()
            );
            vec![el("p").text("Nothing tagged here yet."), el("p").child(how)]
        } else {
            vec![
                el("p").text("No tag fits this filter."),
                button("button", move || wanted.clear()).text("Show all"),
            ]
        }
        .view()
    }))
}
