//! wasm-split-cli, which takes the compiled program apart.

use std::path::PathBuf;

use super::cargo_tool::CargoTool;
use crate::failure::Outcome;
use crate::pins;

/// wasm-split-cli of the pinned version.
pub(crate) fn ready() -> Outcome<PathBuf> {
    CargoTool {
        package: "wasm_split_cli_support",
        version: pins::WASM_SPLIT,
        programs: &["wasm-split-cli"],
        options: &["--locked", "--features", "build-binary"],
        why: "It takes out of the program what the page can open without; no wasm-split-cli of this version is on PATH.",
    }
    .ready()
}
