//! Where things are: in the project, beside it, and in the cache shared by all checkouts.

use std::env;
use std::path::PathBuf;

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), PathBuf::from)
}

/// The static site, as built.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// What cargo compiles into.
pub(crate) fn target() -> PathBuf {
    // A relative one is meant from where cargo runs, which is always the project's folder.
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |own| root().join(own))
}

/// Where npm puts the pinned packages.
pub(crate) fn node_modules() -> PathBuf {
    root().join("node_modules")
}

/// Data some more tests read, where it lies beside the checkout.
pub(crate) fn shared() -> Option<PathBuf> {
    let beside = root().parent()?.join("shared");
    beside.is_dir().then_some(beside)
}

/// Cargo's own folder, with the sources of dependencies.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let own = env::var_os("CARGO_HOME").map(PathBuf::from);
    own.or_else(|| Some(home()?.join(".cargo")))
}

fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    env::var_os(name).map(PathBuf::from)
}

/// Compiled tools, kept for all checkouts of this user.
pub(crate) fn tools() -> Option<PathBuf> {
    Some(cache()?.join("demarche").join("tools"))
}

/// Python with the programs that read exported files, kept likewise.
pub(crate) fn readers() -> Option<PathBuf> {
    Some(cache()?.join("demarche").join("readers"))
}

fn cache() -> Option<PathBuf> {
    let named = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    if let Some(path) = named("XDG_CACHE_HOME") {
        return Some(path);
    }
    if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        Some(named("HOME")?.join("Library").join("Caches"))
    } else {
        Some(named("HOME")?.join(".cache"))
    }
}
