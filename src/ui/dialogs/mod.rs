//! Dialogs: for what is done less than once a minute.

mod codebook;
mod details;
mod export;
mod help;
mod kind_fields;
mod paste;
mod problems;
mod projects;
mod settings;

use leptos::prelude::*;

use crate::ui::erased::made_of;
use crate::ui::html::nothing;
use crate::ui::state::{Dialog, expect_desk};

/// Whichever dialog is open.
pub fn dialogs() -> AnyView {
    let open = expect_desk().dialog();
    made_of(
        move || open.get(),
        |open| match open {
            None => nothing(),
            Some(Dialog::Help) => help::help(),
            Some(Dialog::Export) => export::export(),
            Some(Dialog::Codebook) => codebook::codebook(),
            Some(Dialog::Settings) => settings::settings(),
            Some(Dialog::Projects) => projects::projects(),
            Some(Dialog::Paste) => paste::paste(),
            Some(Dialog::Details(id)) => details::article_details(id),
            Some(Dialog::Problems(lines)) => problems::problems(lines),
        },
    )
}
