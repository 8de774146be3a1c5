//! On the sample: the worked example, shown or cleared.

use leptos::prelude::*;

use crate::domain::Origin;
use crate::ui::erased::{live, memo, on, shown};
use crate::ui::state::expect_desk;

/// A line above the sample article; nothing in a project of the analyst's own.
#[component]
pub fn Example() -> impl IntoView {
    let desk = expect_desk();
    let sample = move || {
        desk.track_articles();
        desk.with(|s| s.project().meta().sample && !s.project().documents().is_empty())
    };
    let there = memo(move || {
        desk.track_tags();
        desk.with(|s| {
            s.project()
                .annotations()
                .any(|a| a.origin == Origin::Example)
        })
    });
    view! {
            {shown(sample, move || view! {
    <div class="sample-note" role="note">
                    <p>
                        "A practice article, written for Demarche. Tag it as you like; compare with the worked example; "
                        "open your own files when you are ready."
                    </p>
                    <button
                        type="button"
                        class="button"
                        on:click=on(move |_| {
                            if there.get_untracked() { desk.clear_example() } else { desk.show_example() }
                        })
                    >
                        {live(move || if there.get() { "Clear the worked example" } else { "Show the worked example" })}
                    </button>
                </div>
    })}
        }
}
