//! `cargo xtask bench`: measures the release build in Chromium. What is measured is in `tests/bench`.

use crate::failure::{Failure, Outcome};
use crate::server::{Port, Server};
use crate::{build, paths, report, run, setup};

/// Sets up, builds, serves, and runs the measurements; `quick`: less of everything.
pub(crate) fn run(quick: bool) -> Outcome {
    let tools = setup::for_building()?;
    let browsers = setup::for_testing()?;
    build::site(&tools)?;
    let script = paths::root().join("tests").join("bench").join("run.mjs");
    if !script.is_file() {
        return Err(Failure::new("tests/bench/run.mjs is missing"));
    }
    report::heading("Measuring");
    let server = Server::start(&paths::dist(), "/", Port::Any)?;
    let mut node = tools.node();
    browsers.name_in(&mut node);
    node.env("BASE_URL", server.address())
        .env("DEMARCHE_BROWSER", "chromium");
    node.arg(script).args(quick.then_some("--quick"));
    run::show(&mut node)
}
