//! `cargo xtask build`: the static site in `dist`, checked.

use std::time::Instant;

use crate::failure::{During, Outcome};
use crate::setup::{self, Tools};
use crate::{flags, paths, program, report, run, site};

/// The feature of the app that marks what can be loaded later.
pub(crate) const IN_PARTS: &str = "split";

/// Begins to build the release site as a command of its own, beside whatever else is done.
pub(crate) fn beside() -> Outcome<run::Beside> {
    let this = std::env::current_exe().during("find this very program")?;
    run::beside(run::program(this).arg("build"))
}

/// Builds the release site, and fails when it breaks a promise or grew too large.
pub(crate) fn site(tools: &Tools) -> Outcome {
    report::heading("Building the site");
    let start = Instant::now();
    site::styles::write()?;
    // Compiled first without Trunk, so that what the compiler has to say is the last thing on the screen.
    let mut compile = run::cargo();
    compile.args(["build", "--release", "--locked"]);
    compile.args(["--bin", program::NAME, "--bin", program::PACKER]);
    compile.args(["--target", setup::WASM, "--features", IN_PARTS]);
    run::show(flags::for_release(&mut compile))?;
    let mut trunk = tools.trunk()?;
    trunk.args(["--log", "warn", "build", "--release"]);
    run::show(flags::for_release(trunk.args(["--features", IN_PARTS])))?;
    let dist = paths::dist();
    program::take_apart(tools, &dist)?;
    site::single::write(&dist)?;
    site::offline::write(&dist)?;
    site::check::site(&dist)?;
    site::size::table(&dist, &mut tools.node())?;
    println!(
        "Built in {}: {}",
        report::seconds(start.elapsed()),
        dist.display()
    );
    Ok(())
}
