//! Python with the field's own programs, which read what the app exports: an environment of its own, made once.

use std::path::{Path, PathBuf};

use super::apt;
use crate::failure::{During, Failure, Outcome};
use crate::{digest, paths, report, run};

/// The versions of Python that the pinned programs come for.
const OLDEST: u32 = 11;
const NEWEST: u32 = 13;

/// Packages that come as sources alone; all others are installed ready-made or not at all.
const SOURCES: &str = "seqeval";

/// The environment's Python, with all that `tests/readers/requirements.txt` names. Made anew when that or Python's version
/// changes.
pub(crate) fn ready() -> Outcome<PathBuf> {
    let list = paths::root()
        .join("tests")
        .join("readers")
        .join("requirements.txt");
    let wanted = std::fs::read(&list).during("read tests/readers/requirements.txt")?;
    let (python, version) = able()?;
    let kept = paths::readers().ok_or_else(|| {
        Failure::new("no cache folder is known")
            .hint("set XDG_CACHE_HOME or HOME to an absolute path.")
    })?;
    let place = kept.join(name_for(&wanted, &version));
    if let Some(found) = python_in(&place) {
        return Ok(found);
    }
    report::setting_up(
        &format!(
            "installing spaCy, datasets and the like into {}",
            place.display()
        ),
        "They read what the app exports. About 120 packages and 1 GB, once for all checkouts; this takes a minute.",
    );
    // Under another name until all is there, so that a run that was stopped leaves nothing that looks whole.
    let making = kept.join(format!("making-{}", std::process::id()));
    let made = install(&python, &making, &list).and_then(|()| {
        std::fs::rename(&making, &place).during(format!("put {} in its place", place.display()))
    });
    if making.exists() {
        // Leaving it there would only cost room.
        let _ = std::fs::remove_dir_all(&making);
    }
    match (python_in(&place), made) {
        (Some(found), _) => Ok(found),
        (None, Err(failure)) => Err(failure),
        (None, Ok(())) => Err(Failure::new(format!("{} has no Python", place.display()))
            .hint("remove it and run the command again.")),
    }
}

fn install(python: &Path, folder: &Path, list: &Path) -> Outcome {
    std::fs::create_dir_all(folder).during(format!("make {}", folder.display()))?;
    run::show(
        run::program(python)
            .args(["-m", "venv", "--clear"])
            .arg(folder),
    )?;
    let own = python_in(folder).ok_or_else(|| Failure::new("the environment has no Python"))?;
    let mut pip = run::program(own);
    pip.args(["-m", "pip", "install", "--quiet", "--no-input"])
        .args(["--disable-pip-version-check", "--no-compile"])
        // The list names everything, so that nothing else is looked for.
        .args([
            "--no-deps",
            "--only-binary",
            ":all:",
            "--no-binary",
            SOURCES,
        ])
        .arg("--requirement")
        .arg(list);
    run::show(&mut pip).map_err(|failure| {
        failure.hint(format!(
            "see above what pip said; it needs the package index that it is configured for. The versions in \
             tests/readers/requirements.txt are for Python 3.{OLDEST} to 3.{NEWEST}."
        ))
    })
}

/// A Python that can make environments, and its version; installed where that needs no asking.
fn able() -> Outcome<(PathBuf, String)> {
    if let Some(found) = run::on_path("python3").and_then(|python| version_of(&python)) {
        return fitting(found);
    }
    apt::install(
        &["python3", "python3-venv"],
        "Python with its module venv, for the programs that read exported files",
    )?;
    let found = run::on_path("python3").and_then(|python| version_of(&python));
    fitting(found.ok_or_else(|| {
        Failure::new("there is no Python that can make environments, even after installing it")
            .hint("`python3 -m venv somewhere` must succeed.")
    })?)
}

/// Its version as `3.11.7`; `None` where it cannot make environments.
fn version_of(python: &Path) -> Option<(PathBuf, String)> {
    let program = "import ensurepip, platform, venv; print(platform.python_version())";
    let heard = run::hear(run::program(python).args(["-c", program])).ok()?;
    heard
        .ok
        .then(|| (python.to_owned(), heard.text.trim().to_owned()))
}

fn fitting(found: (PathBuf, String)) -> Outcome<(PathBuf, String)> {
    match minor(&found.1) {
        Some(OLDEST..=NEWEST) => Ok(found),
        _ => Err(Failure::new(format!(
            "Python {} cannot have the pinned programs",
            found.1
        ))
        .hint(format!(
            "put a Python 3.{OLDEST} to 3.{NEWEST} first on PATH, as python3."
        ))),
    }
}

fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("3.")?.split('.').next()?.parse().ok()
}

/// By what is wanted and for which Python, on which sort of machine.
fn name_for(wanted: &[u8], version: &str) -> String {
    let machine = format!(
        "\n{version} {} {}",
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    let sum = digest::sha256(&[wanted, machine.as_bytes()].concat());
    sum.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn python_in(environment: &Path) -> Option<PathBuf> {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    run::file_in(&environment.join(folder), "python")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_list_or_another_python_is_another_environment() {
        let one = name_for(b"spacy==3.8.18", "3.11.7");
        assert_eq!(one, name_for(b"spacy==3.8.18", "3.11.7"));
        assert_ne!(one, name_for(b"spacy==3.8.19", "3.11.7"));
        assert_ne!(one, name_for(b"spacy==3.8.18", "3.12.0"));
        assert_eq!(one.len(), 16);
    }

    #[test]
    fn only_a_python_that_the_programs_come_for_will_do() {
        let told = |version: &str| fitting((PathBuf::from("python3"), version.to_owned()));
        assert!(told("3.11.7").is_ok() && told("3.13.0rc1").is_ok());
        for version in ["3.10.12", "3.14.0", "2.7.18", ""] {
            let failure = told(version).unwrap_err().to_string();
            assert!(failure.contains("What to do"), "{failure}");
        }
    }

    #[test]
    fn every_package_is_pinned_to_one_version() {
        let list = paths::root().join("tests/readers/requirements.txt");
        let list = std::fs::read_to_string(list).unwrap();
        let packages = list.lines().filter(|line| !line.starts_with('#'));
        for package in packages {
            let (name, version) = package.split_once("==").unwrap_or((package, ""));
            let exact = version.starts_with(|c: char| c.is_ascii_digit()) && !version.contains('*');
            assert!(exact && !name.is_empty(), "{package}");
        }
    }
}
