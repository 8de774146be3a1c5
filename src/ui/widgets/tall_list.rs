//! A list of any length, to choose from by arrow keys, mouse or finger: only the rows in view are made.
//!
//! For screen readers it is a list box: the list has the focus, and says which of its rows is meant. Where several rows can
//! be chosen, Space takes the one that is meant in or out, and with Shift all rows on the way are.

use std::sync::Arc;

use leptos::prelude::*;

use super::Window;
use crate::browser::{Frame, element, page};
use crate::ui::erased::effect;
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;

/// What the list is made of.
pub struct TallList {
    /// Id of the list; those of its rows follow from it.
    pub id: &'static str,
    /// What it is a list of.
    pub name: &'static str,
    /// Height of each row, in pixels; the style sheet has the same.
    pub row: f64,
    /// How many rows there are.
    pub count: Memo<usize>,
    /// What tells from others what stands at a place. Tracked.
    pub item: Arc<dyn Fn(usize) -> u128 + Send + Sync>,
    /// Whether what stands at a place is a heading, which cannot be chosen.
    pub is_heading: Arc<dyn Fn(usize) -> bool + Send + Sync>,
    /// What the row at a place shows.
    pub show: Arc<dyn Fn(usize) -> El + Send + Sync>,
    /// A row was chosen.
    pub take: Arc<dyn Fn(usize) + Send + Sync>,
    /// The row that is meant.
    pub at: RwSignal<usize>,
    /// How far it is scrolled down, in pixels.
    pub top: RwSignal<f64>,
    /// Where several can be chosen: how.
    pub many: Option<Many>,
}

/// How several rows are chosen.
#[derive(Clone)]
pub struct Many {
    /// Whether the row at a place is. Tracked.
    pub is_chosen: Arc<dyn Fn(usize) -> bool + Send + Sync>,
    /// Chooses the row at a place, or no longer.
    pub turn: Arc<dyn Fn(usize) + Send + Sync>,
    /// Chooses those from one place to another.
    pub choose: Arc<dyn Fn(usize, usize) + Send + Sync>,
}

/// Id of the row at a place.
fn row_id(list: &str, place: usize) -> String {
    format!("{list}-{place}")
}

/// The list, in a pane of its own that scrolls.
pub fn tall_list(list: TallList) -> El {
    let TallList {
        id,
        name,
        row,
        count,
        item,
        is_heading,
        show,
        take,
        at,
        top,
        many,
    } = list;
    // Where Shift began.
    let from = RwSignal::new(None::<usize>);
    let several = many.is_some();
    let on_many = many.clone();
    let window = Window::at(row, top);
    let pane = window.pane;
    let frame = StoredValue::new_local(None::<Frame>);
    // For the outside: a list that was left comes back as it was scrolled.
    effect(move || {
        if let Some(pane) = pane.get() {
            let before = top.get_untracked();
            frame.set_value(Frame::next(move || {
                page::scroll_pane(&pane, before);
                window.measure();
            }));
        }
    });
    let range = window.range(count);
    let bring = move |place: usize| {
        at.set(place);
        window.bring(place);
    };
    let heading = Arc::clone(&is_heading);
    // The nearest row that can be chosen, at most so many rows away.
    let go = move |by: isize| {
        let last = count.get_untracked().saturating_sub(1);
        let from = at.get_untracked().min(last);
        let wanted = from.saturating_add_signed(by).min(last);
        let mut onward = wanted..=last;
        let mut back = (0..=wanted).rev();
        let found = match by > 0 {
            true => onward
                .find(|p| !heading(*p))
                .or_else(|| back.find(|p| !heading(*p))),
            false => back
                .find(|p| !heading(*p))
                .or_else(|| onward.find(|p| !heading(*p))),
        };
        if let Some(place) = found {
            bring(place);
        }
    };
    let take_here = Arc::clone(&take);
    let on_key = move |event: crate::browser::element::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || count.get_untracked() == 0 {
            return;
        }
        let page = window.page() as isize;
        if let Some(many) = &on_many {
            let last = count.get_untracked().saturating_sub(1);
            let here = at.get_untracked().min(last);
            if event.key() == " " {
                match (event.shift_key(), from.get_untracked()) {
                    (true, Some(begin)) => (many.choose)(begin.min(last), here),
                    _ => (many.turn)(here),
                }
                from.set(Some(here));
                event.prevent_default();
                return;
            }
            let by = match event.key().as_str() {
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                "PageDown" => page,
                "PageUp" => -page,
                "Home" => isize::MIN,
                "End" => isize::MAX,
                _ => 0,
            };
            if by != 0 && event.shift_key() {
                let begin = from.get_untracked().unwrap_or(here).min(last);
                from.set(Some(begin));
                go(by);
                (many.choose)(begin, at.get_untracked());
                event.prevent_default();
                return;
            }
            if by != 0 {
                from.set(None);
            }
        }
        match event.key().as_str() {
            "ArrowDown" => go(1),
            "ArrowUp" => go(-1),
            "PageDown" => go(page),
            "PageUp" => go(-page),
            "Home" => go(isize::MIN),
            "End" => go(isize::MAX),
            "Enter" | " " => {
                let last = count.get_untracked().saturating_sub(1);
                take_here(at.get_untracked().min(last));
            }
            _ => return,
        }
        event.prevent_default();
    };
    let items = move || {
        let (start, end) = range.get();
        let one = |place| Item {
            place,
            id: item(place),
        };
        (start..end).map(one).collect::<Vec<_>>()
    };
    let made = move |item: Item| {
        let place = item.place;
        let whole = show(place)
            .attr_text("id", row_id(id, place))
            .style("top", move || window.length(place));
        if is_heading(place) {
            return whole.attr("role", "presentation");
        }
        let take = Arc::clone(&take);
        let (shown, clicked) = (many.clone(), many.clone());
        whole
            .attr("role", "option")
            .live("data-at", move || (at.get() == place).then_some("true"))
            .live("aria-selected", move || {
                let is_it = match &shown {
                    Some(many) => (many.is_chosen)(place),
                    None => at.get() == place,
                };
                is_it.to_string()
            })
            .live("aria-setsize", move || count.get().to_string())
            .attr_text("aria-posinset", (place + 1).to_string())
            .on("click", move |event| {
                let before = at.get_untracked();
                at.set(place);
                match (&clicked, element::held(&event)) {
                    (Some(many), (true, _)) => {
                        (many.choose)(from.get_untracked().unwrap_or(before), place);
                    }
                    (Some(many), (_, true)) => {
                        from.set(Some(place));
                        (many.turn)(place);
                    }
                    _ => take(place),
                }
            })
    };
    let active = move || {
        let (start, end) = range.get();
        let at = at.get();
        (start..end).contains(&at).then(|| row_id(id, at))
    };
    let list = el("ul")
        .class("tall-rows")
        .attr("role", "presentation")
        .style("height", move || window.length(count.get()))
        .rows(items, made);
    let pane = el("div")
        .id(id)
        .class("tall-list")
        .attr("role", "listbox")
        .attr("aria-label", name)
        .attr("tabindex", "0")
        .live("aria-multiselectable", move || several.then_some("true"))
        .live("aria-activedescendant", active)
        .live("hidden", move || count.get() == 0)
        .on_key(on_key)
        .child(list);
    window.on(pane)
}
