//! Tagging buttons at a selection made with the mouse.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::Kind;
use crate::ui::erased::part;
use crate::ui::html::{View, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{kbd, kind_button};

/// Half of the toolbar's greatest width, in pixels: it is kept within the window.
const HALF: f64 = 170.0;
/// Its height with the room around it, in pixels.
const HEIGHT: f64 = 52.0;

/// Beside the selection: above it, or below where there is no room. A selection made by touch has the system's menu
/// and handles around it; there the buttons stand at the foot of the window.
pub fn toolbar() -> AnyView {
    let desk = expect_desk();
    let selection = desk.toolbar();
    let codebook = desk.codebook();
    let place = move || {
        let bar = selection.get()?;
        let (width, _) = page::viewport();
        let middle = bar.around.left + bar.around.width / 2.0;
        // Not `clamp`: what it says when it fails brings the printing of fractions into the program, 12 kB.
        let left = middle
            .max(HALF.min(width / 2.0))
            .min((width - HALF).max(width / 2.0));
        let above = bar.around.top - HEIGHT;
        let top = if above > HEIGHT {
            above
        } else {
            bar.around.top + bar.around.height + 10.0
        };
        Some((left, top, bar.touch))
    };
    let one = move |(number, kind): (usize, &Kind)| {
        let id = kind.id.clone();
        let key = kind.key.as_ref();
        kind_button("button kind-button", number, kind, move || desk.tag(&id))
            .child(kind.label.clone())
            .child(key.map(|_| " "))
            .child(key.map(|key| kbd(key.cap())))
    };
    part(move || {
        let (left, top, touch) = place()?;
        let codebook = codebook.read();
        let kinds = codebook.kinds.iter().enumerate();
        let kinds = kinds.filter(|(_, kind)| !kind.retired);
        let bar = el("div")
            .class(if touch { "toolbar docked" } else { "toolbar" })
            .attr("role", "toolbar")
            .attr("aria-label", "Tag the selection")
            .style("left", move || format!("{}px", left.round() as i32))
            .style("top", move || format!("{}px", top.round() as i32))
            // The selection must survive the press.
            .on("pointerdown", |event| event.prevent_default())
            .on("mousedown", |event| event.prevent_default())
            .children(kinds.map(one));
        Some(bar.view())
    })
}
