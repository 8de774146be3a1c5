//! What is changed about the register of actors.

use std::sync::Arc;

use super::annotation::replace;
use super::frame::linking;
use super::{Command, Plan, coder_at_work, find};
use crate::domain::{Actor, ActorId, Affiliation, Annotation, AnnotationId, Part, Slot, Timestamp};
use crate::edit::{CommandError, Context, Group, Op, Session};

/// Puts an actor into the register, and at once where it is needed, as one step.
#[derive(Clone, Debug)]
pub struct AddActor {
    /// The actor, under an id never used before.
    pub actor: Box<Actor>,
    /// Places where it is named.
    pub mentions: Vec<AnnotationId>,
    /// A statement and the slot of it where the actor has a role; for the attribution, as one who passed it on.
    pub part: Option<(AnnotationId, Slot)>,
}

impl Command for AddActor {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        add(session, &self.actor, &self.mentions, self.part, context.now)
    }
}

/// Changes what is known about an actor.
#[derive(Clone, Debug)]
pub struct ChangeActor(pub Box<Actor>);

impl Command for ChangeActor {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        change(session, &self.0)
    }
}

/// Makes two actors one: whatever referred to the first refers to the second.
#[derive(Clone, Debug)]
pub struct MergeActors {
    /// Goes; its id and names are kept with the other.
    pub from: ActorId,
    /// Stays.
    pub into: ActorId,
}

impl Command for MergeActors {
    fn is_sweeping(&self) -> bool {
        true
    }

    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        merge(session, self.from, self.into, context.now)
    }
}

/// Takes an actor out of the register; one that is in use must stay.
#[derive(Clone, Debug)]
pub struct RemoveActor(pub ActorId);

impl Command for RemoveActor {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        remove(session, self.0)
    }
}

pub(super) fn add(
    session: &Session,
    actor: &Actor,
    mentions: &[AnnotationId],
    part: Option<(AnnotationId, Slot)>,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let actor = named(actor)?;
    let id = actor.id;
    let title = format!("Added {} to the actors", actor.name);
    let mut ops: Vec<Op> = coder_at_work(session).into_iter().collect();
    ops.push(Op::AddActor(Arc::new(actor)));
    ops.extend(linking(session, mentions, Some(id), now)?.0);
    if let Some((statement, slot)) = part {
        let before = find(session, statement)?;
        if session.project().is_mention(before) {
            return Err(CommandError::NotAStatement);
        }
        let mut frame = before.frame().clone();
        match frame.parts_mut(slot) {
            Some(parts) => parts.push(Part::actor(id)),
            None if slot == Slot::Attribution => frame.reporters.push(id),
            None => {}
        }
        ops.extend(replace(before, before.with_frame(frame), now));
    }
    Ok(Plan::new(title, session.cursor(), ops))
}

/// With a name that is more than blanks.
fn named(actor: &Actor) -> Result<Actor, CommandError> {
    let name = actor.name.trim().to_owned();
    if name.is_empty() {
        return Err(CommandError::NoName);
    }
    Ok(Actor {
        name,
        ..actor.clone()
    })
}

pub(super) fn change(session: &Session, actor: &Actor) -> Result<Plan, CommandError> {
    let before = find_actor(session, actor.id)?;
    let after = named(actor)?;
    let title = format!("Changed the actor {}", after.name);
    let group = Group::Actor(after.id);
    let ops = replaced(before, after);
    Ok(Plan::new(title, session.cursor(), ops).grouped(group))
}

fn find_actor(session: &Session, id: ActorId) -> Result<&Arc<Actor>, CommandError> {
    session.project().actor(id).ok_or(CommandError::NoActor)
}

fn replaced(before: &Arc<Actor>, after: Actor) -> Vec<Op> {
    if **before == after {
        return Vec::new();
    }
    vec![Op::ReplaceActor {
        before: Arc::clone(before),
        after: Arc::new(after),
    }]
}

/// Linear in the tags and the register.
pub(super) fn merge(
    session: &Session,
    from: ActorId,
    into: ActorId,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let (gone, stays) = (find_actor(session, from)?, find_actor(session, into)?);
    if from == into {
        return Err(CommandError::Nothing);
    }
    let project = session.project();
    let mut ops = Vec::new();
    for before in project.annotations() {
        let mut frame = before.frame().clone();
        frame.replace_actor(from, into);
        let mut after = before.with_frame(frame);
        if after.actor == Some(from) {
            after.actor = Some(into);
        }
        ops.extend(replace(before, after, now));
    }
    // Those tied to the one that goes, before it goes; the one that stays may not be tied to itself.
    for before in project.actors().filter(|a| a.id != from && a.id != into) {
        let mut after = (**before).clone();
        let mut ties: Vec<Affiliation> = Vec::with_capacity(after.affiliations.len());
        for mut tie in after.affiliations.drain(..) {
            if tie.to == from {
                tie.to = into;
            }
            if !ties.contains(&tie) {
                ties.push(tie);
            }
        }
        after.affiliations = ties;
        ops.extend(replaced(before, after));
    }
    ops.extend(replaced(stays, stays.merged_with(gone)));
    ops.push(Op::RemoveActor(Arc::clone(gone)));
    let title = format!("Merged {} into {}", gone.name, stays.name);
    Ok(Plan::new(title, session.cursor(), ops))
}

/// Linear in the tags and the register.
pub(super) fn remove(session: &Session, id: ActorId) -> Result<Plan, CommandError> {
    let gone = find_actor(session, id)?;
    let project = session.project();
    let in_tags = project.annotations().map(|tag| uses(tag, id));
    let ties = project.actors().flat_map(|actor| &actor.affiliations);
    let in_ties = ties.filter(|tie| tie.to == id).count();
    let count = in_tags.sum::<usize>() + in_ties;
    if count > 0 {
        let name = gone.name.clone();
        let mut live = project.live_annotations();
        if in_ties == 0 && !live.any(|tag| uses(tag, id) > 0) {
            return Err(CommandError::UsedInBin(name));
        }
        return Err(CommandError::ActorInUse { name, count });
    }
    let title = format!("Took {} out of the actors", gone.name);
    let ops = vec![Op::RemoveActor(Arc::clone(gone))];
    Ok(Plan::new(title, session.cursor(), ops))
}

/// How often a tag refers to an actor.
fn uses(tag: &Annotation, id: ActorId) -> usize {
    let in_frame = tag.frame().actors().filter(|actor| *actor == id).count();
    in_frame + usize::from(tag.actor == Some(id))
}
