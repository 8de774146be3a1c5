//! Where there is no article yet: what to do.

use crate::ui::html::{El, el};
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::button;

/// Shown in a project without articles.
pub fn no_article() -> El {
    let desk = expect_desk();
    let buttons = el("p")
        .class("empty-buttons")
        .child(button("button primary", move || desk.pick_files()).text("Open files"))
        .child(button("button", move || desk.show(Dialog::Paste)).text("Paste text"))
        .child(button("button", move || desk.try_sample()).text("Try the sample"));
    el("section")
        .class("empty")
        .attr("aria-labelledby", "empty-title")
        .child(el("h1").id("empty-title").text("No article yet"))
        .child(el("p").text(
            "Open texts, web pages, documents or tables, or drop them anywhere on this page: whole folders and ZIP \
             archives as well. A project you saved as .demarche.json opens the same way. Nothing you open leaves this \
             device.",
        ))
        .child(buttons)
}
