//! It is merged: what is left to do.

use super::report::{save_aside, texts_part};
use super::state::{Found, Merging};
use crate::edit::count;
use crate::ui::html::{El, el};
use crate::ui::state::Dialog;
use crate::ui::widgets::button;

/// Actors that look the same, each a way to the register; and what found no place.
pub fn done(merging: Merging, found: &Found) -> El {
    let desk = merging.desk;
    let names = found.merged.alike.iter().filter_map(|(here, there)| {
        let name = desk.with(|s| s.project().actor(*there).map(|a| a.name.clone()))?;
        let id = *here;
        Some(
            el("li").child(
                button("button small", move || {
                    desk.show_instead(Dialog::Actors(Some(id)))
                })
                .attr("dir", "auto")
                .child(name),
            ),
        )
    });
    let names: Vec<El> = names.collect();
    let alike = (!names.is_empty()).then(|| {
        el("section")
            .child(el("h3").text("May be the same actors"))
            .child(el("p").text(
                "Each of these has a namesake that came in with the file. Open one in the register to make the two one.",
            ))
            .child(el("ul").class("alike-list").children(names))
    });
    let aside = &found.merged.aside;
    let lost = (!aside.is_empty()).then(|| {
        let words = format!(
            "{} and {} found no place. Save them before you close this: they are in the file you merged, and nowhere here.",
            count(aside.tags.len(), "tag"),
            count(aside.links.len(), "link"),
        );
        el("section")
            .child(el("h3").text("Found no place"))
            .child(el("p").child(words))
            .child(button("button", move || save_aside(merging)).text("Save them as a file"))
    });
    let to_place = found
        .merged
        .texts
        .iter()
        .any(|other| !other.lost.is_empty());
    let texts = to_place.then(|| texts_part(found)).flatten().map(|part| {
        el("section").child(part).child(
            el("p")
                .class("quiet")
                .text("What is to be placed anew is listed under To do."),
        )
    });
    el("div")
        .class("merging-done")
        .child(
            el("p")
                .attr("role", "status")
                .text("Merged. Undo takes it back as one step, once this is closed."),
        )
        .child(texts)
        .child(lost)
        .child(alike)
        .child(
            el("div")
                .class("form-foot")
                .child(button("button primary", move || desk.close_dialog()).text("Close")),
        )
}
