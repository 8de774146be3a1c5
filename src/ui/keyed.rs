//! Lists whose rows stay as they are for as long as their items do.
//!
//! Leptos has one of its own, made for any keys and any rows; this one knows one sort of each and is a fraction of its
//! size.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;

use super::erased::Live;

/// An item of a list: what tells it from others, while it is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its place, where that matters; otherwise always the same.
    pub place: usize,
    /// Which.
    pub id: u128,
}

/// What makes the view of a row, which is one element or nothing.
pub(super) type MakeRow = Box<dyn FnMut(Item) -> AnyView + Send>;

/// A row in the page. It leaves the page when it is dropped.
struct Row {
    item: Item,
    view: AnyViewState,
    /// Ends whatever the row follows.
    _owner: Owner,
}

impl Row {
    fn element(&self) -> Option<Element> {
        self.view.elements().into_iter().next()
    }
}

impl Drop for Row {
    fn drop(&mut self) {
        self.view.unmount();
    }
}

/// Fills an element with a row for each item, now and again whenever the items are others. Quadratic in the rows, of
/// which there are as many as fit on a screen, or as a project has articles.
pub(super) fn follow_rows(
    parent: Element,
    mut items: Live<Vec<Item>>,
    mut make: MakeRow,
) -> RenderEffect<()> {
    // Rows outlive the run of the effect in which they are made.
    let outer = Owner::current().unwrap_or_default();
    let mut standing: Vec<Row> = Vec::new();
    RenderEffect::new(move |_| {
        let wanted = items();
        let mut old = std::mem::take(&mut standing);
        old.retain(|row| wanted.contains(&row.item));
        for item in wanted {
            let there = old.iter().position(|row| row.item == item);
            standing.push(match there {
                Some(place) => old.swap_remove(place),
                None => {
                    let owner = outer.with(Owner::new);
                    let view = owner.with(|| untrack(|| make(item).build()));
                    Row {
                        item,
                        view,
                        _owner: owner,
                    }
                }
            });
        }
        put_in_order(&parent, &mut standing);
    })
}

/// From the last to the first; what stands where it should is not touched, so that it keeps the focus.
fn put_in_order(parent: &Element, rows: &mut [Row]) {
    let mut next: Option<Node> = None;
    for row in rows.iter_mut().rev() {
        let Some(element) = row.element() else {
            continue;
        };
        let stands = element.parent_node().as_deref() == Some(parent)
            && Rndr::next_sibling(&element) == next;
        if !stands {
            row.view.mount(parent, next.as_ref());
        }
        next = Some(Node::clone(&element));
    }
}
