//! A file was opened that is a copy of a project here: what is to become of it?

use leptos::prelude::*;

use crate::edit::count;
use crate::ui::html::el;
use crate::ui::state::{Copied, expect_desk};
use crate::ui::widgets::{button, modal};

/// Merge, open beside it, or leave it.
pub fn copied(copied: &Copied) -> AnyView {
    let desk = expect_desk();
    let project = &copied.project;
    let id = project.meta().id;
    let open = desk.with(|s| s.project().meta().id == id);
    let which = if open {
        "the project that is open"
    } else {
        "a project that is kept in this browser"
    };
    let words = format!(
        "“{}” holds a copy of {which}, “{}”, and is not the same: {}, {}.",
        copied.name,
        project.meta().title,
        count(project.documents().len(), "article"),
        count(project.annotations().len(), "tag"),
    );
    let (merge, beside) = (copied.clone(), copied.clone());
    let buttons = el("div")
        .class("form-foot")
        .child(button("button", move || desk.close_dialog()).text("Cancel"))
        .child(button("button", move || desk.open_as_copy(&beside.project)).text("Open as a copy"))
        .child(
            button("button primary", move || desk.merge_file(merge.clone())).text(if open {
                "Merge into the open project"
            } else {
                "Open it and merge"
            }),
        );
    let what = el("p").class("quiet").text(
        "Merging brings in what the file has and you have not, and asks about everything that differs. Nothing is \
         changed before you have seen it, and it can be undone. As a copy, the file becomes a project of its own.",
    );
    modal(
        desk,
        "This project is here already",
        "copied-title",
        vec![el("p").child(words), what, buttons],
    )
}
