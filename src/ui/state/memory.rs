//! What the part that is loaded later remembers between its visits, such as the last search. It goes with the project.

use std::any::Any;

use leptos::prelude::*;

use super::Desk;

/// One value of each type.
#[derive(Default)]
pub(super) struct Memory(Vec<Box<dyn Any>>);

impl Desk {
    /// What was remembered last of this type.
    pub fn recall<T: Clone + 'static>(self) -> Option<T> {
        self.memory.with_value(|memory| {
            let mut all = memory.0.iter();
            all.find_map(|one| one.downcast_ref::<T>().cloned())
        })
    }

    /// Remembers it until another of its type is, or until another project is opened.
    pub fn remember<T: 'static>(self, value: T) {
        self.memory.update_value(|memory| {
            memory.0.retain(|one| !one.is::<T>());
            memory.0.push(Box::new(value));
        });
    }
}
