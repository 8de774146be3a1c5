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

use crate::ui::erased::part;
use crate::ui::state::{Dialog, expect_desk};

/// Whichever dialog is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    let desk = expect_desk();
    let dialog = desk.dialog();
    view! {
        {part(move || match dialog.get() {
            None => ().into_any(),
            Some(Dialog::Help) => view! { <help::Help /> }.into_any(),
            Some(Dialog::Export) => view! { <export::Export /> }.into_any(),
            Some(Dialog::Codebook) => view! { <codebook::CodebookDialog /> }.into_any(),
            Some(Dialog::Settings) => view! { <settings::SettingsDialog /> }.into_any(),
            Some(Dialog::Projects) => view! { <projects::Projects /> }.into_any(),
            Some(Dialog::Paste) => view! { <paste::Paste /> }.into_any(),
            Some(Dialog::Details(id)) => view! { <details::ArticleDetails id=id /> }.into_any(),
            Some(Dialog::Problems(lines)) => view! { <problems::Problems lines=lines /> }.into_any(),
        })}
    }
}
