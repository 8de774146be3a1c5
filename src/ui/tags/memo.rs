//! The coder's note on a tag.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Annotation, AnnotationId};
use crate::edit::Command;
use crate::ui::erased::{live, on};
use crate::ui::state::{ARTICLE, Desk, MEMO_FIELD, go_to_field};

/// A text field; every letter is kept as it is typed, and one undo takes back the whole visit.
#[component]
pub fn Memo(
    /// The desk.
    desk: Desk,
    /// Whose memo.
    id: AnnotationId,
    /// The tag as it is.
    tag: leptos::prelude::Memo<Option<Arc<Annotation>>>,
) -> impl IntoView {
    view! {
        <label class="details-label" for=MEMO_FIELD>
            "Memo"
        </label>
        <textarea
            id=MEMO_FIELD
            class="field memo"
            rows="3"
            dir="auto"
            placeholder="Why this tag? What is unclear?"
            prop:value=live(move || tag.read().as_ref().map(|t| t.memo.clone()).unwrap_or_default())
            on:input:target=move |event| {
                desk.run_quietly(Command::SetMemo(id, event.target().value()));
            }
            on:blur=on(move |_| desk.close_group())
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    go_to_field(ARTICLE);
                }
            }
        ></textarea>
    }
}
