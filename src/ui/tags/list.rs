//! The list: only the rows in view are made, so that thousands of tags cost what a screenful does.

use leptos::{html, prelude::*};

use crate::domain::AnnotationId;

use super::row::Row;
use super::wanted::Wanted;
use crate::browser::page;
use crate::ui::erased::{Item, effect, live, memo, on, part, rows, shown};
use crate::ui::state::expect_desk;

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 64.0;
/// Rows made beyond either edge.
const MARGIN: usize = 6;

/// Everything tagged in the article, in text order.
#[component]
pub fn List(
    /// What to show.
    wanted: Wanted,
) -> impl IntoView {
    let desk = expect_desk();
    let pane = NodeRef::<html::Div>::new();
    let top = RwSignal::new(0.0_f64);
    let height = RwSignal::new(600.0_f64);
    let measure = move || {
        if let Some(pane) = pane.get_untracked() {
            let (scrolled, tall) = page::scroll_state(&pane);
            top.set(scrolled);
            if tall > 0.0 {
                height.set(tall);
            }
        }
    };
    let range = memo(move || {
        let first = (top.get() / ROW) as usize;
        let shown = (height.get() / ROW).ceil() as usize + 1;
        let count = wanted.count.get();
        let start = first.saturating_sub(MARGIN).min(count);
        (start, (first + shown + MARGIN).min(count))
    });
    let items = move || {
        let (start, end) = range.get();
        let item = |place| {
            let id = wanted.at(place)?.uuid().as_u128();
            Some(Item { place, id })
        };
        (start..end).filter_map(item).collect::<Vec<_>>()
    };
    let chosen = memo(move || desk.cursor().read().chosen);
    // For the outside: the row of a tag that was chosen in the text comes into view.
    effect(move || {
        if let Some(place) = chosen.get().and_then(|id| wanted.place(id))
            && let Some(pane) = pane.get_untracked()
        {
            page::scroll_row_into_view(&pane, place as f64 * ROW, ROW);
            measure();
        }
    });
    let nothing = move || wanted.count.get() == 0;
    view! {
        <div node_ref=pane class="tag-list" on:scroll=on(move |_| measure()) tabindex="-1">
            {shown(nothing, move || view! { <Nothing wanted=wanted /> })}
            <ul
                class="tag-rows"
                aria-label="Tags in text order"
                hidden=nothing
                style:height=live(move || format!("{}px", (wanted.count.get() as f64 * ROW) as i32))
            >
                {rows(items, move |item| {
                    let id = AnnotationId::new(uuid::Uuid::from_u128(item.id));
                    view! { <Row place=item.place id=id top=item.place as f64 * ROW count=wanted.count /> }
                })}
            </ul>
        </div>
    }
}

/// An empty list says what to do.
#[component]
fn Nothing(wanted: Wanted) -> impl IntoView {
    let codebook = expect_desk().codebook();
    let keys = move || {
        let codebook = codebook.read();
        let each = codebook.kinds.iter().filter_map(|kind| {
            let cap = kind.key.as_ref()?.cap();
            Some(format!("{cap} for {}", kind.label.to_lowercase()))
        });
        each.collect::<Vec<_>>().join(", ")
    };
    view! {
        <div class="empty small">
            {part(move || {
                if wanted.all.get() == 0 {
                    view! {
                        <p>"Nothing tagged here yet."</p>
                        <p>
                            {format!(
                                "Select some words, or put the caret in a sentence, and press {}.",
                                keys(),
                            )}
                        </p>
                    }
                        .into_any()
                } else {
                    view! {
                        <p>"No tag fits this filter."</p>
                        <button type="button" class="button" on:click=on(move |_| wanted.clear())>
                            "Show all"
                        </button>
                    }
                        .into_any()
                }
            })}
        </div>
    }
}
