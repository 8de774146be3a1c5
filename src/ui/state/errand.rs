//! Something that takes a while: done in turns, with a line that says how far it is and a way to stop it. In the part of
//! the program that is loaded later.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use leptos::prelude::*;

use crate::browser::{Breath, Stopwatch};
use crate::domain::Turns;

/// Before so many milliseconds nothing is said: what is done by then needs no words.
const SOON: f64 = 250.0;

/// What is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// As in “Reading “talks.demarche.json””.
    pub what: String,
    /// Tells one from the next.
    number: u64,
}

thread_local! {
    /// What is under way. One thing at a time is said; what came last.
    static TOLD: ArcRwSignal<Option<Told>> = ArcRwSignal::new(None);
    static NUMBER: Cell<u64> = const { Cell::new(0) };
    /// The errand that is to stop.
    static STOPPED: Cell<u64> = const { Cell::new(0) };
}

/// What is under way, for long enough to be said. Tracked.
pub fn told() -> Option<Told> {
    TOLD.with(|told| told.get())
}

/// Stops it: nothing of it happens.
pub fn stop(told: &Told) {
    STOPPED.set(told.number);
    hush(told.number);
}

fn hush(number: u64) {
    TOLD.with(|told| {
        if told.with_untracked(|t| t.as_ref().is_some_and(|t| t.number == number)) {
            told.set(None);
        }
    });
}

/// Its turns.
pub struct Errand {
    what: String,
    number: u64,
    breath: Breath,
    begun: Stopwatch,
    said: Cell<bool>,
    wanted: Box<dyn Fn() -> bool>,
}

impl Errand {
    /// Begins; `what` is said should it take long.
    pub fn begin(what: String) -> Self {
        NUMBER.set(NUMBER.get() + 1);
        Self {
            what,
            number: NUMBER.get(),
            breath: Breath::begin(),
            begun: Stopwatch::start(),
            said: Cell::new(false),
            wanted: Box::new(|| true),
        }
    }

    /// As [`Self::begin`], for a dialog that says itself what it does: it stops when that is gone.
    pub fn for_dialog(is_gone: impl Fn() -> bool + 'static) -> Self {
        let mut errand = Self::begin(String::new());
        errand.said = Cell::new(true);
        errand.wanted = Box::new(move || !is_gone());
        errand
    }

    fn is_stopped(&self) -> bool {
        STOPPED.get() == self.number || !(self.wanted)()
    }

    /// Does some work, whose turns these are; `None` when it was stopped before it was done.
    pub async fn carry_out<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        poll_fn(|context| match self.is_stopped() {
            true => Poll::Ready(None),
            false => work.as_mut().poll(context).map(Some),
        })
        .await
    }
}

impl Turns for Errand {
    fn is_over(&self) -> bool {
        self.breath.is_over()
    }

    fn next(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        if !self.said.get() && self.begun.milliseconds() > SOON {
            self.said.set(true);
            let told = Told {
                what: self.what.clone(),
                number: self.number,
            };
            TOLD.with(|signal| signal.set(Some(told)));
        }
        self.breath.next()
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        hush(self.number);
    }
}
