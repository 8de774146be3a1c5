//! One tag in the list.

use leptos::prelude::*;

use crate::browser::element;
use crate::domain::{AnnotationId, Direction};
use crate::edit::Action;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::state::{ARTICLE, expect_desk, go_to_field};
use crate::ui::widgets::{Window, bare_button};

/// What the row shows.
#[derive(Clone, PartialEq)]
struct Shown {
    kind: usize,
    label: String,
    quote: String,
    /// Who says it to whom; the memo, where that is not coded.
    note: String,
}

/// A row: kind, words, and what is coded or noted of it. Choosing it shows the tag in the text, and its details under the list.
///
/// `place` is its place in the list; `count` says how many rows the whole list has.
pub fn row(place: usize, id: AnnotationId, window: Window, count: Memo<usize>) -> El {
    let desk = expect_desk();
    let shown = memo(move || {
        desk.track_tags();
        desk.with(|s| {
            let tag = s.project().annotation(id)?;
            let codebook = s.project().codebook();
            Some(Shown {
                kind: codebook.position(&tag.kind)?,
                label: codebook.kind(&tag.kind)?.label.clone(),
                quote: tag.anchor.quote().exact.to_string(),
                note: match s.project().in_a_line(tag) {
                    line if line.is_empty() => tag.memo.clone(),
                    line => line,
                },
            })
        })
    });
    let chosen = memo(move || desk.cursor().read().chosen == Some(id));
    let class = move || {
        let kind = shown.read().as_ref().map_or(0, |s| s.kind);
        format!("tag-row kind-{kind}")
    };
    let text = move |class: &'static str, pick: fn(&Shown) -> &str| {
        let words = move || shown.read().as_ref().map(|s| pick(s).to_owned());
        el("span").class(class).part(words)
    };
    let whole = bare_button(move || desk.take_up(id))
        .live("class", class)
        .live("aria-current", move || chosen.get().then_some("true"))
        .on_key(move |event| match event.key().as_str() {
            "Enter" if event.ctrl_key() => {
                go_to_field(ARTICLE);
            }
            // Once chosen, the same again as in the text: its memo, with Shift its coding.
            "Enter" if chosen.get_untracked() && !desk.is_linking() => {
                event.prevent_default();
                desk.act(if event.shift_key() {
                    Action::Code
                } else {
                    Action::EditMemo
                });
            }
            "ArrowDown" => element::focus_beside(&event, Direction::Forward),
            "ArrowUp" => element::focus_beside(&event, Direction::Back),
            _ => {}
        })
        .child(text("tag-kind", |s| &s.label))
        .child(text("tag-quote", |s| &s.quote).attr("dir", "auto"))
        .child(text("tag-memo", |s| &s.note).attr("dir", "auto"));
    el("li")
        .class("tag-item")
        .live("aria-setsize", move || count.get().to_string())
        .attr_text("aria-posinset", (place + 1).to_string())
        .style("top", move || window.length(place))
        .child(whole)
}
