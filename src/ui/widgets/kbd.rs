//! Keys, as printed on them.

use leptos::prelude::*;

/// One key.
#[component]
pub fn Kbd(
    /// What is printed on it.
    #[prop(into)]
    cap: String,
) -> impl IntoView {
    view! { <kbd class="kbd">{cap}</kbd> }
}

/// Keys pressed together.
#[component]
pub fn Keys(
    /// What is printed on each.
    caps: Vec<String>,
) -> impl IntoView {
    let keys = caps
        .into_iter()
        .map(|cap| view! { <Kbd cap=cap /> })
        .collect_view();
    view! { <span class="keys">{keys}</span> }
}
