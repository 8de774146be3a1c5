//! The edges of the chosen tag, moved by mouse or finger as by key.

use leptos::prelude::*;

use crate::domain::{Direction, Unit};
use crate::edit::Edge;
use crate::ui::erased::on;
use crate::ui::state::Desk;

/// Four buttons: either edge, one word out or in.
#[component]
pub fn Edges(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let button = move |name: &'static str, sign: &'static str, edge: Edge, direction: Direction| {
        view! {
            <button
                type="button"
                class="icon-button small"
                aria-label=name
                title=name
                on:click=on(move |_| desk.move_edge(edge, Unit::Word, direction))
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <div class="details-row edges" role="group" aria-label="Edges">
            <span class="details-label" aria-hidden="true">
                "Start"
            </span>
            {button("Start one word earlier", "←", Edge::Start, Direction::Back)}
            {button("Start one word later", "→", Edge::Start, Direction::Forward)}
            <span class="details-label" aria-hidden="true">
                "End"
            </span>
            {button("End one word earlier", "←", Edge::End, Direction::Back)}
            {button("End one word later", "→", Edge::End, Direction::Forward)}
        </div>
    }
}
