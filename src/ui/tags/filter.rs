//! By kind and by words.

use leptos::prelude::*;

use super::wanted::Wanted;
use crate::ui::erased::{live, on};
use crate::ui::state::{ARTICLE, FILTER_FIELD, expect_desk, go_to_field};

/// A chip for each kind, and a search field.
#[component]
pub fn Filters(
    /// What they filter.
    wanted: Wanted,
) -> impl IntoView {
    let codebook = expect_desk().codebook();
    let chips = move || {
        codebook
            .read()
            .kinds
            .iter()
            .enumerate()
            .map(|(place, kind)| {
                let (id, asked) = (kind.id.clone(), kind.id.clone());
                view! {
                    <button
                        type="button"
                        class=format!("chip kind-{place}")
                        aria-pressed=live(move || wanted.kinds.read().contains(&asked).to_string())
                        on:click=on(move |_| wanted.toggle(&id))
                    >
                        {format!("{}s", kind.label)}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <div class="filters" role="search" aria-label="Filter the tags">
            <div class="chips">{chips}</div>
            <input
                id=FILTER_FIELD
                class="field search"
                type="search"
                placeholder="Search quotes and memos"
                aria-label="Search quotes and memos"
                prop:value=live(move || wanted.words.get())
                on:input:target=move |event| wanted.words.set(event.target().value())
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.prevent_default();
                        if wanted.words.with_untracked(String::is_empty) {
                            go_to_field(ARTICLE);
                        } else {
                            wanted.words.set(String::new());
                        }
                    }
                }
            />
        </div>
    }
}
