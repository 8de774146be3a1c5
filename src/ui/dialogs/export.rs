//! Files out: each format with what it is for and what it leaves out.

use leptos::prelude::*;

use crate::format::ExportFormat;
use crate::ui::erased::on;
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::Modal;

/// The formats.
#[component]
pub fn Export() -> impl IntoView {
    let desk = expect_desk();
    let formats = ExportFormat::ALL
        .into_iter()
        .map(|format| view! { <Format desk=desk format=format /> })
        .collect_view();
    view! {
        <Modal title="Export" id="export-title" close=move || desk.close_dialog()>
            <p>"Everything is written on this device, from what is in this browser now."</p>
            <ul class="export-list">{formats}</ul>
        </Modal>
    }
}

#[component]
fn Format(desk: Desk, format: ExportFormat) -> impl IntoView {
    let losses = desk.with(|s| format.losses(s.project()));
    let losses = if losses.is_empty() {
        view! { <p class="export-losses">"Leaves nothing out."</p> }.into_any()
    } else {
        let lines = losses
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect_view();
        view! {
            <details class="export-losses">
                <summary>"What it leaves out"</summary>
                <ul>{lines}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <li class="export-format">
            <div class="export-what">
                <h3>{format.label()}</h3>
                <p>{format.description()}</p>
                {losses}
            </div>
            <button type="button" class="button primary" on:click=on(move |_| desk.export(format))>
                {format!("Save as {}", format.ending())}
            </button>
        </li>
    }
}
