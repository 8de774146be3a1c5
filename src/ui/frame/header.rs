//! The bar on top: project, undo and redo, whether all is kept, files, and what else there is.

use super::save_state::save_state_line;
use crate::ui::articles::article_menu;
use crate::ui::erased::part;
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, Dialog, Watched, expect_desk};
use crate::ui::widgets::{Shape, button, icon, menu};

/// The header.
pub fn header() -> El {
    let desk = expect_desk();
    let title = move || {
        desk.track_articles();
        desk.with(|s| s.project().meta().title.clone())
    };
    let project = button("button project-button", move || desk.show(Dialog::Projects))
        .live("aria-label", move || format!("Project: {}", title()))
        .child(el("span").class("project-title").part(title))
        .child(icon(Shape::Down));
    let open = button("button open-button", move || desk.pick_files())
        .child(icon(Shape::Add))
        .child(el("span").class("button-text").text("Open files"));
    let export = button("button primary export-button", move || {
        desk.show(Dialog::Export);
    })
    .child(icon(Shape::Export))
    .child(el("span").class("button-text").text("Export"));
    el("header")
        .class("bar")
        .child(el("span").class("brand").text("Demarche"))
        .child(project)
        .child(article_menu())
        .child(el("span").class("bar-space"))
        .children(history_buttons(desk))
        .child(save_state_line())
        .child(open)
        .child(export)
        .child(menu(
            "menu more-menu",
            Box::new(|| "More".to_owned()),
            || {
                let desk = expect_desk();
                part(move || desk.rest_when_here().map(|rest| (rest.more)()))
            },
        ))
}

fn history_buttons(desk: Desk) -> [El; 2] {
    // Not `disabled`: a button that takes the focus away with it when it has done its work loses the keyboard's place.
    let one = |verb: &'static str, shape, title: Watched<Option<String>>, go: fn(Desk)| {
        button("icon-button", move || go(desk))
            .attr("aria-label", verb)
            .live("title", move || match title.get() {
                Some(title) => format!("{verb}: {title}"),
                None => verb.to_owned(),
            })
            .live("aria-disabled", move || title.get().is_none().to_string())
            .child(icon(shape))
    };
    [
        one("Undo", Shape::Undo, desk.undo_title(), Desk::undo),
        one("Redo", Shape::Redo, desk.redo_title(), Desk::redo),
    ]
}
