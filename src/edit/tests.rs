//! The laws of changing a project, on random work.

mod actors;
mod codes;
mod coding;
mod laws;
mod links;
mod logging;
mod margin;
mod steps;
