//! Links the statement to another: first what it does, then which.

use leptos::prelude::*;

use super::coded::Coded;
use super::link_types::link_types;
use crate::browser::page;
use crate::ui::erased::shown;
use crate::ui::html::{El, el, place};
use crate::ui::state::Linking;
use crate::ui::widgets::{button, kbd};

/// Id of the button.
pub const LINKING: &str = "coding-link";

/// A button that unfolds the types of link, each with its key.
pub fn link_form(coded: Coded) -> El {
    let open = RwSignal::new(false);
    let opener = place();
    let key = el("span")
        .attr("aria-hidden", "true")
        .child(kbd("l".to_owned()));
    let turn = button("button small", move || open.update(|open| *open = !*open))
        .place(opener)
        .id(LINKING)
        .live("aria-expanded", move || open.get().to_string())
        .text("Link to another statement…")
        .child(key);
    let choices = move || {
        link_types(coded.desk, move |of_type| {
            open.set(false);
            coded.desk.begin_linking(Linking {
                from: coded.id,
                of_type: Some(of_type),
            });
        })
    };
    el("div")
        .class("link-form")
        .on_key(move |event| {
            if event.key() == "Escape" && open.get_untracked() {
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
                if let Some(opener) = opener.get_untracked() {
                    page::focus(&opener);
                }
            }
        })
        .child(turn)
        .child(shown(move || open.get(), choices))
}
