//! Which format many files are of together, or those of an archive.

use super::Format;
use super::known::{LOOKED_AT, known};
use crate::domain::{OrderedSet, Table};
use crate::format::exchange::tool::File;
use crate::format::incoming::zip::Archive;
use crate::format::incoming::{Bytes, Engine, FileKind, Named, named, without_ending};

/// So many files of an ending are looked at; the others are taken for the same.
const EACH: usize = 12;

/// The format that files are of, all of them together: a file, an archive, or files that belong together. `None` where
/// nothing is known, where it is several formats, and where there is something besides that does not belong to it: an article
/// is not to be lost among files of a tool. Of each ending some files are looked at, up to [`LOOKED_AT`].
pub async fn look<B: Bytes, E: Engine>(given: &[(String, B)], engine: &E) -> Option<Format> {
    if let [(path, bytes)] = given
        && FileKind::of(path, &bytes.range(0, 8).await.ok()?) == FileKind::Zip
    {
        return inside(bytes, engine).await;
    }
    let mut sorting = Sorting::default();
    for (path, bytes) in given {
        engine.breathe().await;
        match sorting.wants(path) {
            false => sorting.others(path)?,
            true => {
                let read = bytes.range(0, LOOKED_AT.min(bytes.size())).await;
                sorting.add(path, read.ok()?)?;
            }
        }
    }
    sorting.finish()
}

async fn inside<B: Bytes, E: Engine>(bytes: &B, engine: &E) -> Option<Format> {
    let mut archive = Archive::open(bytes).await.ok()?;
    let paths = archive.entries().iter().map(|entry| entry.path.clone());
    let paths: Vec<String> = paths.collect();
    let mut sorting = Sorting::default();
    for (path, place) in paths.iter().zip(0..) {
        match sorting.wants(path) {
            false => sorting.others(path)?,
            true => {
                engine.breathe().await;
                // What is damaged is told when it is read.
                let read = archive.unpack(place, bytes, engine).await;
                sorting.add(path, read.unwrap_or_default())?;
            }
        }
    }
    sorting.finish()
}

/// What was seen so far.
#[derive(Default)]
struct Sorting {
    found: Option<Format>,
    /// By ending: how many were looked at, and how many of them were known.
    endings: Table<String, (usize, usize)>,
    /// What is not known by itself.
    rest: Vec<String>,
    /// Paths of what is known, without their endings.
    known: OrderedSet<String>,
}

fn ending(path: &str) -> String {
    let rest = path.get(without_ending(path).len()..);
    rest.unwrap_or_default()
        .trim_start_matches('.')
        .to_ascii_lowercase()
}

impl Sorting {
    /// Whether a file is to be looked at.
    fn wants(&self, path: &str) -> bool {
        let looked = self.endings.get(&ending(path)).map_or(0, |seen| seen.0);
        named(path) == Named::File && looked < EACH
    }

    /// Adds what was not looked at; `None` as soon as it is no format for sure.
    fn others(&mut self, path: &str) -> Option<()> {
        if named(path) == Named::File {
            match self.endings.get(&ending(path)) {
                Some((looked, known)) if looked == known => self.know(path),
                _ => self.rest.push(path.to_owned()),
            }
        }
        Some(())
    }

    fn know(&mut self, path: &str) {
        self.known.insert(without_ending(path).to_owned());
    }

    /// Adds what was; `None` as soon as it is no format for sure.
    fn add(&mut self, path: &str, bytes: Vec<u8>) -> Option<()> {
        // It says nothing, and belongs to whatever is beside it.
        if bytes.is_empty() {
            self.know(path);
            return Some(());
        }
        let format = known(&File {
            path: path.to_owned(),
            bytes,
        });
        let seen = self.endings.or_default(ending(path));
        seen.0 += 1;
        match format {
            None => self.rest.push(path.to_owned()),
            Some(format) => {
                seen.1 += 1;
                if self.found.is_some_and(|found| found != format) {
                    return None;
                }
                self.found = Some(format);
                self.know(path);
            }
        }
        Some(())
    }

    fn finish(self) -> Option<Format> {
        let format = self.found?;
        let mut alone = 0;
        let mut together = 0;
        for path in &self.rest {
            match goes_along(format, path) {
                true => {}
                // Texts beside their tags: a few may lack them, and that is said.
                false if matches!(format.id, "brat" | "w3c") && ending(path) == "txt" => {
                    match self.known.contains(without_ending(path)) {
                        true => together += 1,
                        false => alone += 1,
                    }
                }
                false => return None,
            }
        }
        (alone <= together).then_some(format)
    }
}

/// Files about files.
const ABOUT: [&str; 6] = [
    "readme",
    "license",
    "licence",
    "citation",
    "changelog",
    "notice",
];

/// Whether what is not known by itself belongs to files of a format.
fn goes_along(format: Format, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    if ABOUT.iter().any(|one| name.starts_with(one)) {
        return true;
    }
    match (format.id, ending(path).as_str()) {
        // Sources of all sorts, of which some are no texts.
        ("refiQda", _) => true,
        ("brat", "ann" | "conf") => true,
        ("brat", "json") => name == "articles.json",
        ("uimaJson" | "uimaXmi" | "webannoTsv" | "labelStudio", "xml") => true,
        ("taguette", "csv") => true,
        ("mardy" | "conll", "jsonl") => true,
        // What SQLite has beside a database in use.
        ("dnaDatabase", "dna-wal" | "dna-shm" | "dna-journal") => true,
        ("dna" | "dnaEvents", "csv") | (_, "py" | "r") => true,
        _ => false,
    }
}
