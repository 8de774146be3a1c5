//! One step of work as a record of the journal, and back. A record names texts by their hash.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::StorageError;
use super::envelope::{Kind, ReadError};
use super::texts::Texts;
use super::version::Format;
use crate::domain::{
    Annotation, Codebook, Coder, CoderId, Document, DocumentMeta, ProjectMeta, Timestamp,
    TransactionId,
};
use crate::edit::{Cause, Cursor, Group, Op, Transaction};

/// How a step is stored.
const FORMAT: Format = Format::new(Kind::Journal, &[]);

/// The twin of [`Transaction`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    id: TransactionId,
    at: Timestamp,
    coder: CoderId,
    origin: Cause,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<Group>,
    before: Cursor,
    after: Cursor,
    ops: Vec<OpRecord>,
}

/// The twin of [`Op`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum OpRecord {
    SetMeta(Box<Change<ProjectMeta>>),
    SetCodebook(Change<Arc<Codebook>>),
    AddCoder(Arc<Coder>),
    RemoveCoder(Arc<Coder>),
    ReplaceCoder(Change<Arc<Coder>>),
    AddDocument(Box<Placed>),
    RemoveDocument(Box<Placed>),
    SetDocumentMeta(Box<Change<DocumentMeta>>),
    AddAnnotation(Arc<Annotation>),
    RemoveAnnotation(Arc<Annotation>),
    ReplaceAnnotation(Change<Arc<Annotation>>),
}

#[derive(Serialize, Deserialize)]
struct Change<T> {
    before: T,
    after: T,
}

/// An article without its text, and where in the order it stands.
#[derive(Serialize, Deserialize)]
struct Placed {
    place: usize,
    document: DocumentMeta,
}

/// The bytes to store for a step. Linear in the step, without its texts.
///
/// # Errors
/// [`StorageError::Other`], for what cannot be written as JSON: none of our values is such.
pub fn encode(step: &Transaction) -> Result<Vec<u8>, StorageError> {
    let record = Record {
        id: step.id,
        at: step.at,
        coder: step.coder,
        origin: step.origin,
        title: step.title.clone(),
        group: step.group,
        before: step.before,
        after: step.after,
        ops: step.ops.iter().map(record_of).collect(),
    };
    let bytes = FORMAT.write(&record);
    bytes.map_err(|error| StorageError::Other(error.to_string()))
}

/// Whether these are the bytes of a step, which a newer version wrote.
pub(super) fn is_newer(bytes: &[u8]) -> bool {
    let newest = FORMAT.newest();
    let opened = super::envelope::open(bytes, Kind::Journal, newest);
    matches!(opened, Err(ReadError::Newer { .. }))
}

/// The step of stored bytes, and whether they were of an older version.
///
/// # Errors
/// [`ReadError`].
pub(super) fn decode(
    bytes: &[u8],
    texts: &mut Texts<'_>,
) -> Result<(Transaction, bool), ReadError> {
    let read = FORMAT.read::<Record>(bytes)?;
    let record = read.value;
    let ops: Result<Vec<Op>, ReadError> =
        record.ops.into_iter().map(|op| op_of(op, texts)).collect();
    let step = Transaction {
        id: record.id,
        at: record.at,
        coder: record.coder,
        origin: record.origin,
        title: record.title,
        group: record.group,
        before: record.before,
        after: record.after,
        ops: ops?,
    };
    Ok((step, read.migrated))
}

fn record_of(op: &Op) -> OpRecord {
    fn change<T: Clone>(before: &T, after: &T) -> Change<T> {
        Change {
            before: before.clone(),
            after: after.clone(),
        }
    }
    fn placed(place: usize, document: &Document) -> Box<Placed> {
        let document = document.meta.clone();
        Box::new(Placed { place, document })
    }
    match op {
        Op::SetMeta { before, after } => OpRecord::SetMeta(Box::new(change(before, after))),
        Op::SetCodebook { before, after } => OpRecord::SetCodebook(change(before, after)),
        Op::AddCoder(coder) => OpRecord::AddCoder(Arc::clone(coder)),
        Op::RemoveCoder(coder) => OpRecord::RemoveCoder(Arc::clone(coder)),
        Op::ReplaceCoder { before, after } => OpRecord::ReplaceCoder(change(before, after)),
        Op::AddDocument { place, document } => OpRecord::AddDocument(placed(*place, document)),
        Op::RemoveDocument { place, document } => {
            OpRecord::RemoveDocument(placed(*place, document))
        }
        Op::SetDocumentMeta { before, after } => {
            OpRecord::SetDocumentMeta(Box::new(change(before, after)))
        }
        Op::AddAnnotation(tag) => OpRecord::AddAnnotation(Arc::clone(tag)),
        Op::RemoveAnnotation(tag) => OpRecord::RemoveAnnotation(Arc::clone(tag)),
        Op::ReplaceAnnotation { before, after } => {
            OpRecord::ReplaceAnnotation(change(before, after))
        }
    }
}

fn op_of(record: OpRecord, texts: &mut Texts<'_>) -> Result<Op, ReadError> {
    Ok(match record {
        OpRecord::SetMeta(change) => Op::SetMeta {
            before: Box::new(change.before),
            after: Box::new(change.after),
        },
        OpRecord::SetCodebook(Change { before, after }) => Op::SetCodebook { before, after },
        OpRecord::AddCoder(coder) => Op::AddCoder(coder),
        OpRecord::RemoveCoder(coder) => Op::RemoveCoder(coder),
        OpRecord::ReplaceCoder(Change { before, after }) => Op::ReplaceCoder { before, after },
        OpRecord::AddDocument(placed) => Op::AddDocument {
            place: placed.place,
            document: Arc::new(texts.document(placed.document)?),
        },
        OpRecord::RemoveDocument(placed) => Op::RemoveDocument {
            place: placed.place,
            document: Arc::new(texts.document(placed.document)?),
        },
        OpRecord::SetDocumentMeta(change) => Op::SetDocumentMeta {
            before: Box::new(change.before),
            after: Box::new(change.after),
        },
        OpRecord::AddAnnotation(tag) => Op::AddAnnotation(tag),
        OpRecord::RemoveAnnotation(tag) => Op::RemoveAnnotation(tag),
        OpRecord::ReplaceAnnotation(Change { before, after }) => {
            Op::ReplaceAnnotation { before, after }
        }
    })
}
