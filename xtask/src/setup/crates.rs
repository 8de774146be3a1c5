//! The crates of Cargo.lock. Trunk is told to stay offline, so they have to be there before it compiles.

use crate::failure::{Failure, Outcome};
use crate::{report, run};

/// Downloads the crates that are missing, for the browser and for this machine.
pub(crate) fn downloaded() -> Outcome {
    let host = super::toolchain::host()?;
    let fetch = |more: &[&str]| {
        let mut command = run::cargo();
        command
            .args(["fetch", "--locked", "--quiet"])
            .args(["--target", super::toolchain::WASM, "--target", &host])
            .args(more);
        command
    };
    let mut try_offline = fetch(&["--offline"]);
    if run::hear(&mut try_offline)?.ok {
        return Ok(());
    }
    report::setting_up(
        "downloading the crates in Cargo.lock",
        "Demarche is compiled from them; Trunk itself downloads nothing.",
    );
    run::show(&mut fetch(&[])).map_err(|failure: Failure| {
        failure.hint(
            "the crates come from the registry that cargo is configured for; check the connection.",
        )
    })
}
