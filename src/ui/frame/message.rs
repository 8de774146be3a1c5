//! What the app says: on the screen for a while, and to screen readers always.

use leptos::prelude::*;

use crate::browser::Timer;
use crate::ui::erased::{effect, made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::state::{Message, Way, expect_desk};
use crate::ui::widgets::{Shape, button, icon};

/// How long a line stays, in milliseconds; the undo it offers stays in the header. What waits to be tried again stays.
const STAYS: i32 = 9000;

/// The line on the screen.
pub fn toast() -> AnyView {
    let desk = expect_desk();
    let message = desk.message();
    let shown = memo(move || message.get().filter(|m| m.way != Way::Spoken));
    let timer = StoredValue::new_local(None::<Timer>);
    // For the outside: the browser's clock takes the line away.
    effect(move || {
        let passing = shown.get().filter(|m| m.way != Way::Again);
        let next = passing.and_then(|_| Timer::after(STAYS, move || desk.hush()));
        timer.set_value(next);
    });
    let line = move |message: Message| {
        let way = match message.way {
            Way::Undo => Some(button("button", move || desk.undo()).text("Undo")),
            Way::Again => Some(button("button", move || desk.load_rest()).text("Try again")),
            Way::None | Way::Spoken => None,
        };
        let close = button("icon-button", move || desk.hush())
            .attr("aria-label", "Close message")
            .child(icon(Shape::Close));
        el("div")
            .class("toast")
            .attr("role", "region")
            .attr("aria-label", "Message")
            .child(el("p").child(message.text))
            .child(way)
            .child(close)
    };
    made_of(move || shown.get(), move |message| message.map(line))
}

/// What screen readers are told, as it happens.
pub fn spoken() -> El {
    let message = expect_desk().message();
    // Two elements by turns: a reader notices that a line was said again.
    let line = move |turn: u64| {
        el("span").part(move || {
            let message = message.get().filter(|m| m.number % 2 == turn);
            message.map(|m| m.text).unwrap_or_default()
        })
    };
    el("div")
        .class("visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .child(line(0))
        .child(line(1))
}
