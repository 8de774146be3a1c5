//! What an analyst can ask for: one struct for each wish, beside the operations that fulfil it; one file for each thing a
//! wish can be about. Nothing changes here.
//!
//! Wishes are structs with one trait, and not one enum, so that those which only a dialog makes are loaded with it.

mod actors;
mod annotation;
mod articles;
mod bin;
mod bulk;
mod codebook;
mod correct_text;
mod error;
mod frame;
mod links;
mod merge_in;
mod new_code;
mod project;
mod proposals;
mod recoding;
mod tag;
mod take_codebook;
mod take_in;
mod take_project;
mod terms;
mod turning;

use std::pin::Pin;
use std::sync::Arc;

use super::{Cursor, Group, Op, Session};
use crate::domain::{Annotation, AnnotationId, Coder, IdSource, Timestamp, Turns};

pub use actors::{AddActor, ChangeActor, MergeActors, RemoveActor};
pub use annotation::{Edge, MoveEdge, SetConfidence, SetKind, SetMemo};
pub use articles::{AddDocuments, SetDocumentMeta, SetDone};
pub use bin::{EmptyBin, PutIntoBin, RemoveDocument, TakeFromBin};
pub use bulk::{Detail, SetDetails};
pub use codebook::{Change, Recode, SetCodebook, key_problem};
pub use correct_text::{CorrectText, PlaceAnew};
pub use error::CommandError;
pub use frame::{SetActor, SetFrame, SetNaming, TagAgain};
pub use links::{ChangeLink, Link, Unlink};
pub use merge_in::MergeIn;
pub use new_code::AddCode;
pub use project::{GiveUpLost, SetCoderName, SetTitle};
pub use proposals::TakeMentions;
pub use tag::{Delete, Tag};
pub use take_codebook::{TakeCodebook, Taken, Taking, taken};
pub use take_in::{LetGo, TakeIn};
pub use take_project::{Brings, TakeProject};
pub use terms::{MergeTerms, RemoveTerm, SplitTerm};

/// A wish to change the project. Undo and redo are calls of their own, see [`Session`].
pub trait Command {
    /// Works out what it would do to the session's project.
    ///
    /// # Errors
    /// Why it cannot be done.
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError>;

    /// Whether it brings what was made elsewhere, with ids that the project may have already.
    fn brings_ids(&self) -> bool {
        false
    }

    /// Whether it changes so much at once that the project as it was before is kept as a version to go back to.
    fn is_sweeping(&self) -> bool {
        false
    }
}

/// What a command works out in turns.
pub type Planning<'a> = Pin<Box<dyn Future<Output = Result<Plan, CommandError>> + 'a>>;

/// A command that takes so long to work out that it is done in turns. A trait of its own, as what is loaded first knows none.
pub trait Slow: Command {
    /// As [`Command::plan`], in turns.
    fn plan_in_turns<'a>(
        &'a self,
        session: &'a Session,
        now: Timestamp,
        ids: &'a mut dyn IdSource,
        turns: &'a dyn Turns,
    ) -> Planning<'a>;
}

impl<C: Command + ?Sized> Command for Box<C> {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        (**self).plan(session, context)
    }

    fn brings_ids(&self) -> bool {
        (**self).brings_ids()
    }

    fn is_sweeping(&self) -> bool {
        (**self).is_sweeping()
    }
}

/// What a command needs from the world outside: the core has neither clock nor chance.
pub struct Context<'a> {
    /// The time.
    pub now: Timestamp,
    /// New ids.
    pub ids: &'a mut dyn IdSource,
}

/// What a command comes to.
pub struct Plan {
    pub(in crate::edit) title: String,
    pub(in crate::edit) group: Option<Group>,
    pub(in crate::edit) after: Cursor,
    /// None: everything is so already.
    pub(in crate::edit) ops: Vec<Op>,
}

impl Plan {
    fn new(title: impl Into<String>, after: Cursor, ops: Vec<Op>) -> Self {
        Self {
            title: title.into(),
            group: None,
            after,
            ops,
        }
    }

    fn grouped(self, group: Group) -> Self {
        Self {
            group: Some(group),
            ..self
        }
    }
}

/// A tag to be changed; one in the bin rests.
fn find(session: &Session, id: AnnotationId) -> Result<&Arc<Annotation>, CommandError> {
    let project = session.project();
    let found = project.annotation(id).filter(|tag| project.is_live(tag));
    found.ok_or(CommandError::NoAnnotation)
}

/// The operation that brings the coder at work into the project, or their name where the project does not have it yet.
fn coder_at_work(session: &Session) -> Option<Op> {
    let coder = session.coder();
    match session.project().coder(coder.id) {
        None => Some(Op::AddCoder(Arc::new(coder.clone()))),
        Some(known) if known.name.is_empty() && !coder.name.is_empty() => Some(Op::ReplaceCoder {
            before: Arc::clone(known),
            after: Arc::new(Coder {
                name: coder.name.clone(),
                ..(**known).clone()
            }),
        }),
        Some(_) => None,
    }
}
