//! Debian packages: installed when that needs no asking, otherwise named for the user to install.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{report, run};

/// Installs these packages, or says exactly what to install.
///
/// `missing` names the things in words, for the message.
pub(crate) fn install(packages: &[&str], missing: &str) -> Outcome {
    let list = packages.join(" ");
    if !is_debian() {
        return Err(Failure::new(format!("missing on this machine: {missing}")).hint(format!(
            "install them with your system's packages (on Debian they are called {list}), or name browsers you \
             have in DEMARCHE_CHROMIUM, DEMARCHE_CHROMEDRIVER and DEMARCHE_FIREFOX; then run the command again."
        )));
    }
    if !is_root() {
        return Err(Failure::new(format!("missing on this machine: {missing}")).hint(format!(
            "run `sudo apt-get update && sudo apt-get install --no-install-recommends {list}`, then the command again."
        )));
    }
    report::setting_up(
        &format!("installing Debian packages: {list}"),
        "The tests drive real browsers, with fonts for the writing systems they show. This takes a minute or two.",
    );
    let by_hand = |failure: Failure| {
        failure.hint(format!(
            "see what apt-get said above; `apt-get install --no-install-recommends {list}` must succeed."
        ))
    };
    let apt = |words: &[&str]| {
        let mut command = run::program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(words);
        run::show(&mut command).map_err(by_hand)
    };
    apt(&["--quiet", "update"])?;
    let mut words = vec!["--quiet", "install", "--yes", "--no-install-recommends"];
    words.extend(packages);
    apt(&words)
}

/// Which of these Debian packages are not installed; `None` where there are no Debian packages.
pub(crate) fn not_installed<'a>(packages: &[&'a str]) -> Option<Vec<&'a str>> {
    run::on_path("dpkg-query")?;
    let mut command = run::program("dpkg-query");
    command
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\n"])
        .args(packages);
    let heard = run::hear(&mut command).ok()?;
    Some(absent(&heard.text, packages))
}

fn absent<'a>(listing: &str, packages: &[&'a str]) -> Vec<&'a str> {
    let installed = |package: &&str| {
        listing
            .lines()
            .any(|line| line.split_once(' ') == Some((package, "installed")))
    };
    packages
        .iter()
        .copied()
        .filter(|package| !installed(package))
        .collect()
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists() && run::on_path("apt-get").is_some()
}

fn is_root() -> bool {
    run::hear(run::program("id").arg("-u")).is_ok_and(|heard| heard.text.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_is_unknown_or_only_configured_is_absent() {
        let listing = "one installed\ntwo config-files\n";
        assert_eq!(absent(listing, &["one", "two", "three"]), ["two", "three"]);
    }
}
