//! A dialog over the page: the browser's own, so that focus, Escape and the page behind it are as they should be.

use leptos::{html, prelude::*};

use super::{Icon, Shape};
use crate::browser::page;
use crate::ui::erased::{effect, on};

/// A modal dialog; it is open for as long as it exists. `close` is asked for by Escape, the cross, and a click beside it.
#[component]
pub fn Modal(
    /// Its heading.
    #[prop(into)]
    title: String,
    /// An id of the page for the heading.
    id: &'static str,
    /// Makes it go.
    close: impl Fn() + Copy + Send + Sync + 'static,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // For the outside: a dialog is made modal by a call, not by an attribute.
    effect(move || {
        if let Some(dialog) = dialog.get() {
            page::show_modal(&dialog);
        }
    });
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            aria-labelledby=id
            on:close=on(move |_| close())
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                close();
            }
            on:click=move |event| {
                if let Some(dialog) = dialog.get_untracked()
                    && page::is_beside(&dialog, &event)
                {
                    close();
                }
            }
        >
            <div class="dialog-head">
                <h2 id=id>{title}</h2>
                <button type="button" class="icon-button" aria-label="Close" on:click=on(move |_| close())>
                    <Icon shape=Shape::Close />
                </button>
            </div>
            <div class="dialog-body">{children()}</div>
        </dialog>
    }
}
