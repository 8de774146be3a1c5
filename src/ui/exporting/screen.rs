//! The dialog: the formats, and beside them what there is to know of the one that is chosen.

use leptos::prelude::*;

use super::chosen::chosen;
use super::list::list;
use super::work::Export;
use crate::ui::html::el;
use crate::ui::state::expect_desk;
use crate::ui::widgets::{button, wide_to_send};

/// The dialog.
pub fn export() -> AnyView {
    let desk = expect_desk();
    let export = Export::begin(desk);
    let split = el("div")
        .class("split export-split")
        .child(list(export))
        .child(chosen(export));
    let save = button("button primary", move || export.save())
        .part(move || format!("Save as .{}", ending(export)));
    wide_to_send(desk, "Export", "export-title", vec![split], save)
}

/// Ending of the file that would be saved. Tracked.
fn ending(export: Export) -> String {
    let articles = match export.article() {
        Some(_) => 1,
        None => {
            export.desk.track_articles();
            export.desk.with(|s| s.project().documents().len())
        }
    };
    export.format.get().ending(articles)
}
