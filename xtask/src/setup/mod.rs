//! Set-up: brings every pinned tool into place, once, and says what it does before each slow step.
//!
//! Asking again costs a second or two. What a command does not need, it does not ask for: building and serving
//! need no browsers. A tool that cannot be had is a failure that says what to install, never a skipped step.

mod apt;
mod binaryen;
mod browsers;
mod cargo_tool;
mod crates;
mod fonts;
mod node;
mod python;
mod toolchain;
mod trunk;
mod wasm_bindgen;
mod wasm_split;

use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) use browsers::Browsers;
pub(crate) use python::ready as python;
pub(crate) use toolchain::{WASM, components, host};

use crate::failure::Outcome;
use crate::run;

/// What building the site takes.
pub(crate) struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    wasm_split: PathBuf,
    wasm_opt: PathBuf,
    node: PathBuf,
}

/// Everything the other commands may need.
pub(crate) fn everything() -> Outcome {
    let tools = for_building()?;
    let browsers = for_testing()?;
    let python = python()?;
    println!(
        "Ready: {}, {}",
        tools.trunk.display(),
        tools.wasm_bindgen.display()
    );
    println!(
        "       {}, {}",
        tools.wasm_split.display(),
        tools.wasm_opt.display()
    );
    println!("       {}", tools.node.display());
    println!(
        "       {}, {}",
        browsers.chromium.display(),
        browsers.chromedriver.display()
    );
    println!("       {}", browsers.firefox.display());
    println!("       {}", python.display());
    Ok(())
}

/// What `build` and `serve` need.
pub(crate) fn for_building() -> Outcome<Tools> {
    toolchain::wasm_target()?;
    let node = node::installed()?;
    node::packages()?;
    crates::downloaded()?;
    let trunk = trunk::ready()?;
    let wasm_split = wasm_split::ready()?;
    let wasm_bindgen = wasm_bindgen::ready()?;
    Ok(Tools {
        trunk,
        wasm_bindgen,
        wasm_split,
        wasm_opt: binaryen::wasm_opt()?,
        node,
    })
}

/// What `test` and `bench` need beside [`for_building`].
pub(crate) fn for_testing() -> Outcome<Browsers> {
    toolchain::components()?;
    browsers::ready()
}

impl Tools {
    /// Node.
    pub(crate) fn node(&self) -> Command {
        run::program(&self.node)
    }

    /// wasm-bindgen.
    pub(crate) fn wasm_bindgen(&self) -> Command {
        run::program(&self.wasm_bindgen)
    }

    /// wasm-split-cli.
    pub(crate) fn wasm_split(&self) -> Command {
        let mut command = run::program(&self.wasm_split);
        // Of what it notices only the worst: it warns of the compiler's own functions, which no part needs.
        command.env("RUST_LOG", "error");
        command
    }

    /// wasm-opt.
    pub(crate) fn wasm_opt(&self) -> Command {
        run::program(&self.wasm_opt)
    }

    /// Trunk, with the very tools it is to use in front on `PATH`: it takes those, and downloads none.
    pub(crate) fn trunk(&self) -> Outcome<Command> {
        let folders = [&self.wasm_bindgen, &self.wasm_opt].map(|tool| folder_of(tool));
        let mut command = run::program(&self.trunk);
        command
            .env("PATH", run::path_with(&folders)?)
            .env("RUST_LIB_BACKTRACE", "0")
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk takes nothing but true and false here, and stops at the usual `NO_COLOR=1`.
            .env_remove("NO_COLOR");
        Ok(command)
    }

    /// The program that runs a wasm test in a browser; it comes with the wasm-bindgen command.
    pub(crate) fn wasm_test_runner(&self) -> PathBuf {
        wasm_bindgen::test_runner_beside(&self.wasm_bindgen)
    }
}

fn folder_of(program: &Path) -> PathBuf {
    program
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}
