//! Node and the pinned npm packages: wasm-opt for building; playwright-core and axe-core for testing.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::{paths, pins, report, run};

const OLDEST: u32 = 20;

/// Node, not too old, with npm.
pub(crate) fn installed() -> Outcome<PathBuf> {
    let hint = format!("install Node {OLDEST} or newer with npm, then run the command again.");
    let node =
        run::on_path("node").ok_or_else(|| Failure::new("there is no Node on PATH").hint(&hint))?;
    let heard = run::hear(run::program(&node).arg("--version"))?;
    match major(&heard.text) {
        Some(version) if version >= OLDEST => {}
        _ => {
            let told = heard.text.trim();
            return Err(Failure::new(format!("Node is too old: {told}")).hint(hint));
        }
    }
    Ok(node)
}

/// Puts the packages of `package.json` into `node_modules`, if one is missing or of another version.
pub(crate) fn packages() -> Outcome {
    let wrong: Vec<String> = pins::npm_packages()?
        .into_iter()
        .filter(|(name, version)| installed_version(name).as_ref() != Some(version))
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    report::setting_up(
        &format!("installing npm packages: {}", wrong.join(", ")),
        "binaryen makes the program smaller; the others drive and check the browsers in the tests.",
    );
    let npm = run::on_path("npm").ok_or_else(|| {
        Failure::new("there is no npm on PATH").hint("install npm, then run the command again.")
    })?;
    let mut command = run::program(npm);
    command.args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ]);
    run::show(&mut command).map_err(|failure| {
        failure.hint("`npm ci` must succeed; it needs the registry npm is configured for.")
    })
}

fn installed_version(package: &str) -> Option<String> {
    let file = paths::node_modules().join(package).join("package.json");
    pins::package_version(&std::fs::read_to_string(file).ok()?)
}

fn major(version: &str) -> Option<u32> {
    let digits = version.trim().strip_prefix('v')?.split('.').next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("not node"), None);
    }
}
