//! A dialog over the page: the browser's own, so that focus, Escape and the page behind it are as they should be.

use leptos::prelude::*;

use super::{Shape, button, icon};
use crate::browser::{element, page};
use crate::ui::erased::effect;
use crate::ui::html::{El, View, el, place};
use crate::ui::state::Desk;

/// A modal dialog; it is open for as long as it exists. Escape, the cross, and a click beside it close it.
///
/// `title` is its heading, `id` an id of the page for that, `children` what it holds.
pub fn modal<V: View>(desk: Desk, title: impl View, id: &'static str, children: Vec<V>) -> AnyView {
    let children = children.into_iter().map(V::view).collect();
    titled(desk, title.view(), id, children)
        .class("dialog")
        .view()
}

/// The dialog, without its class.
#[inline(never)]
pub(super) fn titled(desk: Desk, title: AnyView, id: &'static str, children: Vec<AnyView>) -> El {
    let dialog = place();
    // For the outside: a dialog is made modal by a call, not by an attribute.
    effect(move || {
        if let Some(dialog) = dialog.get() {
            page::show_modal(&dialog);
            desk.stand_back(true);
        }
    });
    // Closed by a call as well, before it goes: only then does the focus return to where it was.
    on_cleanup(move || {
        if let Some(Some(dialog)) = dialog.try_get_untracked() {
            page::close(&dialog);
            desk.stand_back(false);
        }
    });
    let close = move || desk.close_dialog();
    // The form in which something was typed that was not sent yet, and how many steps the project had when one was sent.
    let typed = place();
    let steps = StoredValue::new(0_u64);
    let warned = RwSignal::new(false);
    // By Escape or by a click beside it a dialog is easily closed unawares: what was typed in it is not let go of at once.
    let is_unsaved = move || {
        let form = typed.get_untracked();
        form.is_some_and(|form| element::is_in_page(&form))
    };
    let let_go = move || {
        if is_unsaved() && !warned.get_untracked() {
            warned.set(true);
        } else {
            close();
        }
    };
    let warning = move || {
        warned.get().then(|| {
            refusal_line("Not saved yet. Press Escape again to let go of what you typed, or go on.")
        })
    };
    let cross = button("icon-button", close)
        .attr("aria-label", "Close")
        .child(icon(Shape::Close));
    let head = el("div")
        .class("dialog-head")
        .child(el("h2").id(id).child(title))
        .child(cross);
    el("dialog")
        .place(dialog)
        .attr("aria-labelledby", id)
        .on("close", move |_| {
            // It is told late: by then another dialog may be open in the place of the one that was closed.
            let here = dialog.try_get_untracked().flatten();
            if here.is_some_and(|dialog| !page::is_open(&dialog)) {
                close();
            }
        })
        .on("input", move |event| {
            if let Some(form) = element::form_to_be_sent(&event) {
                typed.set(Some(form));
                warned.set(false);
            }
        })
        // A form may be sent and yet be refused: what was typed is kept once it has become a step.
        .on_first("submit", move |_| {
            let _ = steps.try_set_value(desk.steps());
        })
        .on("submit", move |_| {
            if steps
                .try_get_value()
                .is_some_and(|before| before != desk.steps())
            {
                let _ = typed.try_set(None);
                let _ = warned.try_set(false);
            }
        })
        .on("cancel", move |event| {
            event.prevent_default();
            let_go();
        })
        .on("click", move |event| {
            if let Some(dialog) = dialog.get_untracked()
                && page::is_beside(&dialog, &event)
            {
                let_go();
            }
        })
        .child(head)
        .part(warning)
        .child(el("div").class("dialog-body").children(children))
}

fn refusal_line(words: &'static str) -> El {
    el("p")
        .class("form-error dialog-warning")
        .attr("role", "alert")
        .text(words)
}
