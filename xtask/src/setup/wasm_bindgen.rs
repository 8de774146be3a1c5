//! wasm-bindgen's command, which must be of exactly the version of the crate the app is compiled with.

use std::path::{Path, PathBuf};

use super::cargo_tool::{self, CargoTool};
use crate::failure::Outcome;
use crate::{pins, run};

const RUNNER: &str = "wasm-bindgen-test-runner";

/// The `wasm-bindgen` program; its test runner lies beside it.
pub(crate) fn ready() -> Outcome<PathBuf> {
    let version = pins::crate_version("wasm-bindgen")?;
    let found = CargoTool {
        package: "wasm-bindgen-cli",
        version: &version,
        programs: &["wasm-bindgen", RUNNER],
        // Without --locked: its lock file names a release that is not to be had everywhere.
        options: &[],
        why: "It writes the JavaScript side of the compiled program, and fits only the version in Cargo.lock.",
    }
    .ready()?;
    cargo_tool::tidy();
    Ok(found)
}

/// The test runner that belongs to this `wasm-bindgen`.
pub(crate) fn test_runner_beside(wasm_bindgen: &Path) -> PathBuf {
    let folder = wasm_bindgen.parent().unwrap_or(wasm_bindgen);
    run::file_in(folder, RUNNER).unwrap_or_else(|| folder.join(RUNNER))
}
