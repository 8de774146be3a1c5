//! What the dialogs of an import have alike: how far it is on top, and below, always in view, what can be done with it.

use leptos::prelude::*;

use crate::ui::erased::shown;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;
use crate::ui::widgets::button;

/// How far it is, or what it comes to.
pub(super) fn head(words: Memo<String>) -> El {
    el("header").class("import-head").child(
        el("p")
            .class("import-said")
            .attr("role", "status")
            .attr("dir", "auto")
            .part(move || words.get()),
    )
}

/// That something is going on of which nobody knows how long it takes.
pub(super) fn busy(when: impl Fn() -> bool + Send + Sync + 'static) -> AnyView {
    shown(when, || el("progress").attr("aria-label", "At work"))
}

/// The ways out: to leave it, and those that bring it in.
pub(super) fn ways(desk: Desk) -> El {
    el("div")
        .class("actions import-ways")
        .child(button("button", move || desk.close_dialog()).text("Cancel"))
}

/// The way into the project that is open, there while `when` holds.
pub(super) fn way_here(
    when: impl Fn() -> bool + Send + Sync + 'static,
    go: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    shown(when, move || {
        button("button", go).text("Add to the open project")
    })
}
