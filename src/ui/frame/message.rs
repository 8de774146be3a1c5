//! What the app says: on the screen for a while, and to screen readers always.

use leptos::prelude::*;

use crate::browser::Timer;
use crate::ui::erased::{effect, memo, on, part};
use crate::ui::state::{Way, expect_desk};
use crate::ui::widgets::{Icon, Shape};

/// How long a line stays, in milliseconds; the undo it offers stays in the header.
const STAYS: i32 = 9000;

/// The line on the screen.
#[component]
pub fn Toast() -> impl IntoView {
    let desk = expect_desk();
    let message = desk.message();
    let shown = memo(move || message.get().filter(|m| m.way != Way::Spoken));
    let timer = StoredValue::new_local(None::<Timer>);
    // For the outside: the browser's clock takes the line away.
    effect(move || {
        let number = shown.get().map(|m| m.number);
        let next = number.and_then(|_| Timer::after(STAYS, move || desk.hush()));
        timer.set_value(next);
    });
    view! {
        {part(move || {
            shown
                .get()
                .map(|message| {
                    view! {
                        <div class="toast">
                            <p>{message.text}</p>
                            {(message.way == Way::Undo)
                                .then(|| {
                                    view! {
                                        <button
                                            type="button"
                                            class="button"
                                            on:click=on(move |_| desk.undo())
                                        >
                                            "Undo"
                                        </button>
                                    }
                                })}
                            <button
                                type="button"
                                class="icon-button"
                                aria-label="Close message"
                                on:click=on(move |_| desk.hush())
                            >
                                <Icon shape=Shape::Close />
                            </button>
                        </div>
                    }
                })
        })}
    }
}

/// What screen readers are told, as it happens.
#[component]
pub fn Live() -> impl IntoView {
    let message = expect_desk().message();
    // Two elements by turns: a reader notices that a line was said again.
    let line = move |turn: u64| {
        move || {
            message
                .get()
                .filter(|m| m.number % 2 == turn)
                .map(|m| m.text)
                .unwrap_or_default()
        }
    };
    view! {
        <div class="visually-hidden" role="status" aria-live="polite">
            <span>{line(0)}</span>
            <span>{line(1)}</span>
        </div>
    }
}
