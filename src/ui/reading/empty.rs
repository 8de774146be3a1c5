//! Where there is no article yet: what to do.

use leptos::prelude::*;

use crate::ui::erased::on;
use crate::ui::state::{Dialog, expect_desk};

/// Shown in a project without articles.
#[component]
pub fn NoArticle() -> impl IntoView {
    let desk = expect_desk();
    view! {
        <section class="empty" aria-labelledby="empty-title">
            <h1 id="empty-title">"No article yet"</h1>
            <p>
                "Open text files (.txt), or drop them anywhere on this page. A project you saved as .demarche.json "
                "opens the same way. Nothing you open leaves this device."
            </p>
            <p class="empty-buttons">
                <button type="button" class="button primary" on:click=on(move |_| desk.pick_files())>
                    "Open files"
                </button>
                <button type="button" class="button" on:click=on(move |_| desk.show(Dialog::Paste))>
                    "Paste text"
                </button>
                <button type="button" class="button" on:click=on(move |_| desk.open_sample())>
                    "Try the sample"
                </button>
            </p>
        </section>
    }
}
