//! What takes a while, and the way to stop it.

use leptos::prelude::*;

use crate::ui::erased::made_of;
use crate::ui::html::el;
use crate::ui::state::{stop, told};
use crate::ui::widgets::button;

/// The line; nothing while nothing takes long.
pub(super) fn errand() -> AnyView {
    made_of(told, |told| {
        let told = told?;
        let words = format!("{} …", told.what);
        let line = el("div")
            .class("site-line")
            .attr("role", "status")
            .child(el("p").child(words))
            .child(el("progress").attr("aria-label", "At work"))
            .child(button("button small", move || stop(&told)).text("Stop"));
        Some(line)
    })
}
