//! One tag in the list.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::AnnotationId;
use crate::ui::erased::{live, memo, on};
use crate::ui::state::{ARTICLE, expect_desk, go_to_field};

/// What the row shows.
#[derive(Clone, PartialEq)]
struct Shown {
    kind: usize,
    label: String,
    quote: String,
    memo: String,
}

/// A row: kind, words, memo. Choosing it shows the tag in the text.
#[component]
pub fn Row(
    /// Its place in the list.
    place: usize,
    /// The tag.
    id: AnnotationId,
    /// Where it stands, in pixels from the top of the list.
    top: f64,
    /// How many rows the whole list has.
    count: Memo<usize>,
) -> impl IntoView {
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
                memo: tag.memo.clone(),
            })
        })
    });
    let chosen = memo(move || desk.cursor().read().chosen == Some(id));
    let class = move || {
        let kind = shown.read().as_ref().map_or(0, |s| s.kind);
        format!("tag-row kind-{kind}")
    };
    let text =
        move |pick: fn(&Shown) -> &str| move || shown.read().as_ref().map(|s| pick(s).to_owned());
    view! {
        <li
            class="tag-item"
            aria-setsize=live(move || count.get().to_string())
            aria-posinset=(place + 1).to_string()
            style:top=format!("{}px", top as i32)
        >
            <button
                type="button"
                class=class
                aria-current=live(move || chosen.get().then_some("true"))
                on:click=on(move |_| {
                    desk.choose(id);
                    if page::is_narrow() {
                        desk.set_sheet(false);
                    }
                })
                on:keydown=move |event| {
                    if event.key() == "Enter" && event.ctrl_key() {
                        go_to_field(ARTICLE);
                    }
                }
            >
                <span class="tag-kind">{text(|s| &s.label)}</span>
                <span class="tag-quote" dir="auto">
                    {text(|s| &s.quote)}
                </span>
                <span class="tag-memo" dir="auto">
                    {text(|s| &s.memo)}
                </span>
            </button>
        </li>
    }
}
