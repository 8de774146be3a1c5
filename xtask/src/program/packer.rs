//! What packs in a worker while the page writes: a program by itself, small, and the worker's script with it.

use std::fs;
use std::path::Path;

use super::{compiled, script, short_names};
use crate::failure::{During, Outcome};
use crate::setup::Tools;
use crate::{paths, run};

/// Its name, as cargo has it.
pub(crate) const PACKER: &str = "demarche-packer";
/// The worker's script in the program's folder.
pub(super) const SCRIPT: &str = "pack.js";
/// Its program.
pub(crate) const PROGRAM: &str = "pack_bg.wasm";

/// How wasm-opt is to work: what is to be quick is not made small.
const QUICK: [&str; 4] = [
    "-O3",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Where the program would be looked for if nobody said where.
const GUESSED: &str = "script_src.replace(/\\.js$/, \"_bg.wasm\")";

/// Puts both into the program's folder.
pub(super) fn put_beside(tools: &Tools, done: &Path) -> Outcome {
    let mut bindgen = tools.wasm_bindgen();
    bindgen
        .args(["--target", "no-modules", "--no-typescript"])
        .args(["--out-name", "pack", "--out-dir"])
        .arg(done)
        .arg(compiled(PACKER));
    run::show(&mut bindgen)?;
    let wasm = done.join(PROGRAM);
    let mut smaller = tools.wasm_opt();
    run::show(smaller.args(QUICK).arg(&wasm).arg("-o").arg(&wasm))?;
    let worker = paths::root().join("public").join(SCRIPT);
    let worker = fs::read_to_string(worker).during("read public/pack.js")?;
    let file = done.join(SCRIPT);
    let glue = fs::read_to_string(&file).during(format!("read {SCRIPT}"))?;
    let program = fs::read(&wasm).during(format!("read {PROGRAM}"))?;
    // What looks like names of files is no file: a module that is the script itself, and an ending.
    let (program, glue) = short_names::shorten(&program, &glue, "./pack_bg.js")?;
    let glue = glue.replace(GUESSED, &format!("\"{PROGRAM}\""));
    fs::write(&wasm, program).during(format!("write {PROGRAM}"))?;
    let whole = script::bare(&glue) + &script::bare(&worker);
    fs::write(&file, whole).during(format!("write {SCRIPT}"))
}
