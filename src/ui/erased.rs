//! Closures of one type where Leptos would take each as a type of its own.
//!
//! Leptos compiles its machinery anew for every closure a view holds: some two kilobytes of program each, compressed.
//! Behind a box they are all alike and it is compiled once. Nothing else changes.

use std::sync::Arc;

use leptos::prelude::*;

/// A reactive piece of a view: text, an attribute, a class.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Puts a piece that depends on signals into a box.
pub fn live<T>(piece: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(piece)
}

/// A part of a view that depends on signals.
pub fn part<V: IntoView + 'static>(mut piece: impl FnMut() -> V + Send + 'static) -> Live<AnyView> {
    Box::new(move || piece().into_any())
}

/// Something that listens to an event.
pub fn on<E: 'static>(listener: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(listener)
}

/// An effect: only for what lies outside of the reactive graph.
pub fn effect(work: impl FnMut() + 'static) {
    let mut work: Box<dyn FnMut()> = Box::new(work);
    Effect::new(move |_| work());
}

/// A value that is worked out anew when what it was worked out from changes, and tells of it only when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    work: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let work: Box<dyn Fn() -> T + Send + Sync> = Box::new(work);
    Memo::new(move |_| work())
}

/// Shows something while a condition holds.
pub fn shown<V: IntoView + 'static>(
    when: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> V + Send + 'static,
) -> Live<AnyView> {
    let when = memo(when);
    part(move || when.get().then(|| view().into_any()))
}

/// An item of a list: what tells it from others, while it is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// Its place, where that matters; otherwise always the same.
    pub place: usize,
    /// Which.
    pub id: u128,
}

/// A list whose rows stay as they are for as long as their items do.
pub fn rows<V: IntoView + 'static>(
    items: impl Fn() -> Vec<Item> + Send + 'static,
    row: impl Fn(Item) -> V + Send + Sync + 'static,
) -> AnyView {
    let items: Box<dyn Fn() -> Vec<Item> + Send> = Box::new(items);
    let row: Arc<dyn Fn(Item) -> AnyView + Send + Sync> =
        Arc::new(move |item| row(item).into_any());
    view! { <For each=items key=|item| *item children=move |item| row(item) /> }.into_any()
}
