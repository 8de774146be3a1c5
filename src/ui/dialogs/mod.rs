//! Dialogs: for what is done less than once a minute.

mod added;
mod details;
mod help;
mod log;
mod paste;
mod problems;
mod projects;
mod settings;

use leptos::prelude::*;

use crate::ui::actors;
use crate::ui::backup;
use crate::ui::codebook;
use crate::ui::corpus;
use crate::ui::correcting;
use crate::ui::erased::made_of;
use crate::ui::exporting;
use crate::ui::html::nothing;
use crate::ui::incoming;
use crate::ui::merging;
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::statements;
use crate::ui::versions;

/// Whichever dialog is open.
pub fn dialogs() -> AnyView {
    let desk = expect_desk();
    let open = desk.dialog();
    made_of(
        move || open.get(),
        move |open| match open.zip(desk.rest()) {
            Some((open, rest)) => (rest.dialog)(open),
            None => nothing(),
        },
    )
}

/// A dialog. Only to be called through [`Later`](crate::ui::later::Later).
pub fn dialog(open: Dialog) -> AnyView {
    match open {
        Dialog::Help => help::help(),
        Dialog::Export => exporting::export(),
        Dialog::Codebook => codebook::codebook(None),
        Dialog::TakeCodebook(name, other) => codebook::codebook(Some((name, other))),
        Dialog::Settings => settings::settings(),
        Dialog::Projects => projects::projects(),
        Dialog::Paste => paste::paste(),
        Dialog::Actors(chosen) => actors::register(chosen),
        Dialog::Log => log::log(),
        Dialog::Details(id) => details::article_details(id),
        Dialog::Articles => corpus::articles(),
        Dialog::CorrectText(id) => correcting::correct_text(id),
        Dialog::Statements => statements::statements(),
        Dialog::Import => incoming::import(),
        Dialog::FromTool => incoming::from_tool(),
        Dialog::Problems(lines) => problems::problems(lines),
        Dialog::Copied(copied) => merging::copied(&copied),
        Dialog::Merging(copied) => merging::merging(copied),
        Dialog::Place => backup::place(),
        Dialog::Versions => versions::versions(),
        Dialog::Added(of) => added::added(of),
    }
}
