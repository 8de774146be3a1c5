//! A whole project at one moment, without its texts, as bytes, and back.

use super::envelope::{Kind, ReadError};
use super::texts::Texts;
use super::version::Format;
use crate::domain::json::{Fields, Json};
use crate::domain::{
    Actor, Annotation, Codebook, Coder, DocumentMeta, LogEntry, Parts, Project, ProjectMeta,
    Relation,
};

/// How a project is stored. Version 2 brought frames, actors, links and the log.
const FORMAT: Format = Format::new(Kind::Snapshot, &[with_relations]);

/// A codebook of version 1 knew no links between statements: it gets the usual ones.
fn with_relations(value: Json) -> Result<Json, String> {
    let mut snapshot = Fields::of(value)?.rest();
    if let Some(codebook) = snapshot.remove("codebook") {
        let codebook = Codebook::with_usual_relations(codebook);
        snapshot.insert("codebook".to_owned(), codebook);
    }
    Ok(Json::Object(snapshot))
}

/// What is read, before it is put together: the project and the number of the newest step it has taken in.
struct Twin {
    step: u64,
    meta: ProjectMeta,
    codebook: Codebook,
    coders: Vec<Coder>,
    documents: Vec<DocumentMeta>,
    annotations: Vec<Annotation>,
    actors: Vec<Actor>,
    relations: Vec<Relation>,
    log: Vec<LogEntry>,
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
            actors: fields.list_of_if_any("actors", Actor::read)?,
            relations: fields.list_of_if_any("relations", Relation::read)?,
            log: fields.list_of_if_any("log", LogEntry::read)?,
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
        to.list_at("coders", project.coders(), |coder, to| coder.write(to));
        to.list_at("documents", project.all_documents(), |document, to| {
            document.meta.write(to)
        });
        to.list_at("annotations", project.annotations(), |tag, to| {
            tag.write(to)
        });
        to.list_at("actors", project.actors(), |actor, to| actor.write(to));
        to.list_at("relations", project.relations(), |relation, to| {
            relation.write(to)
        });
        to.list_at("log", project.log(), |entry, to| entry.write(to));
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
    let documents = twin.documents.into_iter();
    let documents: Result<Vec<_>, _> = documents.map(|meta| texts.document(meta)).collect();
    let project = Project::assemble(Parts {
        coders: twin.coders,
        actors: twin.actors,
        documents: documents?,
        annotations: twin.annotations,
        relations: twin.relations,
        log: twin.log,
        ..Parts::new(twin.meta, twin.codebook)
    });
    let project = project.map_err(|broken| {
        let first = broken.first().map(ToString::to_string);
        ReadError::damaged(Kind::Snapshot, first.unwrap_or_default())
    })?;
    Ok(Snapshot {
        project,
        step: twin.step,
        migrated: read.migrated,
    })
}
