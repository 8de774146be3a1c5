//! A command-line tool written in Rust: the user's own where it has the right version, otherwise compiled once.
//!
//! Compiled without optimisation and debug information: the tools run for seconds, their compilation for minutes.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::{paths, report, run};

/// A tool and the one version of it that will do.
pub(crate) struct CargoTool<'a> {
    /// The crate.
    pub(crate) package: &'a str,
    /// The exact version.
    pub(crate) version: &'a str,
    /// The programs it brings; all must lie in one folder.
    pub(crate) programs: &'a [&'a str],
    /// More words for `cargo install`.
    pub(crate) options: &'a [&'a str],
    /// Why it is needed, for the user to read.
    pub(crate) why: &'a str,
}

impl CargoTool<'_> {
    /// The first program's path.
    pub(crate) fn ready(&self) -> Outcome<PathBuf> {
        let kept = paths::tools().ok_or_else(|| {
            Failure::new("no cache folder is known")
                .hint("set XDG_CACHE_HOME or HOME to an absolute path.")
        })?;
        let program = self.programs.first().copied().unwrap_or(self.package);
        let own = run::on_path(program).filter(|file| self.fits(file));
        let cached = || run::file_in(&kept.join("bin"), program).filter(|file| self.fits(file));
        if let Some(found) = own.or_else(cached) {
            return Ok(found);
        }
        self.compile(&kept)?;
        cached().ok_or_else(|| {
            Failure::new(format!("{} {} does not run", self.package, self.version)).hint(format!(
                "remove {} and run the command again.",
                kept.display()
            ))
        })
    }

    /// All programs are there, and the first is of the right version.
    fn fits(&self, file: &Path) -> bool {
        let folder = file.parent().unwrap_or(file);
        let all = self
            .programs
            .iter()
            .all(|name| run::file_in(folder, name).is_some());
        let told = || {
            run::hear(run::program(file).arg("--version"))
                .is_ok_and(|heard| heard.ok && tells(&heard.text, self.version))
        };
        all && (told() || self.was_installed_beside(folder))
    }

    /// Whether cargo noted, beside the folder of programs, that it installed this version there: for a program that does
    /// not tell its version.
    fn was_installed_beside(&self, folder: &Path) -> bool {
        let list = folder.parent().map(|root| root.join(".crates.toml"));
        let list = list.and_then(|list| std::fs::read_to_string(list).ok());
        list.is_some_and(|list| lists(&list, self.package, self.version))
    }

    fn compile(&self, kept: &Path) -> Outcome {
        report::setting_up(
            &format!(
                "compiling {} {} into {}",
                self.package,
                self.version,
                kept.display()
            ),
            self.why,
        );
        require_c_compiler()?;
        println!("        This takes some minutes, once for all checkouts.");
        let mut command = run::cargo();
        command
            .args([
                "install",
                self.package,
                "--version",
                &format!("={}", self.version),
            ])
            .args(["--debug", "--force", "--root"])
            .arg(kept)
            .args(self.options)
            // One folder for all tools: what they have in common is compiled once.
            .env("CARGO_TARGET_DIR", kept.join("build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            // Without a lock file, take releases this compiler can build.
            .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
        run::show(&mut command).map_err(|failure| {
            failure.hint(format!(
                "see above what the compiler said. A ready `{}` of version {} on PATH will do as well.",
                self.package, self.version
            ))
        })
    }
}

/// Removes what compiling left behind; kept until all tools are there, so that they can share it.
pub(crate) fn tidy() {
    if let Some(kept) = paths::tools() {
        // Leaving it there would only cost room.
        let _ = std::fs::remove_dir_all(kept.join("build"));
    }
}

/// Whether the output of `--version` names exactly this version.
fn tells(output: &str, version: &str) -> bool {
    output.split_whitespace().any(|word| word == version)
}

/// Whether cargo's list of what it installed names exactly this version.
fn lists(list: &str, package: &str, version: &str) -> bool {
    let named = format!("\"{package} {version} ");
    list.lines().any(|line| line.starts_with(&named))
}

fn require_c_compiler() -> Outcome {
    let found = cfg!(windows)
        || std::env::var_os("CC").is_some()
        || ["cc", "gcc", "clang"]
            .iter()
            .any(|name| run::on_path(name).is_some());
    if found {
        return Ok(());
    }
    Err(
        Failure::new("there is no C compiler on PATH, and the tool has parts in C").hint(
            "install one (on Debian: `apt-get install gcc libc6-dev`), then run the command again.",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::{lists, tells};

    #[test]
    fn only_the_very_version_will_do() {
        assert!(tells("trunk 0.21.14\n", "0.21.14"));
        assert!(tells("wasm-bindgen 0.2.130 (abc)", "0.2.130"));
        assert!(!tells("trunk 0.21.140", "0.21.14"));
        assert!(!tells("trunk 0.21.14-rc1", "0.21.14"));
        assert!(!tells("", "0.21.14"));
    }

    #[test]
    fn cargos_own_list_will_do_for_a_program_that_keeps_silent() {
        let list = "[v1]\n\"split 0.2.4 (registry+x)\" = [\"split-cli\"]\n";
        assert!(lists(list, "split", "0.2.4"));
        assert!(!lists(list, "split", "0.2"));
        assert!(!lists(list, "plit", "0.2.4"));
    }
}
