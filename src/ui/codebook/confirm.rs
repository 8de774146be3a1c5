//! The frame around something that is about to be done: what, the choice, the places it concerns, do it or not.

use super::quotes::{Beside, quotes};
use super::screen::{Doing, Screen};
use crate::domain::Term;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// Heading, choice, buttons, and every place that is affected. `go` is the button that does it.
pub fn confirm(
    screen: Screen,
    heading: String,
    choice: Vec<El>,
    go: El,
    places: &Term,
    beside: Option<Beside>,
) -> El {
    let cancel = button("button", move || screen.begin(Doing::Nothing)).text("Cancel");
    el("div")
        .class("codebook-fields")
        // A step back, and not out of the whole dialog.
        .on_key(move |event| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                event.stop_propagation();
                screen.begin(Doing::Nothing);
            }
        })
        .child(
            el("h3")
                .id("codebook-doing")
                .attr("tabindex", "-1")
                .attr("dir", "auto")
                .child(heading),
        )
        .children(choice)
        .child(super::fields::problem(screen, "codebook-doing"))
        .child(el("div").class("actions").child(go).child(cancel))
        .child(el("h4").text("What it concerns"))
        .child(quotes(screen, places, beside))
}
