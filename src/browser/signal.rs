//! One value, handed from a callback to a future.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

struct Shared<T> {
    value: Option<T>,
    waiting: Option<Waker>,
}

/// The end that a callback has.
pub(super) struct Sender<T>(Rc<RefCell<Shared<T>>>);

/// The end to wait at. Waits for ever when nobody sends.
pub(super) struct Receiver<T>(Rc<RefCell<Shared<T>>>);

/// Both ends.
pub(super) fn signal<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Rc::new(RefCell::new(Shared {
        value: None,
        waiting: None,
    }));
    (Sender(Rc::clone(&shared)), Receiver(shared))
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Sender<T> {
    /// Hands the value over. Only the first counts.
    pub(super) fn send(&self, value: T) {
        let waiting = {
            let mut shared = self.0.borrow_mut();
            shared.value.get_or_insert(value);
            shared.waiting.take()
        };
        if let Some(waker) = waiting {
            waker.wake();
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut shared = self.0.borrow_mut();
        if let Some(value) = shared.value.take() {
            return Poll::Ready(value);
        }
        shared.waiting = Some(context.waker().clone());
        Poll::Pending
    }
}
