//! “5 more mentions of “Lavrov”: tag all”.

use leptos::prelude::*;

use crate::edit::count;
use crate::ui::erased::{on, part};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{Icon, Kbd, Shape};

/// The offer that follows the tagging of an actor; it goes with the next thing done.
#[component]
pub fn OfferBar() -> impl IntoView {
    let desk = expect_desk();
    let offer = desk.offer();
    view! {
        {part(move || {
            offer
                .get()
                .map(|offer| {
                    let more = count(offer.spans.len(), "more mention");
                    view! {
                        <div class="toast offer" role="group" aria-label="More mentions">
                            <p>{format!("{more} of “{}”", offer.words)}</p>
                            <button
                                type="button"
                                class="button primary"
                                on:click=on(move |_| desk.accept_offer())
                            >
                                "Tag all "
                                <Kbd cap="m" />
                            </button>
                            <button
                                type="button"
                                class="icon-button"
                                aria-label="Not now"
                                on:click=on(move |_| desk.decline_offer())
                            >
                                <Icon shape=Shape::Close />
                            </button>
                        </div>
                    }
                })
        })}
    }
}
