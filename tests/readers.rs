//! The field's own readers, over files that the built app exported in a browser: this is the native half of it, which makes the
//! project that is exported, and reads the files again. `cargo xtask test --only readers` runs it, with the programs in
//! `tests/readers` between the two; without files from a browser there is nothing to read, so nothing else does.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "formats/coded.rs"]
mod coded;
#[path = "readers/facts.rs"]
mod facts;
#[path = "readers/project.rs"]
mod project;
#[path = "readers/round_trip.rs"]
mod round_trip;

use std::path::PathBuf;

/// The folder in which the stage works.
fn folder() -> PathBuf {
    let named = std::env::var_os("DEMARCHE_READERS");
    named.map(PathBuf::from).unwrap_or_else(|| {
        panic!("DEMARCHE_READERS names no folder: run this with “cargo xtask test --only readers”")
    })
}
