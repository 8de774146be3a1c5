//! Many files at once: whatever bytes they have, what comes out is right, bounded, and said in words.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, their helpers as well"
)]

#[path = "incoming/files.rs"]
mod files;
#[path = "incoming/fuzz.rs"]
mod fuzz;
#[path = "incoming/support.rs"]
mod support;
#[path = "incoming/tag_tables.rs"]
mod tag_tables;
#[path = "incoming/tools.rs"]
mod tools;
#[path = "incoming/zip.rs"]
mod zip;
