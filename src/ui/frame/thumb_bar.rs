//! On narrow screens: tagging and the list of tags, within reach of a thumb and clear of the system's handles.

use leptos::prelude::*;

use crate::edit::count;
use crate::ui::erased::{live, on, part};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{Icon, Shape};

/// Shown by the style sheet where the screen is narrow.
#[component]
pub fn ThumbBar() -> impl IntoView {
    let desk = expect_desk();
    let codebook = desk.codebook();
    let tags = move || {
        desk.track_tags();
        desk.with(|s| {
            let index = s.cursor().document.and_then(|d| s.project().index(d));
            index.map_or(0, crate::domain::DocumentIndex::len)
        })
    };
    view! {
        <div class="thumb-bar" role="toolbar" aria-label="Tag the selection">
            {part(move || {
                codebook
                    .read()
                    .kinds
                    .iter()
                    .enumerate()
                    .map(|(place, kind)| {
                        let id = kind.id.clone();
                        view! {
                            <button
                                type="button"
                                class=format!("button kind-button kind-{place}")
                                on:pointerdown=|event| event.prevent_default()
                                on:click=on(move |_| desk.tag(&id))
                            >
                                {kind.label.clone()}
                            </button>
                        }
                    })
                    .collect_view()
            })}
            <button
                type="button"
                class="button sheet-button"
                aria-expanded=live(move || desk.sheet().get().to_string())
                aria-controls="tags"
                on:click=on(move |_| desk.set_sheet(!desk.sheet().get_untracked()))
            >
                <Icon shape=Shape::List />
                <span>{live(move || count(tags(), "tag"))}</span>
            </button>
        </div>
    }
}
