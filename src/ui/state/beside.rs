//! Packing beside the page, by workers of the browser. In the part of the program that is loaded later.

use std::future::Future;
use std::pin::Pin;

use crate::browser::Packers;
use crate::format::archive::{News, Packer};

/// For one export.
#[derive(Default)]
pub(super) struct Beside(Packers);

impl Packer for Beside {
    fn takes(&self) -> bool {
        self.0.take()
    }

    fn give(&self, number: u32, batch: &[u8]) {
        self.0.give(number, batch);
    }

    fn news(&self) -> News {
        match self.0.answer() {
            Some((number, answer)) => News::Packed(number, answer),
            None if self.0.failed() => News::Gone,
            None => News::Nothing,
        }
    }

    fn wait(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(self.0.wait())
    }
}
