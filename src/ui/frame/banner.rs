//! A line that stays until the matter is settled: work that is not kept.

use leptos::prelude::*;

use crate::persist::SaveState;
use crate::ui::erased::{on, part};
use crate::ui::state::expect_desk;

/// Shown only while something is not kept, or the browser keeps nothing at all.
#[component]
pub fn Banner() -> impl IntoView {
    let desk = expect_desk();
    let state = desk.save_state();
    let reason = move || match state.get() {
        SaveState::NotSaved(reason) => Some(reason),
        SaveState::Saved | SaveState::Saving => None,
    };
    view! {
        {part(move || {
            reason()
                .map(|reason| {
                    view! {
                        <div class="banner" role="alert">
                            <p>
                                <strong>"Not saved: "</strong>
                                {reason}
                            </p>
                            <button type="button" class="button" on:click=on(move |_| desk.retry_saving())>
                                "Try again"
                            </button>
                            <button
                                type="button"
                                class="button primary"
                                on:click=on(move |_| desk.download_everything())
                            >
                                "Download everything"
                            </button>
                        </div>
                    }
                })
        })}
        {part(move || {
            desk.notice()
                .get()
                .map(|notice| {
                    view! {
                        <div class="banner notice" role="status">
                            <p>{notice}</p>
                            <button
                                type="button"
                                class="button"
                                on:click=on(move |_| desk.download_everything())
                            >
                                "Download everything"
                            </button>
                            <button
                                type="button"
                                class="button"
                                on:click=on(move |_| desk.dismiss_notice())
                            >
                                "Dismiss"
                            </button>
                        </div>
                    }
                })
        })}
    }
}
