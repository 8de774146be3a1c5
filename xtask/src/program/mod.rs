//! The program taken apart: what the page needs to open, and what it can load when it has nothing better to do.
//!
//! Trunk puts the site together, but has no place for a step between the compiler and wasm-bindgen, which is where a
//! program can be taken apart. So Trunk's program, whole and not made smaller, is exchanged for one that was made here:
//! `wasm-split-cli`, wasm-bindgen, wasm-opt, and small steps of our own that take out names, comments and what nobody asks for. What
//! Trunk builds without us is a working site too, only a larger one.

mod exports;
mod leb;
mod neighbours;
mod packer;
mod page;
mod script;
mod short_names;

use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::failure::{During, Outcome};
use crate::setup::{self, Tools};
use crate::{paths, run};

pub(crate) use packer::{PACKER, PROGRAM as PACKING};

/// The name of the app's program, as cargo and Trunk have it.
pub(crate) const NAME: &str = "demarche-app";
/// The script by which the parts find each other; `wasm-split-cli` gives it this name.
pub(crate) const LINK: &str = "__wasm_split.js";

/// How wasm-opt is to work. That low memory is unused holds for every part: they share the memory, and the compiler
/// leaves its first kilobyte empty.
const SMALLER: [&str; 5] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// What it takes out at the end.
const BARE: [&str; 3] = [
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Exchanges the program of the site in `dist`, as Trunk left it, for one in parts.
pub(crate) fn take_apart(tools: &Tools, dist: &Path) -> Outcome {
    let work = paths::target().join("site").join("program");
    let parts = work.join("parts");
    let done = work.join("done");
    match fs::remove_dir_all(&work) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).during(format!("empty {}", work.display()));
        }
        _ => {}
    }
    fs::create_dir_all(&parts).during("make a folder for the program's parts")?;
    let compiled = compiled(NAME);
    let mut split = tools.wasm_split();
    split
        .arg(compiled)
        .arg(&parts)
        .args(["--target", "web", "--out-name", NAME]);
    run::show(&mut split)?;
    let mut bindgen = tools.wasm_bindgen();
    bindgen
        .args(["--target", "web", "--no-typescript"])
        // The parts find each other by what the linker and the splitting export.
        .arg("--keep-lld-exports")
        .args(["--out-name", NAME, "--out-dir"])
        .arg(&done)
        .arg(parts.join(format!("{NAME}.wasm")));
    run::show(&mut bindgen)?;
    make_small(tools, &parts, &done)?;
    packer::put_beside(tools, &done)?;

    // A file of this very version: under an address of its own, no browser takes it for another.
    let practice = dist.join("practice.json");
    fs::rename(practice, done.join("practice.json")).during("move practice.json")?;
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).during("read index.html")?;
    let folder = format!("program-{}", fingerprint(&done)?);
    let whole = page::program_of(&text)?;
    let text = page::with_program(&text, &whole, &folder)?;
    for file in [&whole.script, &whole.wasm] {
        fs::remove_file(dist.join(file)).during(format!("take {file} out of the site"))?;
    }
    fs::rename(&done, dist.join(&folder)).during("put the program into the site")?;
    fs::write(&page, text).during("write index.html")?;
    for name in ["boot.js", "offline.js", "rescue.js", "theme.js"] {
        let text = fs::read_to_string(dist.join(name)).during(format!("read {name}"))?;
        fs::write(dist.join(name), script::bare(&text)).during(format!("write {name}"))?;
    }
    Ok(())
}

/// A program as the compiler left it.
fn compiled(name: &str) -> PathBuf {
    let folder = paths::target().join(setup::WASM).join("release");
    folder.join(format!("{name}.wasm"))
}

/// Brings every part into `done`, as small as it gets.
fn make_small(tools: &Tools, parts: &Path, done: &Path) -> Outcome {
    let main = done.join(format!("{NAME}_bg.wasm"));
    let wasm = fs::read(&main).during("read the program")?;
    fs::write(&main, exports::used(&wasm)?).during("write the program")?;
    smaller(tools, &main, &main)?;
    for part in later_parts(parts)? {
        smaller(
            tools,
            &part,
            &done.join(part.file_name().unwrap_or_default()),
        )?;
    }
    let glue = done.join(format!("{NAME}.js"));
    let wasm = fs::read(&main).during("read the program")?;
    let text = fs::read_to_string(&glue).during("read the program's script")?;
    let (wasm, text) = short_names::shorten(&wasm, &text, &format!("./{NAME}_bg.js"))?;
    fs::write(&main, wasm).during("write the program")?;
    fs::write(&glue, script::without_streams(&script::bare(&text))?)
        .during("write the program's script")?;
    let link = fs::read_to_string(parts.join(LINK)).during(format!("read {LINK}"))?;
    let link = script::bare(&script::patient(&link)?);
    fs::write(done.join(LINK), link).during(format!("write {LINK}"))
}

fn smaller(tools: &Tools, from: &Path, to: &Path) -> Outcome {
    let mut command = tools.wasm_opt();
    command.args(SMALLER).arg(from).arg("-o").arg(to);
    if keeps_names() {
        return run::show(command.arg("-g").args(&BARE[1..]));
    }
    run::show(&mut command)?;
    let wasm = fs::read(to).during("read a part of the program")?;
    fs::write(to, neighbours::numbered(&wasm)?).during("write a part of the program")?;
    let mut sort = tools.wasm_opt();
    sort.arg("--reorder-functions-by-name").args(BARE);
    run::show(sort.arg(to).arg("-o").arg(to))
}

/// Whether functions are to keep their names, so that a profile of the page says what took how long. A larger program.
pub(crate) fn keeps_names() -> bool {
    std::env::var_os("DEMARCHE_NAMES").is_some()
}

/// What is loaded after the start.
fn later_parts(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let all = crate::site::check::files(folder)?;
    Ok(all
        .into_iter()
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(".wasm") && is_loaded_later(&name)
        })
        .collect())
}

/// Whether a file of the site is loaded after the start, told by its name.
pub(crate) fn is_loaded_later(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    let part = name.starts_with("split_") || name.starts_with("chunk_");
    // The page links its style sheet without using it, so browsers load it last of all. The scripts are asked for by
    // `boot.js` when the program has started; what packs in a worker, by an export.
    part || (name.starts_with("later-") && name.ends_with(".css"))
        || matches!(
            name,
            "offline.js" | "rescue.js" | packer::SCRIPT | packer::PROGRAM
        )
}

/// Differs when any file differs, so that browsers may keep the folder for ever.
#[allow(
    deprecated,
    reason = "the hasher that stays the same from one compiler to the next"
)]
fn fingerprint(folder: &Path) -> Outcome<String> {
    let mut hasher = std::hash::SipHasher::new();
    for file in crate::site::check::files(folder)? {
        hasher.write(crate::site::check::relative(folder, &file).as_bytes());
        hasher.write(&fs::read(&file).during("read the program")?);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_by_their_names() {
        assert!(is_loaded_later("program-1/split_later.wasm"));
        assert!(is_loaded_later("chunk_2.wasm"));
        assert!(is_loaded_later("program-1/pack_bg.wasm"));
        assert!(!is_loaded_later("program-1/demarche-app_bg.wasm"));
        assert!(!is_loaded_later("split_up/boot.js"));
    }

    #[test]
    fn the_fingerprint_is_that_of_names_and_contents() {
        let folder = std::env::temp_dir().join(format!("demarche-program-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut seen = Vec::new();
        for (name, text) in [("a.js", "1"), ("a.js", "2"), ("b.js", "1")] {
            fs::write(folder.join(name), text).unwrap();
            seen.push(fingerprint(&folder).unwrap());
            assert_eq!(seen.last(), fingerprint(&folder).ok().as_ref());
            fs::remove_file(folder.join(name)).unwrap();
        }
        fs::remove_dir_all(&folder).unwrap();
        seen.dedup();
        assert_eq!(seen.len(), 3);
    }
}
