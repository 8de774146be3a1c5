//! What forms are made of.

use leptos::prelude::*;

use crate::edit::sentence;
use crate::ui::html::{El, el};

/// A form; what sending it does is said here, not by the browser.
pub fn form(class: &'static str, mut send: impl FnMut() + Send + 'static) -> El {
    el("form").class(class).on("submit", move |event| {
        event.prevent_default();
        send();
    })
}

/// The label of a field.
pub fn label(of: &'static str, words: &'static str) -> El {
    el("label").class("form-label").attr("for", of).text(words)
}

/// Why a form cannot be sent.
pub fn refusal(reason: String) -> El {
    el("p")
        .class("form-error")
        .attr("role", "alert")
        .child(sentence(&reason))
}

/// A field for a line of text.
pub fn text_field(id: &'static str, value: RwSignal<String>) -> El {
    el("input")
        .id(id)
        .class("field")
        .attr("dir", "auto")
        .value(move || value.get())
        .on_input(move |text| value.set(text))
}
