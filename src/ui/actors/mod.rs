//! The register of actors: everybody in a list, and all that is known about the one that is chosen.
//!
//! All of it is loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod aliases;
mod attributes;
mod colour;
mod facts;
mod known;
mod list;
mod merge;
mod place;
mod profile;
mod proposals;
mod register;
mod remove;
mod row;
mod screen;
mod ties;
mod uses;

pub use screen::register;
