//! The projects in this browser.

use leptos::prelude::*;

use crate::browser::clock;
use crate::edit::{Command, count};
use crate::persist::Listing;
use crate::ui::erased::{live, on};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::Modal;

/// Rename this one, begin another, go to one that is kept.
#[component]
pub fn Projects() -> impl IntoView {
    let desk = expect_desk();
    let here = desk.with(|s| s.project().meta().clone());
    let title = RwSignal::new(here.title.clone());
    let list = RwSignal::new(None::<Result<Vec<Listing>, String>>);
    desk.list_projects(move |found| list.set(Some(found)));
    let rename = move || {
        desk.run(Command::SetTitle(title.get_untracked()));
        desk.close_dialog();
    };
    let others = move || match list.get() {
        None => view! { <p class="quiet">"Looking"</p> }.into_any(),
        Some(Err(reason)) => view! { <p class="form-error" role="alert">{reason}</p> }.into_any(),
        Some(Ok(all)) => {
            let others: Vec<Listing> = all.into_iter().filter(|p| p.id != here.id).collect();
            if others.is_empty() {
                view! { <p class="quiet">"There is no other project in this browser."</p> }
                    .into_any()
            } else {
                let rows = others
                    .into_iter()
                    .map(|listing| view! { <Other desk=desk listing=listing /> })
                    .collect_view();
                view! { <ul class="project-list">{rows}</ul> }.into_any()
            }
        }
    };
    view! {
        <Modal title="Projects" id="projects-title" close=move || desk.close_dialog()>
            <form
                class="form inline"
                on:submit=move |event| {
                    event.prevent_default();
                    rename();
                }
            >
                <label class="form-label" for="project-name">
                    "This project"
                </label>
                <div class="form-line">
                    <input
                        id="project-name"
                        class="field"
                        dir="auto"
                        prop:value=live(move || title.get())
                        on:input:target=move |event| title.set(event.target().value())
                    />
                    <button type="submit" class="button">
                        "Rename"
                    </button>
                </div>
            </form>
            <h3>"Other projects in this browser"</h3>
            {others}
            <div class="form-foot">
                <button type="button" class="button" on:click=on(move |_| desk.open_sample())>
                    "Open the sample"
                </button>
                <button type="button" class="button" on:click=on(move |_| desk.pick_files())>
                    "Open a project file"
                </button>
                <button type="button" class="button primary" on:click=on(move |_| desk.new_project())>
                    "New project"
                </button>
            </div>
        </Modal>
    }
}

#[component]
fn Other(desk: Desk, listing: Listing) -> impl IntoView {
    let id = listing.id;
    let facts = format!(
        "{}, {}, {}",
        count(listing.articles, "article"),
        count(listing.tags, "tag"),
        clock::local_words(listing.saved)
    );
    view! {
        <li>
            <button type="button" class="project-row" on:click=on(move |_| desk.open_project(id))>
                <span class="project-name" dir="auto">
                    {listing.title}
                </span>
                <span class="quiet">{facts}</span>
            </button>
        </li>
    }
}
