//! What an analyst's project is: articles, tags on them, and the codebook that says what a tag means.
//!
//! Values and their laws only. Nothing here knows how a project changes (`edit`), how it is written to a file
//! (`format`), kept (`persist`) or shown.

mod actor;
mod actor_search;
mod actor_uses;
mod anchor;
mod annotation;
mod blocks;
mod boundary;
mod code_search;
mod codebook;
mod codec;
mod coder;
mod confidence;
mod context;
mod corpus;
mod direction;
mod document;
mod document_index;
mod frame;
mod graphemes;
mod grouped;
mod header;
mod id;
pub mod json;
mod known_names;
mod lanes;
mod let_go;
mod log;
mod lower_case;
pub mod margin;
pub mod merge;
mod named_here;
mod names;
mod offset;
mod offset_index;
mod order;
mod project;
mod proposals;
mod query;
mod reanchor;
mod relation;
mod runs;
mod search;
mod sentence;
mod span;
mod table;
mod text;
mod time;
mod todo;
mod turns;
mod typed;
mod typo;
mod usage;
mod word_count;
mod words;

pub(crate) use actor::words;
pub use actor::{Actor, ActorType, Affiliation, Scope, Tie, is_wikidata_id};
pub use actor_search::{ActorHit, Found, find_actors, find_in_article, suggest_actors};
pub use actor_uses::{ActorRole, ActorUse, UseCount, count_uses, tied_to, uses_of};
pub use anchor::{Anchor, AnchorError, CONTEXT_LENGTH, GAP, Quote};
pub use annotation::{Annotation, KEPT_ATTRIBUTES, KEPT_TIES, Origin};
pub use blocks::{Block, BlockKind, Blocks};
pub use boundary::{Direction, Unit, snap_outward, step, trim, word_at};
pub use code_search::find_codes;
pub use codebook::{
    Category, Code, CodeList, Codebook, CodebookError, Colour, Comparison, DOWN, Guide, KeyCode,
    Kind, RelationType, Revision, Said, Section, Shift, SlotRule, Stroke, Term, ToSay, fresh_look,
    presets,
};
pub use coder::Coder;
pub use confidence::Confidence;
pub use context::{Context, context};
pub use corpus::{
    ArticleColumn, ArticleFilter, ArticleOrder, ArticleState, list_articles, outlets, state_of,
};
pub use direction::Writing;
pub use document::{Document, DocumentMeta, TextVersion};
pub use document_index::DocumentIndex;
pub use frame::{Attribution, Evaluation, Frame, Justification, Naming, Part, Position, Slot};
pub use graphemes::graphemes;
pub use grouped::grouped;
pub use header::{HEADER_NAMES, header_line};
pub use id::{
    ActorId, AnnotationId, CodeId, CoderId, DocumentId, IdSource, KindId, ProjectId, RelationId,
    RelationTypeId, SequentialIds, TransactionId,
};
pub use known_names::{KnownNames, NamedPlace};
pub use lanes::assign_lanes;
pub use let_go::{Rest, let_go_by};
pub use log::{LogEntry, LogFilter};
pub use lower_case::lower_case;
pub use named_here::names_here;
pub use names::{last_name, other_mentions};
pub use offset::{ByteOffset, Offset, Utf16Offset};
pub use order::{order, sort};
pub use project::{Assembly, Broken, LostArticle, Misfit, Parts, Project, ProjectMeta};
pub use proposals::{Proposal, proposals};
pub use query::{Filter, fold};
pub use reanchor::{Found as Refound, Placed, Reanchoring, find_quote};
pub use relation::{DemandStatus, Effect, Relation};
pub use runs::{Mark, Run, runs};
pub use search::{
    Condition, Needle, Query, Role, SortBy, TextHit, TextHits, TextSearch, Way, find_in_texts,
    sorted,
};
pub use sentence::{sentence_at, sentences};
pub use span::Span;
pub use table::{OrderedSet, Table};
pub use text::{Text, TextError, sha256};
pub use time::{Date, Timestamp};
pub use todo::{
    Completeness, Missing, Todo, completeness, missing, state_of_coding, todo, todo_of,
};
pub use turns::{AtOnce, Turns, at_once, breathe};
pub use usage::{Outlined, Usage, Use};

/// Keys of a file that this version does not know: kept, and written back as they came.
pub type Extra = json::Object;
