//! The codebook as it lives: everything that things are coded with, its advice, its versions, and what changes with it.
//!
//! All of it is loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod actions;
mod confirm;
mod details;
mod draft;
mod fields;
mod key_field;
mod kind_parts;
mod list;
mod merge;
mod new_term;
mod place;
mod presets;
mod quotes;
mod remove;
mod screen;
mod slots;
mod split;
mod tabs;
mod take;
mod versions;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::Codebook;
use crate::format::CodebookFile;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{button, wide};
use screen::{Brought, Mode, Screen};

/// The screen of the codebook; with another codebook that was brought along, it begins with that.
pub fn codebook(brought: Option<(String, Arc<Codebook>)>) -> AnyView {
    let desk = expect_desk();
    let mode = match brought {
        Some((name, codebook)) => Mode::Take(Brought {
            name,
            codebook,
            history: true,
        }),
        None => Mode::Edit,
    };
    let screen = Screen::new(desk, mode);
    let inside = made_of(
        move || screen.mode.get(),
        move |mode| match mode {
            Mode::Edit => vec![bar(screen).view(), tabs::tabs(screen).view()].view(),
            Mode::Presets => presets::presets(screen).view(),
            Mode::Take(brought) => take::take(screen, brought).view(),
        },
    );
    wide(desk, "Codebook and keys", "codebook-title", vec![inside])
}

/// What is done with the codebook as a whole.
fn bar(screen: Screen) -> El {
    let desk = screen.desk;
    let save = |file: CodebookFile| {
        button("button small", move || desk.export_codebook(file)).text(file.action())
    };
    el("div")
        .class("codebook-bar")
        .child(
            el("p")
                .class("quiet")
                .text("Every change holds at once, is a version of its own, and can be undone."),
        )
        .child(
            button("button small", move || screen.mode.set(Mode::Presets))
                .text("Start from a preset…"),
        )
        .child(button("button small", move || desk.pick_files()).text("Open a codebook file…"))
        .children(CodebookFile::ALL.map(save))
}
