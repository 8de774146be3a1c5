//! `cargo xtask build`: the static site in `dist`, checked.

use std::time::Instant;

use crate::failure::Outcome;
use crate::setup::{self, Tools};
use crate::{paths, report, run, site};

/// Builds the release site, and fails when it breaks a promise or grew too large.
pub(crate) fn site(tools: &Tools) -> Outcome {
    report::heading("Building the site");
    let start = Instant::now();
    site::styles::write()?;
    // Compiled first without Trunk, so that what the compiler has to say is the last thing on the screen.
    let mut compile = run::cargo();
    compile.args(["build", "--release", "--locked", "--bin", "demarche-app"]);
    run::show(compile.args(["--target", setup::WASM]))?;
    run::show(tools.trunk()?.args(["--log", "warn", "build", "--release"]))?;
    let dist = paths::dist();
    site::check::site(&dist)?;
    site::size::table(&dist, &mut tools.node())?;
    println!(
        "Built in {}: {}",
        report::seconds(start.elapsed()),
        dist.display()
    );
    Ok(())
}
