//! What is done less often.

use leptos::prelude::*;

use crate::ui::html::{View, el};
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::button;

/// The buttons of the menu at the end of the bar.
pub fn more() -> AnyView {
    let desk = expect_desk();
    let opens = |label: &'static str, dialog: Dialog| {
        button("menu-item", move || desk.show(dialog.clone())).text(label)
    };
    let items = [
        opens("Import files and folders", Dialog::Import),
        opens("Paste text", Dialog::Paste),
        opens("All articles", Dialog::Articles),
        opens("Actors", Dialog::Actors(None)),
        opens("Find statements", Dialog::Statements),
        opens("Codebook and keys", Dialog::Codebook),
        opens("Log", Dialog::Log),
        opens("Settings", Dialog::Settings),
        button("menu-item", move || desk.print()).text("Print the article"),
        opens("All keys", Dialog::Help),
    ];
    el("div").children(items).view()
}
