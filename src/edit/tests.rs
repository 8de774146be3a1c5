//! The laws of changing a project, on random work.

mod laws;
mod steps;
