//! A long list: only the rows in view are made, so that tens of thousands cost what a screenful does.

use leptos::prelude::*;

use crate::browser::{Frame, page};
use crate::ui::erased::{effect, memo};
use crate::ui::html::{El, Place, el, place};
use crate::ui::keyed::Item;

/// Rows made beyond either edge.
const MARGIN: usize = 6;

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

/// A handle on the pane: for bringing a row into view.
#[derive(Clone, Copy)]
pub struct Pane {
    place: Place,
    row: f64,
}

impl Pane {
    /// Scrolls as little as brings a row into view.
    pub fn bring(self, place: usize) {
        if let Some(pane) = self.place.get_untracked() {
            page::scroll_row_into_view(&pane, place as f64 * self.row, self.row);
        }
    }
}

/// The list, and the handle on its pane.
pub fn long_list<I, R>(list: LongList<I, R>) -> (El, Pane)
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
    let pane = place();
    let top = RwSignal::new(0.0_f64);
    let height = RwSignal::new(900.0_f64);
    let measure = move || {
        if let Some(Some(pane)) = pane.try_get_untracked() {
            let (scrolled, tall) = page::scroll_state(&pane);
            top.set(scrolled);
            if tall > 0.0 {
                height.set(tall);
            }
        }
    };
    // For the outside: how tall it is shows once it is in the page, and so does how far it is scrolled when rows go.
    let frame = StoredValue::new_local(None::<Frame>);
    effect(move || {
        count.track();
        frame.set_value(Frame::next(measure));
    });
    let range = memo(move || {
        let count = count.get();
        let first = (top.get() / row) as usize;
        let shown = (height.get() / row).ceil() as usize + 1;
        let start = first.saturating_sub(MARGIN).min(count);
        (start, (first + shown + MARGIN).min(count))
    });
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
        .style("height", move || {
            format!("{}px", (count.get() as f64 * row) as i64)
        })
        .rows(items, move |item| {
            make(item)
                .live("aria-setsize", move || count.get().to_string())
                .attr_text("aria-posinset", (item.place + 1).to_string())
                .style("top", move || {
                    format!("{}px", (item.place as f64 * row) as i64)
                })
        });
    let whole = el("div")
        .place(pane)
        .class(class)
        .attr("tabindex", "-1")
        .on("scroll", move |_| measure())
        .child(list);
    (whole, Pane { place: pane, row })
}
