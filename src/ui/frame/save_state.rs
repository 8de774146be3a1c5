//! Whether everything is kept, and where: always in sight.

use leptos::prelude::*;

use crate::persist::SaveState;
use crate::ui::state::expect_desk;

/// “Saved in this browser”, “Saving”, or “Not saved”; the reason of the last stands in the banner.
#[component]
pub fn SaveStateLine() -> impl IntoView {
    let desk = expect_desk();
    let state = desk.save_state();
    let word = move || match state.get() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::NotSaved(_) => "failed",
    };
    let (long, short) = (
        move || match state.get() {
            SaveState::Saved => "Saved in this browser",
            SaveState::Saving => "Saving",
            SaveState::NotSaved(_) => "Not saved",
        },
        move || match state.get() {
            SaveState::Saved => "Saved",
            SaveState::Saving => "Saving",
            SaveState::NotSaved(_) => "Not saved",
        },
    );
    view! {
        <span class="save-state" data-state=word>
            <span class="save-dot" aria-hidden="true"></span>
            <span class="save-long">{long}</span>
            <span class="save-short" aria-hidden="true">
                {short}
            </span>
        </span>
    }
}
