//! How much a browser has to load before the page is ready.

use std::path::Path;
use std::process::Command;

use super::check;
use crate::failure::{During, Failure, Outcome};
use crate::{program, run};

/// What page, styles, scripts and program may weigh together, compressed with gzip, in bytes: all that a browser loads
/// before the page can be used. Parts that it loads afterwards do not count, but are shown.
const LIMIT: u64 = 300_000;

/// Weighs the files given as arguments: one line of raw and compressed size each. Node has zlib; we need no crate.
const WEIGH: &str = "const fs=require('fs'),zlib=require('zlib');for(const f of process.argv.slice(1)){\
    const b=fs.readFileSync(f);console.log(b.length,zlib.gzipSync(b,{level:9}).length)}";

/// What the page never asks for: another page, and what the browser fetches by itself to keep the site.
const BESIDES: [&str; 5] = [
    "demarche.html",
    "rescue.html",
    "rescue.css",
    "rescue-page.js",
    "sw.js",
];

/// One file of the site.
struct Weighed {
    name: String,
    raw: u64,
    gzip: u64,
}

/// Prints the size of every file, and fails when the page needs more than [`LIMIT`].
pub(crate) fn table(dist: &Path, node: &mut Command) -> Outcome {
    let weighed = weigh(dist, node)?;
    println!("{:>11} {:>11}   file", "bytes", "gzip");
    for file in &weighed {
        println!("{:>11} {:>11}   {}", file.raw, file.gzip, file.name);
    }
    let (raw, gzip) = sum(&weighed, counts);
    println!("{raw:>11} {gzip:>11}   page ready (html, css, js, wasm); at most {LIMIT}");
    let (later_raw, later) = sum(&weighed, program::is_loaded_later);
    println!("{later_raw:>11} {later:>11}   loaded afterwards, when the page is idle");
    if gzip > LIMIT && !program::keeps_names() {
        return Err(
            Failure::new(format!("the page needs {gzip} bytes, more than {LIMIT}"))
                .hint(
                "see which file grew; a new dependency is the usual cause, or a call that brought back what is loaded \
                 later (“Small on purpose” in ARCHITECTURE.md).",
            ),
        );
    }
    Ok(())
}

fn counts(name: &str) -> bool {
    let needed = [".html", ".css", ".js", ".wasm"];
    needed.iter().any(|ending| name.ends_with(ending))
        && !program::is_loaded_later(name)
        && !BESIDES.contains(&name)
}

/// Raw and compressed size of some files together.
fn sum(weighed: &[Weighed], some: fn(&str) -> bool) -> (u64, u64) {
    let these = weighed.iter().filter(|file| some(&file.name));
    these.fold((0, 0), |(raw, gzip), file| {
        (raw + file.raw, gzip + file.gzip)
    })
}

fn weigh(dist: &Path, node: &mut Command) -> Outcome<Vec<Weighed>> {
    let files = check::files(dist)?;
    let heard = run::hear(node.args(["-e", WEIGH, "--"]).args(&files))?;
    let sizes = || Failure::new("the sizes of the site's files could not be read");
    let lines: Vec<&str> = heard.text.lines().collect();
    if !heard.ok || lines.len() != files.len() {
        return Err(sizes());
    }
    let pairs = files.iter().zip(lines);
    pairs
        .map(|(file, line)| {
            let (raw, gzip) = line.split_once(' ').ok_or_else(sizes)?;
            Ok(Weighed {
                name: check::relative(dist, file),
                raw: raw.parse().during("read a size")?,
                gzip: gzip.parse().during("read a size")?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_loaded_afterwards_counts_by_itself() {
        let file = |name: &str, raw, gzip| Weighed {
            name: name.to_owned(),
            raw,
            gzip,
        };
        let site = [
            file("index.html", 10, 5),
            file("icon.svg", 3, 2),
            file("program-1/demarche-app_bg.wasm", 100, 40),
            file("program-1/split_later.wasm", 60, 20),
            file("styles-0a.css", 20, 8),
            file("later-0b.css", 30, 9),
        ];
        assert_eq!(sum(&site, counts), (130, 53));
        assert_eq!(sum(&site, program::is_loaded_later), (90, 29));
    }
}
