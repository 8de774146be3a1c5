//! How sure the coder is of a tag.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Annotation, AnnotationId, Confidence};
use crate::edit::Command;
use crate::ui::erased::{live, memo, on};
use crate::ui::state::Desk;

const FIELD: &str = "confidence";

/// A slider from 0 to 100 %, and a way to say nothing.
#[component]
pub fn ConfidenceField(
    /// The desk.
    desk: Desk,
    /// Of which tag.
    id: AnnotationId,
    /// The tag as it is.
    tag: Memo<Option<Arc<Annotation>>>,
) -> impl IntoView {
    let percent = memo(move || tag.read().as_ref()?.confidence.map(Confidence::percent));
    let words = move || {
        percent
            .get()
            .map_or_else(|| "not stated".to_owned(), |p| format!("{p} %"))
    };
    view! {
        <div class="details-row confidence">
            <label class="details-label" for=FIELD>
                "Confidence"
            </label>
            <input
                id=FIELD
                type="range"
                min="0"
                max="100"
                step="5"
                prop:value=live(move || percent.get().unwrap_or(50).to_string())
                aria-valuetext=words
                on:input:target=move |event| {
                    let value = event.target().value().parse().ok();
                    let confidence = value.and_then(Confidence::of_percent);
                    if confidence.is_some() {
                        desk.run_quietly(Command::SetConfidence(id, confidence));
                    }
                }
                on:change=on(move |_| desk.close_group())
            />
            <output class="confidence-value" for=FIELD>
                {words}
            </output>
            <button
                type="button"
                class="button quiet small"
                aria-label="Confidence not stated"
                hidden=live(move || percent.get().is_none())
                on:click=on(move |_| {
                    desk.run_quietly(Command::SetConfidence(id, None));
                    desk.close_group();
                })
            >
                "Clear"
            </button>
        </div>
    }
}
