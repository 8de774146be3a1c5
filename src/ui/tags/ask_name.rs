//! Asks what the coder is called: once, after the first tag, in a quiet line that can be left alone.

use leptos::prelude::*;

use crate::edit::command;
use crate::ui::html::{el, nothing};
use crate::ui::state::{ARTICLE, Desk, expect_desk, go_to_field};
use crate::ui::widgets::{button, form, submit};

const FIELD: &str = "asked-name";

/// The line; nothing when it was asked before. Only to be called through [`Later`](crate::ui::later::Later).
pub fn ask_name() -> AnyView {
    let desk = expect_desk();
    if desk.settings.name_was_asked() {
        return nothing();
    }
    let name = RwSignal::new(String::new());
    let answered = RwSignal::new(false);
    let done = move |desk: Desk| {
        desk.settings.remember_name_was_asked();
        answered.set(true);
        go_to_field(ARTICLE);
    };
    let keep = move || {
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            go_to_field(FIELD);
            return;
        }
        desk.close_group();
        if desk.run(command::SetCoderName(typed)) {
            desk.remember_coder();
        }
        done(desk);
    };
    let field = el("input")
        .id(FIELD)
        .class("field")
        .attr("dir", "auto")
        .attr("autocomplete", "name")
        .value(move || name.get())
        .on_input(move |text| name.set(text))
        .on_key(|event| {
            if event.key() == "Escape" {
                event.prevent_default();
                go_to_field(ARTICLE);
            }
        });
    let line = form("ask-name", keep)
        .attr("aria-label", "Your name")
        .live("hidden", move || desk.reading().get())
        .child(
            el("label")
                .class("details-label")
                .attr("for", FIELD)
                .text("Your name, kept with what you code"),
        )
        .child(
            el("div")
                .class("form-line")
                .child(field)
                .child(submit("button small", "Keep"))
                .child(button("button quiet small", move || done(desk)).text("Not now")),
        );
    let mut line = Some(line);
    crate::ui::erased::part(move || match answered.get() {
        true => None,
        false => line.take(),
    })
}
