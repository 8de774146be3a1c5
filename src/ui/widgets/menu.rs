//! A button that unfolds a list of further buttons.

use leptos::{html, prelude::*};

use super::{Icon, Shape};
use crate::browser::page;
use crate::ui::erased::{live, on, shown};

/// A disclosure: the button says whether it is open; Escape, a choice, or focus going elsewhere closes it.
#[component]
pub fn Menu(
    /// What stands on the button.
    #[prop(into)]
    label: Signal<String>,
    /// What a screen reader says, where the label alone would not do.
    #[prop(optional, into)]
    name: Option<String>,
    /// Class of the whole.
    #[prop(optional)]
    class: &'static str,
    /// Its buttons and lines.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let whole = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let close = move || {
        if open.get_untracked() {
            open.set(false);
            if let Some(button) = button.get_untracked() {
                page::focus(&button);
            }
        }
    };
    view! {
            <div
                node_ref=whole
                class=format!("menu {class}")
                on:keydown=move |event| {
                    if event.key() == "Escape" && open.get_untracked() {
                        event.stop_propagation();
                        event.prevent_default();
                        close();
                    }
                }
                on:focusout=move |event| {
                    if let Some(whole) = whole.get_untracked()
                        && page::focus_leaves(&whole, &event)
                    {
                        open.set(false);
                    }
                }
            >
                <button
                    node_ref=button
                    type="button"
                    class="button menu-button"
                    aria-expanded=live(move || open.get().to_string())
                    aria-label=name
                    on:click=on(move |_| open.update(|o| *o = !*o))
                >
                    <span class="menu-label">{label}</span>
                    <Icon shape=Shape::Down />
                </button>
                {shown(move || open.get(), move || view! {
    <div class="menu-panel" on:click=on(move |_| close())>
                        {children()}
                    </div>
    })}
            </div>
        }
}
