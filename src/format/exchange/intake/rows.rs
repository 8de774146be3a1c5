//! A table of tags that no tool is known for: found among files, and read once it is said what its columns hold.

use super::receive::put_together;
use super::{Format, Received, Taking, known};
use crate::domain::json::shown;
use crate::domain::{Document, DocumentMeta, Turns};
use crate::format::exchange::model::META;
use crate::format::exchange::nested::{by_last_name, in_tables};
use crate::format::exchange::table::{self, Given, Grid, Mapping, Sources, Texts, judge, read_all};
use crate::format::exchange::tool::{Fate, File, Note, Refusal};
use crate::format::incoming::{Bytes, Draft, Encoding, Engine, FileKind, Named, Naming, named};
use crate::format::open;

/// Such a table, as a format.
pub const TABLE: Format = Format {
    name: "Table of tags",
    keeps_ids: true,
    ..Format::of(&table::TSV)
};

/// So much of a table is looked at, in bytes.
const LOOKED_AT: u64 = 1024 * 1024;
/// So many tables are looked at.
const TABLES: usize = 12;

/// The places of the tables of tags among files: all with the same columns, and nothing beside them but what may be texts.
/// `asked`: what was said before of tables with these columns, if anything. `encoding`: how a file is encoded that is not
/// UTF-8, if that was said. Looks at beginnings only.
pub async fn look_for_rows<B: Bytes, E: Engine>(
    given: &[(String, B)],
    asked: &dyn Fn(&[String]) -> Option<bool>,
    encoding: &dyn Fn(&str) -> Option<Encoding>,
    engine: &E,
) -> Option<Vec<usize>> {
    let mut names: Option<Vec<String>> = None;
    let mut found = Vec::new();
    let mut looked = 0;
    for ((path, bytes), place) in given.iter().zip(0..) {
        if named(path) == Named::Beside {
            continue;
        }
        let json = path.to_ascii_lowercase().ends_with(".json");
        let head = bytes.range(0, 8).await.ok()?;
        match FileKind::of(path, &head) {
            FileKind::Table | FileKind::JsonLines if looked < TABLES => looked += 1,
            FileKind::Zip => return None,
            _ if json => return None,
            _ => continue,
        }
        engine.breathe().await;
        let read = bytes.range(0, LOOKED_AT.min(bytes.size())).await.ok()?;
        if open::is_codebook_table(&read) || open::export_of(&read).is_some() {
            return None;
        }
        let file = File {
            path: path.clone(),
            bytes: read,
        };
        let decode = |bytes: &[u8]| engine.decode(bytes, encoding(path)?);
        let Some(grid) = beginning(&file, &decode) else {
            continue;
        };
        let tags = match asked(&grid.names) {
            Some(asked) => asked,
            None => judge(&grid).tags && known(&file).is_none(),
        };
        if tags {
            if names.as_ref().is_some_and(|names| *names != grid.names) {
                return None;
            }
            names = Some(grid.names);
            found.push(place);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a file may be such a table by its name.
pub(super) fn is_table(path: &str) -> bool {
    let kind = FileKind::of(path, &[]);
    named(path) != Named::Beside && matches!(kind, FileKind::Table | FileKind::JsonLines)
}

/// Whether a file is a table whose rows are tags, for all that can be told of it.
pub fn has_rows(path: &str, bytes: &[u8]) -> bool {
    let file = || {
        let head = bytes.get(..LOOKED_AT as usize).unwrap_or(bytes);
        let (path, bytes) = (path.to_owned(), head.to_vec());
        File { path, bytes }
    };
    is_table(path) && beginning(&file(), &|_| None).is_some_and(|grid| judge(&grid).tags)
}

fn beginning(
    File { path, bytes }: &File,
    decode: &dyn Fn(&[u8]) -> Option<String>,
) -> Option<Grid> {
    let decoded;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // A character may have been cut in two.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => {
            let cut = |n| bytes.get(..bytes.len().checked_sub(n)?);
            decoded = (0..4).find_map(|n| decode(cut(n)?))?;
            decoded.as_str()
        }
    };
    // So may the last row.
    let whole = match bytes.len() as u64 == LOOKED_AT {
        true => text.rsplit_once('\n').map_or(text, |(whole, _)| whole),
        false => text,
    };
    Grid::beginning(path, whole)
}

/// Puts a project together from tables of the same columns. Linear, but for what has to be looked for; in turns.
///
/// # Errors
/// Where nothing of it can be read: the place and the reason.
pub async fn receive_rows(
    grids: &[&Grid],
    mapping: &Mapping,
    texts: &Texts,
    taking: Taking<'_>,
    turns: &dyn Turns,
) -> Result<(Received, Sources), Refusal> {
    let (mut reading, sources) = read_all(grids, mapping, texts, turns).await?;
    let paths = in_tables(&reading);
    let notes = by_last_name(&mut reading, &paths).map(|what| Note {
        fate: Fate::Repaired,
        file: taking.name.to_owned(),
        line: None,
        what,
    });
    let notes = notes.into_iter().collect();
    let received = put_together(TABLE, reading, notes, taking, turns).await?;
    Ok((received, sources))
}

/// The text of a file that lies beside a table.
pub fn text_of_file(draft: &Draft) -> Given {
    let meta = draft.settle(&Naming::default()).meta;
    Given {
        names: vec![draft.path.clone(), meta.title.clone()],
        text: draft.text().clone(),
        meta: told(&meta),
        alone: true,
    }
}

/// The text of an article of a project.
pub fn text_of_article(article: &Document) -> Given {
    let meta = &article.meta;
    Given {
        names: vec![
            meta.title.clone(),
            meta.imported_from.clone(),
            shown(&meta.id),
        ],
        text: article.text.clone(),
        meta: told(meta),
        alone: false,
    }
}

/// What is known about an article, by the names of [`META`].
fn told(meta: &DocumentMeta) -> Vec<(String, String)> {
    let date = meta.published.map(|date| shown(&date)).unwrap_or_default();
    let values = [
        &meta.title,
        &date,
        &meta.outlet,
        &meta.author,
        &meta.section,
        &meta.language,
        &meta.url,
        &meta.notes,
    ];
    let all = META.into_iter().zip(values);
    let all = all.filter(|(_, value)| !value.is_empty());
    all.map(|(name, value)| (name.to_owned(), value.clone()))
        .collect()
}
