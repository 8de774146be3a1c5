//! A line that stays until the matter is settled: work that is not kept.

use leptos::prelude::*;

use crate::edit::sentence;
use crate::persist::SaveState;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::button;

/// Shown only while something is not kept, or the browser keeps nothing at all.
pub fn banner() -> AnyView {
    let desk = expect_desk();
    let state = desk.save_state();
    let reason = move || match state.get() {
        SaveState::NotSaved(reason) => Some(reason),
        SaveState::Saved | SaveState::Saving => None,
    };
    let not_saved = move |reason: String| {
        let what = el("p")
            .child(el("strong").text("Not saved: "))
            .child(reason);
        el("div")
            .class("banner")
            .attr("role", "alert")
            .child(what)
            .child(button("button", move || desk.retry_saving()).text("Try again"))
            .child(download(desk, "button primary"))
    };
    let notice = desk.notice();
    let noted = move |notice: String| {
        el("div")
            .class("banner notice")
            .attr("role", "status")
            .child(el("p").child(sentence(&notice)))
            .child(download(desk, "button"))
            .child(button("button", move || desk.dismiss_notice()).text("Dismiss"))
    };
    vec![
        made_of(reason, move |reason| reason.map(not_saved)),
        made_of(move || notice.get(), move |notice| notice.map(noted)),
    ]
    .view()
}

fn download(desk: Desk, class: &'static str) -> El {
    button(class, move || desk.save_everything()).text("Download everything")
}
