//! Links the statement to another: first what it does, then which.

use leptos::prelude::*;

use super::coded::Coded;
use crate::browser::page;
use crate::domain::RelationTypeId;
use crate::ui::erased::{effect, shown};
use crate::ui::html::{El, el, place};
use crate::ui::state::Linking;
use crate::ui::widgets::{button, kbd};

/// Id of the button.
pub const LINKING: &str = "coding-link";

/// A button that unfolds the types of link, each with its key.
pub fn link_form(coded: Coded) -> El {
    let open = RwSignal::new(false);
    let opener = place();
    let turn = button("button small", move || open.update(|open| *open = !*open))
        .place(opener)
        .id(LINKING)
        .live("aria-expanded", move || open.get().to_string())
        .text("Link to another statement…");
    let choices = move || types(coded, open);
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

fn begin(coded: Coded, open: RwSignal<bool>, of_type: RelationTypeId) {
    open.set(false);
    coded.desk.begin_linking(Linking {
        from: coded.id,
        of_type,
    });
}

fn types(coded: Coded, open: RwSignal<bool>) -> El {
    let codebook = coded.desk.codebook().get_untracked();
    let offered = codebook
        .relations
        .iter()
        .filter(|relation| !relation.retired);
    let offered: Vec<_> = offered.cloned().collect();
    let keys: Vec<_> = offered
        .iter()
        .filter_map(|relation| Some((relation.key.clone()?.code().to_owned(), relation.id.clone())))
        .collect();
    let first = place();
    // For the outside: whoever opened it goes on here.
    effect(move || {
        if let Some(first) = first.get() {
            page::focus(&first);
            page::show(&first);
        }
    });
    let each = offered.into_iter().enumerate().map(|(number, relation)| {
        let id = relation.id.clone();
        let one = button("button small", move || begin(coded, open, id.clone()))
            .attr_text("title", relation.guide.definition)
            .child(relation.label)
            .child(relation.key.map(|key| kbd(key.cap())));
        if number == 0 { one.place(first) } else { one }
    });
    el("div")
        .class("details-row link-types")
        .attr("role", "group")
        .attr("aria-label", "What it does to the other statement")
        .on_key(move |event| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
                return;
            }
            let code = event.code();
            if let Some((_, id)) = keys.iter().find(|(key, _)| *key == code) {
                event.prevent_default();
                begin(coded, open, id.clone());
            }
        })
        .children(each)
}
