//! How much a browser has to load before the page is ready.

use std::path::Path;
use std::process::Command;

use super::check;
use crate::failure::{During, Failure, Outcome};
use crate::run;

/// What page, styles, scripts and program should weigh together at most, compressed with gzip, in bytes.
const GOAL: u64 = 300_000;

/// What they may weigh. Above the goal for as long as the goal is not reached: it is what they weighed last, rounded up,
/// and only ever goes down, so that nothing is lost again on the way.
const LIMIT: u64 = 350_000;

/// Weighs the files given as arguments: one line of raw and compressed size each. Node has zlib; we need no crate.
const WEIGH: &str = "const fs=require('fs'),zlib=require('zlib');for(const f of process.argv.slice(1)){\
    const b=fs.readFileSync(f);console.log(b.length,zlib.gzipSync(b,{level:9}).length)}";

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
    let counted = || weighed.iter().filter(|file| counts(&file.name));
    let gzip: u64 = counted().map(|file| file.gzip).sum();
    let raw: u64 = counted().map(|file| file.raw).sum();
    println!(
        "{raw:>11} {gzip:>11}   page ready (html, css, js, wasm); at most {LIMIT}, goal {GOAL}"
    );
    if gzip > LIMIT {
        return Err(
            Failure::new(format!("the page needs {gzip} bytes, more than {LIMIT}"))
                .hint("see which file grew; a new dependency is the usual cause."),
        );
    }
    Ok(())
}

fn counts(name: &str) -> bool {
    [".html", ".css", ".js", ".wasm"]
        .iter()
        .any(|ending| name.ends_with(ending))
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
