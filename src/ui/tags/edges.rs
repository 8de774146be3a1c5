//! The edges of the chosen tag, moved by mouse or finger as by key.

use crate::domain::{Direction, Unit};
use crate::edit::Edge;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;
use crate::ui::widgets::button;

/// Four buttons: either edge, one word out or in.
pub fn edges(desk: Desk) -> El {
    let move_by = move |name: &'static str, sign: &'static str, edge: Edge, to: Direction| {
        button("icon-button small", move || {
            desk.move_edge(edge, Unit::Word, to);
        })
        .attr("aria-label", name)
        .attr("title", name)
        .child(el("span").attr("aria-hidden", "true").text(sign))
    };
    let label = |which: &'static str| {
        el("span")
            .class("details-label")
            .attr("aria-hidden", "true")
            .text(which)
    };
    let (back, forward) = (Direction::Back, Direction::Forward);
    el("div")
        .class("details-row edges")
        .attr("role", "group")
        .attr("aria-label", "Edges")
        .child(label("Start"))
        .child(move_by("Start one word earlier", "←", Edge::Start, back))
        .child(move_by("Start one word later", "→", Edge::Start, forward))
        .child(label("End"))
        .child(move_by("End one word earlier", "←", Edge::End, back))
        .child(move_by("End one word later", "→", Edge::End, forward))
}
