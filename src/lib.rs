//! Demarche: tag claims, actors and demands in articles, in the browser, without a server.
//!
//! The folders, in the order in which to read them. Each may use those before it, never one after it; a test holds
//! this rule (`tests/architecture.rs`).
//!
//! | folder | holds | may name |
//! |---|---|---|
//! | `domain` | what a project is: values and their laws | no other folder |
//! | `edit` | how a project changes: commands, transactions, undo | `domain` |
//! | `format` | files in and out | `domain` |
//! | `persist` | what is kept, when and in which form | `domain`, `edit`, `format` |
//! | `browser` | the web's interfaces behind plain Rust | the above, web crates |
//! | `ui` | the screen | the above, Leptos |

pub mod domain;
pub mod edit;
pub mod format;
pub mod persist;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
