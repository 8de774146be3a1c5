//! A button that unfolds a list of further buttons.

use leptos::prelude::*;

use super::{Shape, button, icon};
use crate::browser::page;
use crate::ui::erased::{Live, shown};
use crate::ui::html::{El, el, place};

/// A disclosure: the button says whether it is open; Escape, a choice, or focus going elsewhere closes it.
///
/// `label` stands on the button; `children` makes its buttons and lines.
pub fn menu(class: &'static str, label: Live<String>, children: fn() -> AnyView) -> El {
    let open = RwSignal::new(false);
    let whole = place();
    let opener = place();
    let close = move || {
        if open.get_untracked() {
            open.set(false);
            if let Some(opener) = opener.get_untracked() {
                page::focus(&opener);
            }
        }
    };
    let panel = move || {
        el("div")
            .class("menu-panel")
            // Before the item does its work: a dialog it opens gives the focus back to where it is then.
            .on_first("click", move |_| {
                if let Some(opener) = opener.get_untracked() {
                    page::focus(&opener);
                }
            })
            .on("click", move |_| close())
            .child(children())
    };
    el("div")
        .place(whole)
        .class(class)
        .on_key(move |event| {
            if event.key() == "Escape" && open.get_untracked() {
                event.stop_propagation();
                event.prevent_default();
                close();
            }
        })
        .on("focusout", move |event| {
            if let Some(whole) = whole.get_untracked()
                && page::focus_leaves(&whole, &event)
            {
                open.set(false);
            }
        })
        .child(
            button("button menu-button", move || open.update(|o| *o = !*o))
                .place(opener)
                .live("aria-expanded", move || open.get().to_string())
                .child(el("span").class("menu-label").part(label))
                .child(icon(Shape::Down)),
        )
        .child(shown(move || open.get(), panel))
}
