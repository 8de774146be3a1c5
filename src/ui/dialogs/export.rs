//! Files out: each format with what it is for and what it leaves out.

use leptos::prelude::*;

use crate::format::ExportFormat;
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{button, modal};

/// The formats.
pub fn export() -> AnyView {
    let desk = expect_desk();
    let formats = ExportFormat::ALL.into_iter().map(|f| one(desk, f));
    let list = el("ul").class("export-list").children(formats);
    let what =
        el("p").text("Everything is written on this device, from what is in this browser now.");
    modal(desk, "Export", "export-title", vec![what, list])
}

fn one(desk: Desk, format: ExportFormat) -> El {
    let losses = desk.with(|s| format.losses(s.project()));
    let losses = if losses.is_empty() {
        el("p").class("export-losses").text("Leaves nothing out.")
    } else {
        let lines = losses.into_iter().map(|line| el("li").child(line));
        el("details")
            .class("export-losses")
            .child(el("summary").text("What it leaves out"))
            .child(el("ul").children(lines))
    };
    let what = el("div")
        .class("export-what")
        .child(el("h3").child(capitalised(format.label())))
        .child(el("p").text(format.description()))
        .child(losses);
    let save = button("button primary", move || desk.export(format))
        .child(format!("Save as {}", format.ending()));
    el("li").class("export-format").child(what).child(save)
}

/// As at the beginning of a line.
fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
