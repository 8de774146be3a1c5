//! One after the other: what waits for the store while it decides which project is on the desk. Files that are opened
//! meanwhile wait too, so that their articles come into the project that is there in the end.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;

/// Something to be done when its turn has come.
pub(super) type Turn = Pin<Box<dyn Future<Output = ()>>>;

/// What has not been done yet.
#[derive(Default)]
pub(super) struct Turns {
    waiting: VecDeque<Turn>,
    running: bool,
}

impl Desk {
    /// Does this when everything that was asked before is done.
    pub(in crate::ui) fn in_turn(self, work: impl Future<Output = ()> + 'static) {
        self.queue(Box::pin(work));
    }

    fn queue(self, work: Turn) {
        let begin = self.turns.try_update_value(|turns| {
            turns.waiting.push_back(work);
            !std::mem::replace(&mut turns.running, true)
        });
        if begin == Some(true) {
            spawn_local(self.take_turns());
        }
    }

    async fn take_turns(self) {
        let next = || {
            let next = self.turns.try_update_value(|turns| {
                let next = turns.waiting.pop_front();
                turns.running = next.is_some();
                next
            });
            next.flatten()
        };
        while let Some(work) = next() {
            work.await;
        }
    }
}
