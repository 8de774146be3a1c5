//! A whole project at one moment, without its texts, as bytes, and back.

use std::sync::Arc;

use super::envelope::{Kind, ReadError};
use super::texts::Texts;
use super::version::Format;
use crate::domain::json::{Fields, Json};
use crate::domain::{
    Annotation, Codebook, Coder, CoderId, DocumentMeta, Project, ProjectMeta, Timestamp,
    TransactionId,
};
use crate::edit::{Cause, Cursor, Op, Transaction};

/// How a project is stored.
const FORMAT: Format = Format::new(Kind::Snapshot, &[]);

/// What is read, before it is put together: the project and the number of the newest step it has taken in.
struct Twin {
    step: u64,
    meta: ProjectMeta,
    codebook: Codebook,
    coders: Vec<Coder>,
    documents: Vec<DocumentMeta>,
    annotations: Vec<Annotation>,
}

impl Twin {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let step = fields.required("step")?.as_u64();
        Ok(Self {
            step: step.ok_or("“step” is no whole number")?,
            meta: fields.read("meta", ProjectMeta::read)?,
            codebook: fields.read("codebook", Codebook::read)?,
            coders: fields.list_of("coders", Coder::read)?,
            documents: fields.list_of("documents", DocumentMeta::read)?,
            annotations: fields.list_of("annotations", Annotation::read)?,
        })
    }
}

/// A snapshot that was read.
pub(super) struct Snapshot {
    pub(super) project: Project,
    pub(super) step: u64,
    pub(super) migrated: bool,
}

/// The bytes to store for a project that has taken in all steps up to `step`. Linear in the project without its texts.
pub fn encode(project: &Project, step: u64) -> Vec<u8> {
    FORMAT.write(&|to| {
        to.object();
        to.number_at("step", step);
        to.key("meta");
        project.meta().write(to);
        to.key("codebook");
        project.codebook().write(to);
        to.key("coders");
        to.list();
        for coder in project.coders() {
            coder.write(to);
        }
        to.end_list();
        to.key("documents");
        to.list();
        for document in project.documents() {
            document.meta.write(to);
        }
        to.end_list();
        to.key("annotations");
        to.list();
        for tag in project.annotations() {
            tag.write(to);
        }
        to.end_list();
        to.end_object();
    })
}

/// The project of stored bytes, sound in every law. Linear in the project with its texts.
///
/// # Errors
/// [`ReadError`].
pub(super) fn decode(bytes: &[u8], texts: &mut Texts<'_>) -> Result<Snapshot, ReadError> {
    let read = FORMAT.read(bytes, Twin::read)?;
    let twin = read.value;
    let mut ops = Vec::with_capacity(twin.coders.len() + twin.documents.len());
    for coder in twin.coders {
        ops.push(Op::AddCoder(Arc::new(coder)));
    }
    for (place, meta) in twin.documents.into_iter().enumerate() {
        let document = Arc::new(texts.document(meta)?);
        ops.push(Op::AddDocument { place, document });
    }
    for tag in twin.annotations {
        ops.push(Op::AddAnnotation(Arc::new(tag)));
    }
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
