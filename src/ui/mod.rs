//! x
use leptos::prelude::*;
/// x
pub fn mount() {
    mount_to_body(|| view! { <main><h1>"Demarche"</h1></main> });
}
