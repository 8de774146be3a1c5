//! A long list: only the rows in view are made, so that tens of thousands cost what a screenful does.

use leptos::prelude::*;

use super::Window;
use crate::browser::Frame;
use crate::ui::erased::effect;
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;

/// What a list is of.
pub struct LongList<I, R> {
    /// Class of the pane that scrolls; its rows are positioned, and of one height.
    pub class: &'static str,
    /// Name of the list.
    pub label: &'static str,
    /// Height of a row in pixels; the style sheet has the same.
    pub row: f64,
    /// How many rows there are.
    pub count: Memo<usize>,
    /// Which thing stands at a place. Tracked.
    pub at: I,
    /// Makes the row at a place; it is positioned here.
    pub make: R,
}

/// The list, and the handle on its pane.
pub fn long_list<I, R>(list: LongList<I, R>) -> (El, Window)
where
    I: Fn(usize) -> Option<u128> + Send + 'static,
    R: Fn(Item) -> El + Send + Sync + 'static,
{
    let LongList {
        class,
        label,
        row,
        count,
        at,
        make,
    } = list;
    let window = Window::new(row);
    // For the outside: how tall it is shows once it is in the page, and so does how far it is scrolled when rows go.
    let frame = StoredValue::new_local(None::<Frame>);
    effect(move || {
        count.track();
        frame.set_value(Frame::next(move || window.measure()));
    });
    let range = window.range(count);
    let items = move || {
        let (start, end) = range.get();
        let item = |place| {
            Some(Item {
                place,
                id: at(place)?,
            })
        };
        (start..end).filter_map(item).collect::<Vec<_>>()
    };
    let list = el("ul")
        .class("long-rows")
        .attr("aria-label", label)
        .style("height", move || window.length(count.get()))
        .rows(items, move |item| {
            make(item)
                .live("aria-setsize", move || count.get().to_string())
                .attr_text("aria-posinset", (item.place + 1).to_string())
                .style("top", move || window.length(item.place))
        });
    let pane = el("div").class(class).attr("tabindex", "-1").child(list);
    (window.on(pane), window)
}
