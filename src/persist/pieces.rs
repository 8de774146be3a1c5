//! The pieces of a project that lie in the store by themselves, each under a name that says what is in it: what is coded
//! in one article, and stretches of the log. (Texts are pieces too, see [`super::texts`].)
//!
//! A piece never changes: another content is another piece under another name. So pieces may be written before the
//! snapshot that speaks of them, snapshots share what is the same in them, and only what has changed is written.

use std::sync::Arc;

use super::envelope::{self, Kind, ReadError};
use super::version::Format;
use crate::domain::json::{Fields, Json};
use crate::domain::{Annotation, DocumentId, LogEntry, Relation};

/// A name, and what lies under it.
pub type Piece = (String, Vec<u8>);

/// So many pieces are asked for, or written, at a time.
pub(super) const AT_A_TIME: usize = 100;
/// So long is a sum, and within so many bytes it ends in the first line.
const SUM: usize = 16;
const TOP: usize = 48;
/// How many steps of the log are one piece.
pub(super) const STRETCH: usize = 500;

const CODED: Format = Format::new(Kind::Coded, &[]);
const LOG: Format = Format::new(Kind::Log, &[]);

/// What is coded in one article: its tags in text order, and the links that lead from them.
#[derive(Debug, Default)]
pub(super) struct Coded {
    pub(super) annotations: Vec<Annotation>,
    pub(super) relations: Vec<Relation>,
}

/// The name of a piece of that sum.
pub(super) fn coded_name(document: DocumentId, sum: &str) -> String {
    format!("coded {document} {sum}")
}

/// As [`coded_name`]; `at` counts stretches from 0.
pub(super) fn log_name(at: usize, sum: &str) -> String {
    format!("log {at} {sum}")
}

/// The bytes of what is coded in an article, and their sum. Linear.
pub(super) fn write_coded(
    annotations: &[&Arc<Annotation>],
    relations: &[Arc<Relation>],
) -> (String, Vec<u8>) {
    let bytes = CODED.write(&|to| {
        to.object();
        to.list_at("annotations", annotations, |tag, to| tag.write(to));
        to.list_at("relations", relations, |relation, to| relation.write(to));
        to.end_object();
    });
    (envelope::sum_of(&bytes), bytes)
}

/// The bytes of a stretch of the log, and their sum. Linear.
pub(super) fn write_log(entries: &[Arc<LogEntry>]) -> (String, Vec<u8>) {
    let bytes = LOG.write(&|to| {
        to.object();
        to.list_at("log", entries, |entry, to| entry.write(to));
        to.end_object();
    });
    (envelope::sum_of(&bytes), bytes)
}

/// What is coded in an article, of the piece of this sum.
///
/// # Errors
/// [`ReadError`], also when another piece lies there.
pub(super) fn read_coded(bytes: &[u8], sum: &str) -> Result<Coded, ReadError> {
    is_meant(bytes, sum)?;
    let typed = |value: Json| {
        let mut fields = Fields::of(value)?;
        Ok(Coded {
            annotations: fields.list_of("annotations", Annotation::read)?,
            relations: fields.list_of("relations", Relation::read)?,
        })
    };
    CODED.read(bytes, typed).map(|read| read.value)
}

/// A stretch of the log, of the piece of this sum.
///
/// # Errors
/// [`ReadError`], also when another piece lies there.
pub(super) fn read_log(bytes: &[u8], sum: &str) -> Result<Vec<LogEntry>, ReadError> {
    is_meant(bytes, sum)?;
    let typed = |value: Json| Fields::of(value)?.list_of("log", LogEntry::read);
    LOG.read(bytes, typed).map(|read| read.value)
}

/// A piece under the name of another is whole, but the wrong one. Whoever asks has words for what is damaged. The sum stands
/// near the end of the first line; it is searched for, as taking the line apart would be more program.
fn is_meant(bytes: &[u8], sum: &str) -> Result<(), ReadError> {
    let top = &bytes[..bytes.len().min(TOP)];
    if top.windows(SUM).any(|word| word == sum.as_bytes()) {
        Ok(())
    } else {
        Err(ReadError::Damaged(String::new()))
    }
}
