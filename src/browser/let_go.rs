//! What is no longer needed is let go of in turns, and nobody waits for it.

use std::cell::{Cell, RefCell};

use wasm_bindgen_futures::spawn_local;

use super::{Breath, Timer};
use crate::domain::{Rest, let_go_by};

/// After so many milliseconds: whatever took its place is to be painted first.
const SOON: i32 = 100;

thread_local! {
    static WAITING: RefCell<Vec<Rest>> = const { RefCell::new(Vec::new()) };
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
    static WHEN: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// From now on it is done so.
pub fn let_go_in_turns() {
    let_go_by(|rest| {
        WAITING.with_borrow_mut(|waiting| waiting.push(rest));
        if !AT_WORK.replace(true) {
            WHEN.set(Timer::after(SOON, || spawn_local(all())));
        }
    });
}

async fn all() {
    let breath = Breath::begin();
    // What goes may be the last that holds more of the sort, which comes to the others then.
    while let Some(mut rest) = WAITING.with_borrow_mut(Vec::pop) {
        while rest() {
            breath.take().await;
        }
    }
    AT_WORK.set(false);
}
