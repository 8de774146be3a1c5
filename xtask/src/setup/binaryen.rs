//! wasm-opt, which makes the compiled program smaller. It comes as an npm package.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::{paths, run};

/// The pinned wasm-opt; `node::packages` has put it there.
pub(crate) fn wasm_opt() -> Outcome<PathBuf> {
    let folder = paths::node_modules().join(".bin");
    run::file_in(&folder, "wasm-opt").ok_or_else(|| {
        Failure::new("wasm-opt is missing although its npm package is there")
            .hint("remove the folder node_modules and run the command again.")
    })
}
