//! The project that two copies become, before it is checked.

use std::sync::Arc;

use crate::domain::{
    Actor, ActorId, Annotation, AnnotationId, Codebook, Coder, CoderId, Document, LogEntry,
    ProjectMeta, Relation, RelationId, Table,
};

/// All that a project holds. See [`crate::domain::Project`].
#[derive(Clone, Debug)]
pub struct Whole {
    /// Title and the like.
    pub meta: ProjectMeta,
    /// The codebook.
    pub codebook: Codebook,
    /// Everybody who codes in either.
    pub coders: Table<CoderId, Coder>,
    /// The articles: those of here in their order, then what comes in.
    pub documents: Vec<Arc<Document>>,
    /// The register.
    pub actors: Table<ActorId, Arc<Actor>>,
    /// The tags.
    pub annotations: Table<AnnotationId, Arc<Annotation>>,
    /// The links between statements.
    pub relations: Table<RelationId, Arc<Relation>>,
    /// The lines of the log that only the file has.
    pub new_log: Vec<Arc<LogEntry>>,
}
