//! What is coded of a statement, and who is named by a mention.

use std::sync::Arc;

use super::annotation::{choosing, replace};
use super::{Command, Plan, coder_at_work, find};
use crate::domain::{
    ActorId, Annotation, AnnotationId, Frame, Naming, Slot, Timestamp, lower_case,
};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Group, Op, Session};

/// Codes a statement: its frame is as given from now on.
#[derive(Clone, Debug)]
pub struct SetFrame {
    /// The statement.
    pub statement: AnnotationId,
    /// The whole frame.
    pub frame: Box<Frame>,
    /// What was changed of it; changes of the same slot one after the other are undone as one.
    pub slot: Slot,
}

impl Command for SetFrame {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_frame(session, self.statement, &self.frame, self.slot, context.now)
    }
}

/// Another statement on the same words, of the same kind, with nothing coded yet: two may say opposite things at once.
#[derive(Clone, Debug)]
pub struct TagAgain(pub AnnotationId);

impl Command for TagAgain {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        tag_again(session, self.0, context)
    }
}

/// Says who is named at some places; `None`: nobody of the register.
#[derive(Clone, Debug)]
pub struct SetActor {
    /// The mentions.
    pub mentions: Vec<AnnotationId>,
    /// Who.
    pub actor: Option<ActorId>,
}

impl Command for SetActor {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_actor(session, &self.mentions, self.actor, context.now)
    }
}

/// Says in which words an actor is named at a place.
#[derive(Clone, Debug)]
pub struct SetNaming(pub AnnotationId, pub Option<Naming>);

impl Command for SetNaming {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_naming(session, self.0, self.1, context.now)
    }
}

pub(super) fn set_frame(
    session: &Session,
    id: AnnotationId,
    frame: &Frame,
    slot: Slot,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find(session, id)?;
    if session.project().is_mention(before) {
        return Err(CommandError::NotAStatement);
    }
    let after = Annotation {
        codebook_version: session.project().codebook().version,
        ..before.with_frame(frame.clone())
    };
    let same = after.coded == before.coded;
    let ops = if same {
        Vec::new()
    } else {
        replace(before, after, now)
    };
    let title = format!("Coded the {}", lower_case(slot.label()));
    Ok(Plan::new(title, choosing(session, before), ops).grouped(Group::Slot(id, slot)))
}

pub(super) fn tag_again(
    session: &Session,
    id: AnnotationId,
    context: &mut Context<'_>,
) -> Result<Plan, CommandError> {
    let first = find(session, id)?;
    let project = session.project();
    let again = Annotation {
        id: AnnotationId::new(context.ids.next_uuid()),
        coded: None,
        memo: String::new(),
        confidence: None,
        coder: session.coder().id,
        created: context.now,
        modified: context.now,
        codebook_version: project.codebook().version,
        origin: crate::domain::Origin::Human,
        extra: crate::domain::Extra::new(),
        ..(**first).clone()
    };
    let mut after = choosing(session, first);
    after.chosen = Some(again.id);
    let kind = project.codebook().kind(&first.kind);
    let label = lower_case(kind.map_or("tag", |k| k.label.as_str()));
    let words = short(&first.anchor.quote().exact);
    let mut ops: Vec<Op> = coder_at_work(session).into_iter().collect();
    ops.push(Op::AddAnnotation(Arc::new(again)));
    Ok(Plan::new(
        format!("Tagged another {label} on “{words}”"),
        after,
        ops,
    ))
}

pub(super) fn set_actor(
    session: &Session,
    mentions: &[AnnotationId],
    actor: Option<ActorId>,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let project = session.project();
    let name = match actor {
        Some(id) => Some(&project.actor(id).ok_or(CommandError::NoActor)?.name),
        None => None,
    };
    let (ops, first) = linking(session, mentions, actor, now)?;
    let what = count(mentions.len(), "mention");
    let title = match name {
        Some(name) => format!("Linked {what} to {name}"),
        None => format!("Unlinked {what}"),
    };
    let after = first.map_or(session.cursor(), |first| choosing(session, first));
    Ok(Plan::new(title, after, ops))
}

/// The operations that say who is named at some places, and the place if it is only one.
pub(super) fn linking<'a>(
    session: &'a Session,
    mentions: &[AnnotationId],
    actor: Option<ActorId>,
    now: Timestamp,
) -> Result<(Vec<Op>, Option<&'a Arc<Annotation>>), CommandError> {
    let mut ops = Vec::new();
    let mut only = None;
    for id in mentions {
        let before = find(session, *id)?;
        let after = Annotation {
            actor,
            ..(**before).clone()
        };
        ops.extend(replace(before, after, now));
        only = (mentions.len() == 1).then_some(before);
    }
    Ok((ops, only))
}

pub(super) fn set_naming(
    session: &Session,
    id: AnnotationId,
    naming: Option<Naming>,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find(session, id)?;
    let after = Annotation {
        naming,
        ..(**before).clone()
    };
    let ops = replace(before, after, now);
    Ok(Plan::new(
        "Changed how an actor is named",
        choosing(session, before),
        ops,
    ))
}
