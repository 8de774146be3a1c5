//! Trunk, which puts the site together.

use std::path::PathBuf;

use super::cargo_tool::CargoTool;
use crate::failure::Outcome;
use crate::pins;

/// Trunk of the pinned version.
pub(crate) fn ready() -> Outcome<PathBuf> {
    CargoTool {
        package: "trunk",
        version: pins::TRUNK,
        programs: &["trunk"],
        // Without its default features it cannot reach the network at all, and compiles in half the time.
        options: &["--locked", "--no-default-features"],
        why: "Trunk puts the page, the styles and the compiled program together; no Trunk of this version is on PATH.",
    }
    .ready()
}
