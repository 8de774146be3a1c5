//! Files out: each format with what it is for and what it leaves out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::Breath;
use crate::format::ExportFormat;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{button, modal};

/// The formats.
pub fn export() -> AnyView {
    let desk = expect_desk();
    let lost = RwSignal::new(Vec::new());
    spawn_local(count(desk, lost));
    let formats = (0..).zip(ExportFormat::ALL);
    let formats = formats.map(|(place, format)| one(desk, format, place, lost));
    let list = el("ul").class("export-list").children(formats);
    let what =
        el("p").text("Everything is written on this device, from what is in this browser now.");
    modal(desk, "Export", "export-title", vec![what, list])
}

/// Counts what each leaves out, one after the other; in turns, as it goes through all that is coded.
async fn count(desk: Desk, lost: RwSignal<Vec<Vec<String>>>) {
    let project = desk.with(|s| s.project().clone());
    let breath = Breath::begin();
    for format in ExportFormat::ALL {
        let losses = format.losses_in_turns(&project, &breath).await;
        // The dialog may be gone.
        if lost.try_update(|lost| lost.push(losses)).is_none() {
            return;
        }
    }
}

fn losses(known: Option<Vec<String>>) -> El {
    match known {
        None => el("p")
            .class("export-losses")
            .text("Counting what it leaves out …"),
        Some(losses) if losses.is_empty() => {
            el("p").class("export-losses").text("Leaves nothing out.")
        }
        Some(losses) => {
            let lines = losses.into_iter().map(|line| el("li").child(line));
            el("details")
                .class("export-losses")
                .child(el("summary").text("What it leaves out"))
                .child(el("ul").children(lines))
        }
    }
}

fn one(desk: Desk, format: ExportFormat, place: usize, lost: RwSignal<Vec<Vec<String>>>) -> El {
    let known = memo(move || lost.with(|lost| lost.get(place).cloned()));
    let what = el("div")
        .class("export-what")
        .child(el("h3").child(capitalised(format.label())))
        .child(el("p").text(format.description()))
        .child(made_of(move || known.get(), losses));
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
