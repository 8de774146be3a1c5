//! Format and lints: cheap, and first to fail.

use std::path::{Path, PathBuf};

use super::stage::Stages;
use crate::failure::{During, Failure, Outcome};
use crate::setup::{self, Tools};
use crate::{build, paths, run};

/// The app's own package: for the browser nothing else is compiled.
pub(crate) const APP: &str = "demarche";

/// Format, and clippy for both targets; for the browser in one piece, as the tests compile it, and in parts.
pub(crate) fn rust(stages: &mut Stages) {
    stages.check("Format", || {
        run::show(run::cargo().args(["fmt", "--all", "--check"]))
    });
    stages.check("Lints, this machine", || {
        let mut clippy = run::cargo();
        clippy.args(["clippy", "--locked", "--workspace", "--all-targets"]);
        run::show(clippy.args(["--", "--deny", "warnings"]))
    });
    stages.check("Lints, browser", || {
        let mut clippy = run::cargo();
        clippy.args([
            "clippy",
            "--locked",
            "--package",
            APP,
            "--target",
            setup::WASM,
        ]);
        clippy.args(["--lib", "--bins", "--test", "web"]);
        run::show(clippy.args(["--", "--deny", "warnings"]))
    });
    stages.check("Lints, browser, in parts", || {
        let mut clippy = run::cargo();
        clippy.args(["clippy", "--locked", "--package", APP]);
        clippy.args(["--target", setup::WASM, "--features", build::IN_PARTS]);
        run::show(clippy.args(["--lib", "--bins", "--", "--deny", "warnings"]))
    });
}

/// Whether every script can be read at all: those of the page and those of the tests.
pub(crate) fn scripts(stages: &mut Stages, tools: &Tools) {
    stages.check("Scripts", || {
        let mut all = Vec::new();
        for folder in ["public", "tests"] {
            gather(&paths::root().join(folder), &mut all)?;
        }
        if all.is_empty() {
            return Err(Failure::new("no script was found"));
        }
        for script in &all {
            run::show(tools.node().arg("--check").arg(script))?;
        }
        println!("{} scripts can be read", all.len());
        Ok(())
    });
}

/// All scripts below a folder, other than installed packages and what the tests write.
fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> Outcome {
    for entry in std::fs::read_dir(folder).during(format!("list {}", folder.display()))? {
        let path = entry.during("list the scripts")?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if name != "node_modules" && name != "out" {
                gather(&path, found)?;
            }
        } else if name.ends_with(".js") || name.ends_with(".mjs") {
            found.push(path);
        }
    }
    Ok(())
}
