//! What could not be opened, and why.

use leptos::prelude::*;

use crate::ui::erased::on;
use crate::ui::state::expect_desk;
use crate::ui::widgets::Modal;

/// One line for each file.
#[component]
pub fn Problems(
    /// File, place, reason.
    lines: Vec<String>,
) -> impl IntoView {
    let desk = expect_desk();
    let title = match lines.len() {
        1 => "1 file was not opened".to_owned(),
        n => format!("{n} files were not opened"),
    };
    let lines = lines
        .into_iter()
        .map(|line| view! { <li dir="auto">{line}</li> })
        .collect_view();
    view! {
        <Modal title=title id="problems-title" close=move || desk.close_dialog()>
            <ul class="problem-list">{lines}</ul>
            <p>"Nothing in this browser was changed by them. Files without a problem were opened."</p>
            <div class="form-foot">
                <button
                    type="button"
                    class="button primary"
                    autofocus
                    on:click=on(move |_| desk.close_dialog())
                >
                    "Close"
                </button>
            </div>
        </Modal>
    }
}
