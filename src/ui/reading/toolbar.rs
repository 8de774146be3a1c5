//! Tagging buttons at a selection made with the mouse.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::erased::{on, part};
use crate::ui::state::expect_desk;
use crate::ui::widgets::Kbd;

/// Half of the toolbar's greatest width, in pixels: it is kept within the window.
const HALF: f64 = 170.0;
/// Its height with the room around it, in pixels.
const HEIGHT: f64 = 52.0;

/// Beside the selection: above it, or below where there is no room. A selection made by touch has the system's menu
/// and handles around it; there the buttons stand at the foot of the window.
#[component]
pub fn Toolbar() -> impl IntoView {
    let desk = expect_desk();
    let toolbar = desk.toolbar();
    let codebook = desk.codebook();
    let place = move || {
        let bar = toolbar.get()?;
        let (width, _) = page::viewport();
        let middle = bar.around.left + bar.around.width / 2.0;
        let left = middle.clamp(HALF.min(width / 2.0), (width - HALF).max(width / 2.0));
        let above = bar.around.top - HEIGHT;
        let top = if above > HEIGHT {
            above
        } else {
            bar.around.top + bar.around.height + 10.0
        };
        Some((left, top, bar.touch))
    };
    let buttons = move || {
        codebook
            .read()
            .kinds
            .iter()
            .enumerate()
            .map(|(number, kind)| {
                let id = kind.id.clone();
                view! {
                    <button
                        type="button"
                        class=format!("button kind-button kind-{number}")
                        on:click=on(move |_| desk.tag(&id))
                    >
                        {kind.label.clone()}
                        {kind.key.as_ref().map(|key| view! { " " <Kbd cap=key.cap() /> })}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        {part(move || {
            place()
                .map(|(left, top, touch)| {
                    view! {
                        <div
                            class="toolbar"
                            class:docked=touch
                            role="toolbar"
                            aria-label="Tag the selection"
                            style:left=format!("{}px", left.round() as i32)
                            style:top=format!("{}px", top.round() as i32)
                            // The selection must survive the press.
                            on:pointerdown=|event| event.prevent_default()
                            on:mousedown=|event| event.prevent_default()
                        >
                            {buttons()}
                        </div>
                    }
                })
        })}
    }
}
