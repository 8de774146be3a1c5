//! What needs no browser: the tests of the core and of these commands, and the core's independence.

use super::lint::APP;
use super::stage::{Run, Stages};
use super::tally;
use crate::failure::{Failure, Outcome};
use crate::{run, setup};

/// Crates that only the browser's half of the app may depend on.
const BROWSER_ONLY: [&str; 7] = [
    "leptos",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "gloo-storage",
    "gloo-utils",
    "idb",
];

/// The Rust tests that run on this machine.
pub(crate) fn run(stages: &mut Stages, grep: Option<&str>) {
    stages.tests("Native tests", || {
        let mut test = run::cargo();
        test.args(["test", "--locked", "--workspace"]);
        if let Some(text) = grep {
            test.args(["--", text]);
        }
        let heard = run::show_and_hear(&mut test)?;
        Ok(Run {
            tally: tally::of_cargo(&heard.text),
            failures: tally::failures_of_cargo(&heard.text),
            ok: heard.ok,
        })
    });
}

/// A native build must not contain a single browser crate: the core is pure because it cannot be otherwise.
pub(crate) fn purity(stages: &mut Stages) {
    stages.check("No browser crates in the core", || {
        let host = setup::host()?;
        let mut tree = run::cargo();
        tree.args(["tree", "--locked", "--package", APP, "--target", &host]);
        let heard =
            run::hear(tree.args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]))?;
        if !heard.ok {
            return Err(Failure::new("cargo tree could not be run"));
        }
        pure(&heard.text)?;
        println!(
            "none among {} lines of cargo tree",
            heard.text.lines().count()
        );
        Ok(())
    });
}

fn pure(tree: &str) -> Outcome {
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    if !names.contains(&APP) {
        return Err(Failure::new(format!("cargo tree does not show {APP}")));
    }
    match names.into_iter().find(|name| BROWSER_ONLY.contains(name)) {
        Some(name) => Err(Failure::new(format!("the native build depends on {name}"))
            .hint("make it a dependency of wasm32 only, in Cargo.toml.")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::pure;

    #[test]
    fn a_browser_crate_is_noticed_and_an_empty_list_is_no_proof() {
        assert!(pure("demarche v0.1.0 (x)\nserde v1.0.0\nserde_json v1.0.0 (*)\n").is_ok());
        assert!(pure("demarche v0.1.0 (x)\nserde v1.0.0\nweb-sys v0.3.0\n").is_err());
        assert!(pure("").is_err());
    }
}
