//! Closures of one type where Leptos would take each as a type of its own.
//!
//! Leptos compiles its machinery anew for every closure a view holds: some two kilobytes of program each, compressed.
//! Behind a box they are all alike and it is compiled once. Nothing else changes.

use leptos::prelude::*;

use super::html::View;

/// A reactive piece of a view: text, an attribute, a class.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A part of a view that depends on signals.
pub fn part<V: View>(mut piece: impl FnMut() -> V + Send + 'static) -> AnyView {
    live_view(Box::new(move || piece().view()))
}

#[inline(never)]
pub(super) fn live_view(piece: Live<AnyView>) -> AnyView {
    piece.into_any()
}

/// A part of a view made from what depends on signals; the making itself follows none.
pub fn made_of<T, V: View>(
    mut what: impl FnMut() -> T + Send + 'static,
    mut make: impl FnMut(T) -> V + Send + 'static,
) -> AnyView {
    part(move || {
        let what = what();
        untrack(|| make(what).view())
    })
}

/// Shows something while a condition holds.
pub fn shown<V: View>(
    when: impl Fn() -> bool + Send + Sync + 'static,
    mut view: impl FnMut() -> V + Send + 'static,
) -> AnyView {
    let when = memo(when);
    made_of(move || when.get(), move |when| when.then(&mut view))
}

/// An effect: only for what lies outside of the reactive graph.
pub fn effect(work: impl FnMut() + 'static) {
    run_effect(Box::new(work));
}

#[inline(never)]
fn run_effect(mut work: Box<dyn FnMut()>) {
    Effect::new(move |_| work());
}

/// A value that is worked out anew when what it was worked out from changes, and tells of it only when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    work: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(work))
}

#[inline(never)]
fn boxed_memo<T: PartialEq + Send + Sync + 'static>(
    work: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| work())
}
