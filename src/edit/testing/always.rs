//! Turns that are over all the time.

use std::pin::Pin;

use crate::domain::{AtOnce, Turns};

/// It is always time for others.
pub(crate) struct Always;

impl Turns for Always {
    fn is_over(&self) -> bool {
        true
    }

    fn next(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        AtOnce.next()
    }
}
