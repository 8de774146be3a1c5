//! How sure the coder is of a tag.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Annotation, AnnotationId, Confidence};
use crate::edit::command;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;
use crate::ui::widgets::button;

const FIELD: &str = "confidence";

/// A slider from 0 to 100 %, and a way to say nothing. `tag` is the tag as it is.
pub fn confidence_field(desk: Desk, id: AnnotationId, tag: Memo<Option<Arc<Annotation>>>) -> El {
    let percent = memo(move || tag.read().as_ref()?.confidence.map(Confidence::percent));
    let words = move || {
        percent
            .get()
            .map_or_else(|| "not stated".to_owned(), |p| format!("{p} %"))
    };
    let state = move |value: String| {
        let confidence = value.parse().ok().and_then(Confidence::of_percent);
        if confidence.is_some() {
            desk.run_quietly(command::SetConfidence(id, confidence));
        }
    };
    let clear = move || {
        desk.run_quietly(command::SetConfidence(id, None));
        desk.close_group();
    };
    let label = el("label").class("details-label").attr("for", FIELD);
    let slider = el("input")
        .id(FIELD)
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", "100")
        .attr("step", "5")
        .live("disabled", move || desk.reading().get())
        .value(move || percent.get().unwrap_or(50).to_string())
        .live("data-unset", move || percent.get().is_none())
        .live("aria-valuetext", words)
        .on_input(state)
        .on("change", move |_| desk.close_group());
    let said = el("output").class("confidence-value").attr("for", FIELD);
    let none = button("button quiet small", clear)
        .attr("aria-label", "Clear confidence")
        .live("hidden", move || percent.get().is_none());
    el("div")
        .class("details-row confidence")
        .child(label.text("Confidence"))
        .child(slider)
        .child(said.part(words))
        .child(none.text("Clear"))
}
