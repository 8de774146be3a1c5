//! What the chosen format cannot hold and what becomes of it, before anything is saved.

use leptos::prelude::*;

use super::work::Export;
use crate::domain::grouped;
use crate::edit::sentence;
use crate::format::exchange::loss::Loss;
use crate::format::outgoing::Line;
use crate::ui::erased::made_of;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// The list, once it is counted.
pub(super) fn losses(export: Export) -> El {
    let known = move || match &*export.lost.read() {
        None => "Counting what it leaves out …",
        Some(lines) if lines.is_empty() => "Leaves nothing out.",
        Some(_) => "What this format cannot hold, and what becomes of it:",
    };
    let list = made_of(
        move || export.lost.get().filter(|lines| !lines.is_empty()),
        move |lines| lines.map(|lines| told(export, lines)),
    );
    el("div")
        .class("export-losses")
        .child(el("h4").text("What it leaves out"))
        .child(el("p").attr("role", "status").part(known))
        .child(list)
}

fn told(export: Export, lines: Vec<Line>) -> El {
    let save = button("button small", move || export.save_losses()).text("Save this list");
    el("div")
        .class("export-lost")
        .child(el("ul").children(lines.into_iter().map(one)))
        .child(save)
}

fn one(line: Line) -> El {
    let what = sentence(&line.what);
    if line.items.is_empty() {
        return el("li").child(what);
    }
    let more = line.number - line.items.len();
    let more = (more > 0).then(|| {
        let more = format!(
            "and {} more; the saved list has them all",
            grouped(more as u64)
        );
        el("li").class("quiet").child(more)
    });
    let items = line.items.into_iter().map(item);
    el("li").child(
        el("details")
            .child(el("summary").child(what))
            .child(el("ul").children(items).child(more)),
    )
}

fn item(loss: Loss) -> El {
    let told = loss.told();
    let article = el("span").class("quiet").attr("dir", "auto");
    let article = article.child(loss.article);
    let told = (!told.is_empty()).then(|| el("span").attr("dir", "auto").child(told));
    el("li").child(told).text(" ").child(article)
}
