//! Fields of what another tab writes: to be read here, and not typed in.

use leptos::prelude::*;

use crate::ui::erased::shown;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;

/// Why a field cannot be changed.
const WHY: &str = "Open for coding in another tab: here it can be read, not changed.";

impl El {
    /// A field to type in, which is only to be read while another tab writes the project.
    pub fn held(self, desk: Desk) -> Self {
        let reads = desk.reading();
        self.live("readonly", move || reads.get())
            .live("title", move || reads.get().then_some(WHY))
    }

    /// As [`Self::held`], for what is chosen or ticked.
    pub fn held_choice(self, desk: Desk) -> Self {
        let reads = desk.reading();
        self.live("disabled", move || reads.get())
            .live("title", move || reads.get().then_some(WHY))
    }
}

/// The reason in words, while there is one.
pub fn why_held(desk: Desk) -> AnyView {
    shown(
        move || desk.reading().get(),
        || el("p").class("why-held quiet").text(WHY),
    )
}
