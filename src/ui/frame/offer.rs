//! “5 more mentions of “Lavrov”: tag all”.

use leptos::prelude::*;

use crate::edit::count;
use crate::ui::erased::made_of;
use crate::ui::html::el;
use crate::ui::state::{Offer, expect_desk};
use crate::ui::widgets::{Shape, button, icon, kbd};

/// The offer that follows the tagging of an actor; it goes with the next thing done.
pub fn offer_bar() -> AnyView {
    let desk = expect_desk();
    let bar = move |offer: Offer| {
        let words = match (offer.alone, offer.spans.len()) {
            (false, n) => format!("{} of “{}”", count(n, "more mention"), offer.words),
            (true, n) => format!("{} of “{}” alone", count(n, "mention"), offer.words),
        };
        let all = button("button primary", move || desk.accept_offer())
            .text("Tag all ")
            .child(kbd("m".to_owned()));
        let none = button("icon-button", move || desk.decline_offer())
            .attr("aria-label", "Not now")
            .child(icon(Shape::Close));
        el("div")
            .class("toast offer")
            .attr("role", "group")
            .attr("aria-label", "More mentions")
            .child(el("p").child(words))
            .child(all)
            .child(none)
    };
    made_of(move || desk.offer(), move |offer| offer.map(bar))
}
