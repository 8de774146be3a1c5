//! Long work that lets others have their turn: it asks now and then whether it is time for them. What it works on must
//! not change meanwhile; so it has a copy of its own, which costs little, as what is in a project is shared.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// How others get their turn. The core has no clock: whoever calls brings one.
pub trait Turns {
    /// Whether it is time for others. Cheap, but not free: every few things are often enough.
    fn is_over(&self) -> bool;

    /// Waits until they have had their turn.
    fn next(&self) -> Pin<Box<dyn Future<Output = ()> + '_>>;
}

/// Lets others have their turn, if it is time.
pub async fn breathe(turns: &dyn Turns) {
    if turns.is_over() {
        turns.next().await;
    }
}

/// Nobody waits: all in one turn.
#[derive(Clone, Copy, Debug, Default)]
pub struct AtOnce;

impl Turns for AtOnce {
    fn is_over(&self) -> bool {
        false
    }

    fn next(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(std::future::ready(()))
    }
}

/// What comes of work that waits for nothing but its turns, where these are [`AtOnce`].
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
