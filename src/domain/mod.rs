//! What an analyst's project is: articles, tags on them, and the codebook that says what a tag means.
//!
//! Values and their laws only. Nothing here knows how a project changes (`edit`), how it is written to a file
//! (`format`), kept (`persist`) or shown.

mod actor;
mod actor_search;
mod anchor;
mod annotation;
mod blocks;
mod boundary;
mod codebook;
mod codec;
mod coder;
mod confidence;
mod direction;
mod document;
mod document_index;
mod frame;
mod graphemes;
mod grouped;
mod id;
pub mod json;
mod lanes;
mod log;
mod lower_case;
mod names;
mod offset;
mod offset_index;
mod order;
mod project;
mod query;
mod relation;
mod runs;
mod sentence;
mod span;
mod table;
mod text;
mod time;
mod todo;
mod typo;
mod usage;
mod words;

pub use actor::{Actor, ActorType, Affiliation, Scope, Tie};
pub use actor_search::{ActorHit, find_actors, suggest_actors};
pub use anchor::{Anchor, AnchorError, CONTEXT_LENGTH, Quote};
pub use annotation::{Annotation, Origin};
pub use blocks::{Block, BlockKind, Blocks};
pub use boundary::{Direction, Unit, snap_outward, step, trim, word_at};
pub use codebook::{
    Category, Code, CodeList, Codebook, CodebookError, Colour, Comparison, Guide, KeyCode, Kind,
    RelationType, Revision, Said, Section, Shift, SlotRule, Stroke, Term, ToSay, presets,
};
pub use coder::Coder;
pub use confidence::Confidence;
pub use direction::Writing;
pub use document::{Document, DocumentMeta};
pub use document_index::DocumentIndex;
pub use frame::{Attribution, Evaluation, Frame, Justification, Naming, Part, Position, Slot};
pub use graphemes::graphemes;
pub use grouped::grouped;
pub use id::{
    ActorId, AnnotationId, CodeId, CoderId, DocumentId, IdSource, KindId, ProjectId, RelationId,
    RelationTypeId, SequentialIds, TransactionId,
};
pub use lanes::assign_lanes;
pub use log::LogEntry;
pub use lower_case::lower_case;
pub use names::{last_name, other_mentions};
pub use offset::{ByteOffset, Offset, Utf16Offset};
pub use order::{order, sort};
pub use project::{Broken, Misfit, Parts, Project, ProjectMeta};
pub use query::{Filter, fold};
pub use relation::{DemandStatus, Effect, Relation};
pub use runs::{Mark, Run, runs};
pub use sentence::{sentence_at, sentences};
pub use span::Span;
pub use table::{OrderedSet, Table};
pub use text::{Text, TextError};
pub use time::{Date, Timestamp};
pub use todo::{Completeness, Missing, Todo, completeness, missing, todo, todo_of};
pub use usage::{Outlined, Usage, Use};

/// Keys of a file that this version does not know: kept, and written back as they came.
pub type Extra = json::Object;
