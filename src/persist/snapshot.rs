//! A whole project at one moment, without its texts, as bytes, and back.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::StorageError;
use super::envelope::{Kind, ReadError};
use super::texts::Texts;
use super::version::Format;
use crate::domain::{
    Annotation, Codebook, Coder, CoderId, DocumentMeta, Project, ProjectMeta, Timestamp,
    TransactionId,
};
use crate::edit::{Cause, Cursor, Op, Transaction};

/// How a project is stored.
const FORMAT: Format = Format::new(Kind::Snapshot, &[]);

/// The project and the number of the newest step it has taken in. Written from references, read as values.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Twin<M, B, C, D, A> {
    step: u64,
    meta: M,
    codebook: B,
    coders: Vec<C>,
    documents: Vec<D>,
    annotations: Vec<A>,
}

type Owned = Twin<ProjectMeta, Codebook, Arc<Coder>, DocumentMeta, Arc<Annotation>>;

/// A snapshot that was read.
pub(super) struct Snapshot {
    pub(super) project: Project,
    pub(super) step: u64,
    pub(super) migrated: bool,
}

/// The bytes to store for a project that has taken in all steps up to `step`. Linear in the project without its texts.
///
/// # Errors
/// [`StorageError::Other`], for what cannot be written as JSON: none of our values is such.
pub fn encode(project: &Project, step: u64) -> Result<Vec<u8>, StorageError> {
    let twin = Twin {
        step,
        meta: project.meta(),
        codebook: &**project.codebook(),
        coders: project.coders().map(|c| &**c).collect(),
        documents: project.documents().iter().map(|d| &d.meta).collect(),
        annotations: project.annotations().map(|a| &**a).collect(),
    };
    let bytes = FORMAT.write(&twin);
    bytes.map_err(|error| StorageError::Other(error.to_string()))
}

/// The project of stored bytes, sound in every law. Linear in the project with its texts.
///
/// # Errors
/// [`ReadError`].
pub(super) fn decode(bytes: &[u8], texts: &mut Texts<'_>) -> Result<Snapshot, ReadError> {
    let read = FORMAT.read::<Owned>(bytes)?;
    let twin = read.value;
    let mut ops = Vec::with_capacity(twin.coders.len() + twin.documents.len());
    ops.extend(twin.coders.into_iter().map(Op::AddCoder));
    for (place, meta) in twin.documents.into_iter().enumerate() {
        let document = Arc::new(texts.document(meta)?);
        ops.push(Op::AddDocument { place, document });
    }
    ops.extend(twin.annotations.into_iter().map(Op::AddAnnotation));
    let mut project = Project::empty(twin.meta, twin.codebook);
    let built = filling(ops, &project).apply(&mut project);
    built.map_err(|error| ReadError::damaged(Kind::Snapshot, error))?;
    if let Some(broken) = project.check().first() {
        return Err(ReadError::damaged(Kind::Snapshot, broken));
    }
    Ok(Snapshot {
        project,
        step: twin.step,
        migrated: read.migrated,
    })
}

/// An empty project is filled as it is changed: through the one door that keeps its laws.
fn filling(ops: Vec<Op>, project: &Project) -> Transaction {
    Transaction {
        id: TransactionId::new(project.meta().id.uuid()),
        at: Timestamp::default(),
        coder: CoderId::new(project.meta().id.uuid()),
        origin: Cause::User,
        title: String::new(),
        group: None,
        before: Cursor::default(),
        after: Cursor::default(),
        ops,
    }
}
