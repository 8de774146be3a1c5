//! Tables of tags in an archive: unpacked, they are what they would be in a folder.

use super::rows::{is_table, look_for_rows};
use crate::format::incoming::zip::{Archive, is_nested};
use crate::format::incoming::{Bytes, Encoding, Engine, FileKind, Named, Problem, named, nested};

/// What lies in an archive in which there are tables of tags.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    /// The files, by their paths behind that of the archive.
    pub files: Vec<(String, Vec<u8>)>,
    /// The places of the tables among them.
    pub tables: Vec<usize>,
    /// What could not be unpacked.
    pub problems: Vec<Problem>,
}

/// Unpacks a single archive in which there are tables of tags, as [`look_for_rows`] finds them in a folder; `None` for any
/// other. Other files are unpacked only where there are.
pub async fn look_for_packed_rows<B: Bytes, E: Engine>(
    given: &[(String, B)],
    asked: &dyn Fn(&[String]) -> Option<bool>,
    engine: &E,
) -> Option<Packed> {
    let [(name, bytes)] = given else {
        return None;
    };
    if FileKind::of(name, &bytes.range(0, 8).await.ok()?) != FileKind::Zip {
        return None;
    }
    let mut archive = Archive::open(bytes).await.ok()?;
    let paths = archive.entries().iter().map(|entry| entry.path.clone());
    let paths: Vec<String> = paths.collect();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (path, place) in paths.iter().zip(0..) {
        let mut read = Vec::new();
        if is_table(path) {
            engine.breathe().await;
            read = archive.unpack(place, bytes, engine).await.ok()?;
        }
        files.push((format!("{name}/{path}"), read));
    }
    let no_encoding = |_: &str| -> Option<Encoding> { None };
    let tables = look_for_rows(&files, asked, &no_encoding, engine).await?;
    let mut packed = Packed::default();
    for ((path, mut read), place) in files.into_iter().zip(0..) {
        let told = paths.get(place).map_or("", |path| path.as_str());
        if is_nested(told) {
            packed.problems.push(nested().of(&path));
            continue;
        }
        if !is_table(told) && named(told) != Named::Beside {
            engine.breathe().await;
            match archive.unpack(place, bytes, engine).await {
                Ok(all) => read = all,
                Err(error) => {
                    packed.problems.push(error.fault().of(&path));
                    continue;
                }
            }
        }
        if tables.contains(&place) {
            packed.tables.push(packed.files.len());
        }
        packed.files.push((path, read));
    }
    Some(packed)
}
