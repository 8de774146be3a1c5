//! From a wish to the operations that fulfil it: one file for each thing a command can be about. Nothing changes here.

mod actors;
mod annotation;
mod articles;
mod codebook;
mod frame;
mod links;
mod project;
mod tag;

pub use codebook::{key_problem, use_problem};

use std::sync::Arc;

use super::{Command, CommandError, Context, Cursor, Group, Op, Session};
use crate::domain::{Annotation, AnnotationId};

/// What a command comes to.
pub(super) struct Plan {
    pub(super) title: String,
    pub(super) group: Option<Group>,
    pub(super) after: Cursor,
    /// None: everything is so already.
    pub(super) ops: Vec<Op>,
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

/// Works out what a command would do to the session's project.
pub(super) fn of(
    session: &Session,
    command: Command,
    context: &mut Context<'_>,
) -> Result<Plan, CommandError> {
    match command {
        Command::Tag {
            document,
            spans,
            kind,
        } => tag::tag(session, document, &spans, &kind, context),
        Command::AddAnnotations {
            title,
            coder,
            annotations,
        } => tag::add(session, title, coder, annotations),
        Command::Delete(ids) => tag::delete(session, &ids, context.now),
        Command::SetFrame {
            statement,
            frame,
            slot,
        } => frame::set_frame(session, statement, *frame, slot, context.now),
        Command::TagAgain(id) => frame::tag_again(session, id, context),
        Command::SetActor { mentions, actor } => {
            frame::set_actor(session, &mentions, actor, context.now)
        }
        Command::SetNaming(id, naming) => frame::set_naming(session, id, naming, context.now),
        Command::AddActor {
            actor,
            mentions,
            part,
        } => actors::add(session, *actor, &mentions, part, context.now),
        Command::ChangeActor(actor) => actors::change(session, *actor),
        Command::MergeActors { from, into } => actors::merge(session, from, into, context.now),
        Command::RemoveActor(id) => actors::remove(session, id),
        Command::Link { from, to, of_type } => links::link(session, (from, to), of_type, context),
        Command::ChangeLink(id, of_type, note) => {
            links::change(session, id, of_type, note, context.now)
        }
        Command::Unlink(id) => links::unlink(session, id),
        Command::SetKind(id, kind) => annotation::set_kind(session, id, &kind, context.now),
        Command::SetMemo(id, memo) => annotation::set_memo(session, id, memo, context.now),
        Command::SetConfidence(id, confidence) => {
            annotation::set_confidence(session, id, confidence, context.now)
        }
        Command::MoveEdge {
            annotation,
            edge,
            to,
        } => annotation::move_edge(session, annotation, edge, to, context.now),
        Command::AddDocuments(documents) => Ok(articles::add(session, documents)),
        Command::RemoveDocument(id) => articles::remove(session, id),
        Command::SetDocumentMeta(meta) => articles::set_meta(session, *meta),
        Command::SetTitle(title) => project::set_title(session, &title),
        Command::SetCodebook(codebook) => codebook::set(session, *codebook, context.now),
        Command::Recode {
            title,
            codebook,
            changes,
        } => codebook::recode(session, title, *codebook, &changes, context.now),
        Command::SetCoderName(name) => project::set_coder_name(session, &name),
    }
}

fn find(session: &Session, id: AnnotationId) -> Result<&Arc<Annotation>, CommandError> {
    let found = session.project().annotation(id);
    found.ok_or(CommandError::NoAnnotation)
}

/// The operation that brings the coder at work into the project, where they are not yet.
fn coder_at_work(session: &Session) -> Option<Op> {
    let coder = session.coder();
    let known = session.project().coder(coder.id).is_some();
    (!known).then(|| Op::AddCoder(Arc::new(coder.clone())))
}
