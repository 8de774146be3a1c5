//! How the compiler is asked for the release: as `.cargo/config.toml` has it, and with short names for sources.
//!
//! A panic says where it happened. Left alone it would name the folder in which cargo keeps dependencies on the machine
//! that built the site: a kilobyte of what the page loads, different on every machine, and nobody's business.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths;

/// As in `.cargo/config.toml`, which these take the place of.
const ALWAYS: [&str; 2] = ["--cfg", "erase_components"];

/// How readily functions are taken into those that call them. At `opt-level = "z"` they hardly are at all, whatever becomes of
/// loops over every word of a corpus; this much more makes the writing of exports a tenth quicker (`docs/performance.md`).
const INLINING: &str = "llvm-args=-inline-threshold=40";

/// What stands between flags where they are one value.
const BETWEEN: &str = "\u{1f}";

/// Has cargo, however it is called by this command, compile the app with these flags.
pub(crate) fn for_release(command: &mut Command) -> &mut Command {
    command
        .env("CARGO_ENCODED_RUSTFLAGS", flags().join(BETWEEN))
        .env_remove("RUSTFLAGS")
}

fn flags() -> Vec<String> {
    let short = sources().into_iter().map(|folder| {
        // With its slash, so that nothing but the name of the crate is left.
        format!("--remap-path-prefix={}/=", folder.display())
    });
    let always = ALWAYS.into_iter().chain(["-C", INLINING]);
    always.map(str::to_owned).chain(short).collect()
}

/// The folders from which dependencies are compiled; there is one for each registry.
fn sources() -> Vec<PathBuf> {
    let Some(registries) = paths::cargo_home().map(|home| home.join("registry").join("src")) else {
        return Vec::new();
    };
    folders_in(&registries)
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found
}
