//! The coder's note on a tag.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Annotation, AnnotationId};
use crate::edit::command;
use crate::ui::html::{El, el};
use crate::ui::state::{ARTICLE, Desk, MEMO_FIELD, go_to_field};

/// A text field with its label; every letter is kept as it is typed, and one undo takes back the whole visit. `tag` is
/// the tag as it is.
pub fn memo_field(desk: Desk, id: AnnotationId, tag: Memo<Option<Arc<Annotation>>>) -> [El; 2] {
    let label = el("label").class("details-label").attr("for", MEMO_FIELD);
    let field = el("textarea")
        .id(MEMO_FIELD)
        .class("field memo")
        .attr("rows", "3")
        .attr("dir", "auto")
        .live("readonly", move || desk.reading().get())
        .attr("placeholder", "Why this tag? What is unclear?")
        .value(move || {
            let tag = tag.read();
            tag.as_ref().map(|t| t.memo.clone()).unwrap_or_default()
        })
        .on_input(move |memo| {
            desk.run_quietly(command::SetMemo(id, memo));
        })
        .on("blur", move |_| desk.close_group())
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                go_to_field(ARTICLE);
            }
        });
    [label.text("Memo"), field]
}
