//! The column itself; a sheet from below where the screen is narrow.

use leptos::prelude::*;

use super::details::Details;
use super::filter::Filters;
use super::list::List;
use super::wanted::Wanted;
use crate::edit::count;
use crate::ui::erased::{live, on};
use crate::ui::state::{ARTICLE, expect_desk, go_to_field};
use crate::ui::widgets::{Icon, Shape};

/// Filter, list, details.
#[component]
pub fn Tags() -> impl IntoView {
    let desk = expect_desk();
    let wanted = Wanted::new(desk);
    let heading = move || {
        let (shown, all) = (wanted.count.get(), wanted.all.get());
        if shown == all {
            count(all, "tag")
        } else {
            format!("{shown} of {}", count(all, "tag"))
        }
    };
    view! {
        <aside
            id="tags"
            class="tags"
            class:sheet-open=live(move || desk.sheet().get())
            aria-label="Tags"
        >
            <div class="tags-head">
                <h2 class="column-title">
                    "Tagged here " <span class="column-count">{heading}</span>
                </h2>
                <button
                    type="button"
                    class="icon-button sheet-close"
                    aria-label="Close the list of tags"
                    on:click=on(move |_| {
                        desk.set_sheet(false);
                        go_to_field(ARTICLE);
                    })
                >
                    <Icon shape=Shape::Close />
                </button>
            </div>
            <Filters wanted=wanted />
            <List wanted=wanted />
            <Details />
        </aside>
    }
}
