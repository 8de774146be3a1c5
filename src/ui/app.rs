//! The app: looks for what is kept, then shows the desk.

use leptos::prelude::*;

use super::articles::articles;
use super::boot::{self, Start};
use super::dialogs::dialogs;
use super::erased::made_of;
use super::frame::{banner, header, hints, spoken, thumb_bar, toast};
use super::html::{El, el};
use super::reading::{reading, toolbar};
use super::state::{Settings, expect_desk, provide_desk};
use super::tags::tags;
use super::widgets::from_rest;
use crate::ui::erased::shown;

/// Everything.
pub fn app() -> AnyView {
    let start = RwSignal::new_local(None::<Start>);
    boot::begin(Settings::load(), move |found| start.set(Some(found)));
    made_of(move || start.get(), |start| start.map(frame))
}

/// While two statements are being linked: which, and what to do.
fn linking() -> AnyView {
    let desk = expect_desk();
    made_of(
        move || Some((desk.linking()?, desk.rest_when_here()?)),
        |found| found.map(|(linking, rest)| (rest.linking)(linking)),
    )
}

/// The desk with all around it.
fn frame(start: Start) -> El {
    let desk = provide_desk(start);
    desk.listen_to_keys();
    desk.follow();
    desk.load_rest_when_idle();
    let columns = el("div").class("columns");
    // What lies over the page belongs to a landmark too, for those who go from one to the next.
    let tagging = el("div")
        .attr("role", "region")
        .attr("aria-label", "Tagging");
    el("div")
        .id("app")
        .class("app")
        .child(
            el("a")
                .class("skip")
                .attr("href", "#article")
                .text("Skip to the article"),
        )
        .child(header())
        .child(banner())
        .child(from_rest(|rest| rest.tabs))
        .child(from_rest(|rest| rest.site))
        .child(from_rest(|rest| rest.backup))
        .child(linking())
        .child(columns.child(articles()).child(reading()).child(tags()))
        .child(shown(move || desk.settings.hints.get(), hints))
        .child(
            tagging
                .child(toolbar())
                .child(from_rest(|rest| rest.offer))
                .child(thumb_bar()),
        )
        .child(toast())
        .child(spoken())
        .child(from_rest(|rest| rest.brought))
        .child(dialogs())
}
