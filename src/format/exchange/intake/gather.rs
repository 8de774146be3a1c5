//! The bytes of files that are known to be of a format, within the bounds of every import.

use crate::format::exchange::tool::{Fate, File, Note, Refusal};
use crate::format::incoming::zip::{Archive, ZipError, is_nested};
use crate::format::incoming::{Bytes, Engine, FileKind, Named, bounds, named};

/// Files in memory.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The files, those of an archive unpacked; a folder around all of them is left out of their paths.
    pub files: Vec<File>,
    /// What could not be unpacked.
    pub notes: Vec<Note>,
}

/// Reads a single archive, or the files of a folder. `seen` is told how many of how many there are. Proportional to what is
/// in them, which is [`bounds::UNPACKED`] at most.
///
/// # Errors
/// Where they are too large, or cannot be read.
pub async fn gather<B: Bytes, E: Engine>(
    given: &[(String, B)],
    engine: &E,
    seen: &dyn Fn(usize, usize),
) -> Result<Gathered, Refusal> {
    let mut gathered = Gathered::default();
    let mut left = bounds::UNPACKED as u64;
    for ((path, bytes), n) in given.iter().zip(0_usize..) {
        engine.breathe().await;
        seen(n, given.len());
        if bytes.size() > bounds::FILE {
            return Err(Refusal(format!(
                "{path}: the file has {} MB; at most {} are read. Split it into several smaller ones",
                bounds::megabytes(bytes.size()),
                bounds::megabytes(bounds::FILE)
            )));
        }
        let unreadable = |reason| {
            Refusal(format!(
                "{path}: the file could not be read ({reason}). Choose it again"
            ))
        };
        if let [_] = given {
            let head = bytes.range(0, 8).await.map_err(unreadable)?;
            if FileKind::of(path, &head) == FileKind::Zip {
                return unpacked(path, bytes, engine, seen).await;
            }
        }
        if named(path) == Named::Beside {
            continue;
        }
        left = left.checked_sub(bytes.size()).ok_or_else(|| {
            Refusal(format!(
                "the files have more than {} MB together. Open fewer of them at a time",
                bounds::megabytes(bounds::UNPACKED as u64)
            ))
        })?;
        let read = bytes.range(0, bytes.size()).await;
        gathered.files.push(File {
            path: path.clone(),
            bytes: read.map_err(unreadable)?,
        });
    }
    without_folder(&mut gathered.files);
    Ok(gathered)
}

async fn unpacked<B: Bytes, E: Engine>(
    name: &str,
    bytes: &B,
    engine: &E,
    seen: &dyn Fn(usize, usize),
) -> Result<Gathered, Refusal> {
    let refused = |error: ZipError| {
        let fault = error.fault();
        Refusal(format!("{name}: {}. {}", fault.what, fault.advice))
    };
    let mut archive = Archive::open(bytes).await.map_err(refused)?;
    let paths = archive.entries().iter().map(|entry| entry.path.clone());
    let paths: Vec<String> = paths.collect();
    let all = paths.len();
    let mut gathered = Gathered::default();
    for (path, place) in paths.into_iter().zip(0..) {
        engine.breathe().await;
        seen(place, all);
        if named(&path) == Named::Beside {
            continue;
        }
        let mut note = |what| {
            gathered.notes.push(Note {
                fate: Fate::Rejected,
                file: path.clone(),
                line: None,
                what,
            });
        };
        if is_nested(&path) {
            note("An archive inside an archive is not opened.".to_owned());
            continue;
        }
        match archive.unpack(place, bytes, engine).await {
            Ok(bytes) => gathered.files.push(File { path, bytes }),
            Err(ZipError::Total) => return Err(refused(ZipError::Total)),
            Err(error) => note(format!("{}.", error.fault().what)),
        }
    }
    without_folder(&mut gathered.files);
    Ok(gathered)
}

/// Leaves out a folder that all of them lie in, and one in that.
fn without_folder(files: &mut [File]) {
    loop {
        let folder = files.first().and_then(|file| file.path.split_once('/'));
        let Some(folder) = folder.map(|(folder, _)| format!("{folder}/")) else {
            return;
        };
        if !files.iter().all(|file| file.path.starts_with(&folder)) {
            return;
        }
        for file in &mut *files {
            file.path.drain(..folder.len());
        }
    }
}
