//! The parts of the Rust toolchain beyond the compiler: the wasm32 target, rustfmt and clippy.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{report, run};

/// What the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for the browser.
pub(crate) fn wasm_target() -> Outcome {
    // Asking the compiler rather than rustup: a toolchain that rustup does not manage may well have the target.
    let mut ask = run::program("rustc");
    let heard = run::hear(ask.args(["--print", "target-libdir", "--target", WASM]))?;
    if heard.ok && holds_std(Path::new(heard.text.trim())) {
        return Ok(());
    }
    report::setting_up(
        &format!("adding Rust's standard library for {WASM}"),
        "Demarche runs in the browser as WebAssembly. Some tens of megabytes.",
    );
    let mut add = run::program("rustup");
    run::show(add.args(["target", "add", WASM])).map_err(|failure| {
        failure.hint(format!(
            "`rustup target add {WASM}` must succeed; or set RUSTUP_TOOLCHAIN to a toolchain that has the target."
        ))
    })
}

/// rustfmt and clippy, for the lints.
pub(crate) fn components() -> Outcome {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if run::hear(run::cargo().args([tool, "--version"])).is_ok_and(|heard| heard.ok) {
            continue;
        }
        report::setting_up(
            &format!("adding {component}"),
            "`cargo xtask test` checks the format and the lints.",
        );
        let mut add = run::program("rustup");
        run::show(add.args(["component", "add", component])).map_err(|failure: Failure| {
            failure.hint(format!("`rustup component add {component}` must succeed."))
        })?;
    }
    Ok(())
}

/// The triple of this machine.
pub(crate) fn host() -> Outcome<String> {
    let heard = run::hear(run::program("rustc").arg("-vV"))?;
    let host = heard
        .text
        .lines()
        .find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| Failure::new("rustc does not tell its host"))
}

fn holds_std(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}
