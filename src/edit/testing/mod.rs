//! Random work for property tests: wishes that are made into commands where the project allows it.
//!
//! A wish speaks in plain numbers (“the third tag”), so that a failing case shrinks to something short; what they mean
//! is worked out against the project as it is by then.

mod always;
mod command_of;
mod foreign;
mod nth;
mod wish;
mod world;

pub(crate) use always::Always;
pub(crate) use wish::{Wish, lonely_wishes, wishes};
pub(crate) use world::World;
