//! The bar on top: project, undo and redo, whether all is kept, files, and what else there is.

use leptos::prelude::*;

use super::save_state::SaveStateLine;
use crate::ui::articles::ArticleMenu;
use crate::ui::erased::{live, on};
use crate::ui::state::{Desk, Dialog, expect_desk};
use crate::ui::widgets::{Icon, Menu, Shape};

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let desk = expect_desk();
    let title = Signal::derive(move || {
        desk.track_articles();
        desk.with(|s| s.project().meta().title.clone())
    });
    view! {
        <header class="bar">
            <span class="brand">"Demarche"</span>
            <button
                type="button"
                class="button project-button"
                aria-label=live(move || format!("Project: {}", title.get()))
                on:click=on(move |_| desk.show(Dialog::Projects))
            >
                <span class="project-title">{title}</span>
                <Icon shape=Shape::Down />
            </button>
            <ArticleMenu />
            <span class="bar-space"></span>
            <HistoryButtons desk=desk />
            <SaveStateLine />
            <button type="button" class="button open-button" on:click=on(move |_| desk.pick_files())>
                <Icon shape=Shape::Add />
                <span class="button-text">"Open files"</span>
            </button>
            <button
                type="button"
                class="button primary export-button"
                on:click=on(move |_| desk.show(Dialog::Export))
            >
                <Icon shape=Shape::Export />
                <span class="button-text">"Export"</span>
            </button>
            <Menu label="More" class="more-menu">
                <button type="button" class="menu-item" on:click=on(move |_| desk.show(Dialog::Paste))>
                    "Paste text"
                </button>
                <button type="button" class="menu-item" on:click=on(move |_| desk.show(Dialog::Codebook))>
                    "Codebook and keys"
                </button>
                <button type="button" class="menu-item" on:click=on(move |_| desk.show(Dialog::Settings))>
                    "Settings"
                </button>
                <button type="button" class="menu-item" on:click=on(move |_| desk.print())>
                    "Print the article"
                </button>
                <button type="button" class="menu-item" on:click=on(move |_| desk.show(Dialog::Help))>
                    "All keys"
                </button>
            </Menu>
        </header>
    }
}

#[component]
fn HistoryButtons(desk: Desk) -> impl IntoView {
    let (undo, redo) = (desk.undo_title(), desk.redo_title());
    let named = |verb: &str, title: Option<String>| {
        title.map_or_else(|| verb.to_owned(), |title| format!("{verb}: {title}"))
    };
    // Not `disabled`: a button that takes the focus away with it when it has done its work loses the keyboard's place.
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label="Undo"
            title=live(move || named("Undo", undo.get()))
            aria-disabled=live(move || undo.get().is_none().to_string())
            on:click=on(move |_| desk.undo())
        >
            <Icon shape=Shape::Undo />
        </button>
        <button
            type="button"
            class="icon-button"
            aria-label="Redo"
            title=live(move || named("Redo", redo.get()))
            aria-disabled=live(move || redo.get().is_none().to_string())
            on:click=on(move |_| desk.redo())
        >
            <Icon shape=Shape::Redo />
        </button>
    }
}
