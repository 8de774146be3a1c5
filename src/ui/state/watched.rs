//! A signal of the desk as components see it: to be read, never written.

use std::ops::Deref;

use leptos::prelude::*;

/// A value that can be watched. Leptos has such a type too, which covers more and is compiled anew for every value.
pub struct Watched<T: 'static>(RwSignal<T>);

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T: Send + Sync> Watched<T> {
    /// The signal, for reading only.
    pub(super) const fn new(signal: RwSignal<T>) -> Self {
        Self(signal)
    }

    /// The value, and word when it is another.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.0.get()
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.0.get_untracked()
    }

    /// As [`Self::get`], without a copy.
    pub fn read(&self) -> impl Deref<Target = T> {
        self.0.read()
    }
}
