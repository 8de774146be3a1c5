//! Coded work that was made elsewhere comes in as one step, and goes again as one.

use std::sync::Arc;

use super::codebook::revised;
use super::recoding::replaced;
use super::tag::removing;
use super::{Command, Plan};
use crate::domain::{
    Actor, ActorId, Annotation, AnnotationId, Code, CodeList, Codebook, Coder, Project, Relation,
};
use crate::edit::{CommandError, Context, Op, Session};

/// Takes in tags that were made elsewhere, with whoever made them and all that they refer to.
#[derive(Clone, Debug)]
pub struct TakeIn {
    /// Said of the step, in the past tense.
    pub title: String,
    /// Whose tags they are.
    pub coder: Coder,
    /// Issues; those that the codebook has are left as they are.
    pub issues: Vec<Code>,
    /// Actors; those that the register has are left as they are.
    pub actors: Vec<Actor>,
    /// The tags, under ids never used before.
    pub annotations: Vec<Annotation>,
    /// Links between them.
    pub relations: Vec<Relation>,
}

impl Command for TakeIn {
    fn brings_ids(&self) -> bool {
        true
    }

    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let project = session.project();
        let mut ops = Vec::with_capacity(self.annotations.len() + self.relations.len());
        if project.coder(self.coder.id).is_none() && !self.annotations.is_empty() {
            ops.push(Op::AddCoder(Arc::new(self.coder.clone())));
        }
        let before = project.codebook();
        let unknown = |issue: &&Code| before.code(CodeList::Issues, &issue.id).is_none();
        let new: Vec<Code> = self.issues.iter().filter(unknown).cloned().collect();
        let mut version = before.version;
        if !new.is_empty() {
            let mut after = (**before).clone();
            after.issues.extend(new);
            let after = revised(after, session.coder().id, &self.title, context.now);
            after.check()?;
            version = after.version;
            ops.push(Op::SetCodebook {
                before: Arc::clone(before),
                after: Arc::new(after),
            });
        }
        ops.extend(actors_first(project, &self.actors));
        let in_force = |tag: &Annotation| Annotation {
            codebook_version: version,
            ..tag.clone()
        };
        // A frame may refer to a mention, which therefore has to be there before it.
        let (mentions, statements): (Vec<_>, Vec<_>) =
            (self.annotations.iter().map(in_force)).partition(|tag| project.is_mention(tag));
        for tag in mentions.into_iter().chain(statements) {
            if project.document(tag.document).is_none() {
                return Err(CommandError::NoDocument);
            }
            ops.push(Op::AddAnnotation(Arc::new(tag)));
        }
        let links = self.relations.iter().map(|link| Relation {
            codebook_version: version,
            ..link.clone()
        });
        ops.extend(links.map(|link| Op::AddRelation(Arc::new(link))));
        Ok(Plan::new(&self.title, session.cursor(), ops))
    }
}

/// The operations that add what the register lacks, an organisation before those who are tied to it. Ties in a circle
/// are refused by the operations themselves.
fn actors_first(project: &Project, actors: &[Actor]) -> Vec<Op> {
    let unknown = |actor: &&Actor| project.actor(actor.id).is_none();
    let mut waiting: Vec<&Actor> = actors.iter().filter(unknown).collect();
    let mut ordered: Vec<&Actor> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready = |actor: &Actor| {
            let mut ties = actor.affiliations.iter();
            !ties.any(|tie| waiting.iter().any(|other| other.id == tie.to))
        };
        let (next, rest): (Vec<_>, Vec<_>) = waiting.iter().partition(|actor| ready(actor));
        let stuck = next.is_empty();
        ordered.extend(next);
        waiting = rest;
        if stuck {
            ordered.append(&mut waiting);
        }
    }
    let ops = ordered.into_iter().cloned().map(Arc::new);
    ops.map(Op::AddActor).collect()
}

/// Deletes tags, and with them those actors and issues that then nothing refers to and nobody has changed.
#[derive(Clone, Debug)]
pub struct LetGo {
    /// Said of the step, in the past tense.
    pub title: String,
    /// The tags.
    pub annotations: Vec<AnnotationId>,
    /// Actors as they came; one that is different by now stays.
    pub actors: Vec<Actor>,
    /// Issues as they came; one that is different by now stays.
    pub issues: Vec<Code>,
}

impl Command for LetGo {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let project = session.project();
        let mut gone = Vec::with_capacity(self.annotations.len());
        for id in &self.annotations {
            // Wherever it is: what came as one goes as one.
            let tag = project.annotation(*id);
            gone.push(Arc::clone(tag.ok_or(CommandError::NoAnnotation)?));
        }
        let mut after = session.cursor();
        after.chosen = after.chosen.filter(|id| !self.annotations.contains(id));
        let gone = removing(session, gone, context.now);
        let title = gone.say(&self.title);
        let mut ops = gone.ops;
        // As they are by then: whoever was known by a mention that goes stays in the role as an actor.
        let changed = replaced(&ops);
        let staying = || {
            let tags = project.annotations();
            let tags = tags.filter(|tag| !self.annotations.contains(&tag.id));
            tags.map(|tag| changed.get(&tag.id).copied().unwrap_or(tag))
        };
        let actors = self.idle_actors(project, staying);
        let before = project.codebook();
        let idle = |code: &Code| {
            self.issues.contains(code)
                && !staying().any(|tag| tag.frame().issues.contains(&code.id))
        };
        // From below: a heading stays for as long as something stands under it.
        let mut kept: Vec<Code> = Vec::with_capacity(before.issues.len());
        for code in before.issues.iter().rev() {
            let mut below = kept.iter().map(|kept| kept.parent.as_ref());
            if below.any(|parent| parent == Some(&code.id)) || !idle(code) {
                kept.push(code.clone());
            }
        }
        kept.reverse();
        let codebook = Codebook {
            issues: kept,
            ..(**before).clone()
        };
        ops.extend(actors);
        if codebook.issues.len() < before.issues.len() {
            let codebook = revised(codebook, session.coder().id, &self.title, context.now);
            ops.push(Op::SetCodebook {
                before: Arc::clone(before),
                after: Arc::new(codebook),
            });
        }
        Ok(Plan::new(title, after, ops))
    }
}

impl LetGo {
    /// Those tied to others go before these.
    fn idle_actors<'a, I>(&self, project: &'a Project, staying: impl Fn() -> I) -> Vec<Op>
    where
        I: Iterator<Item = &'a Arc<Annotation>>,
    {
        let same = |actor: &&Actor| project.actor(actor.id).is_some_and(|a| **a == **actor);
        let used = |id: ActorId| {
            staying().any(|tag| tag.actor == Some(id) || tag.frame().actors().any(|a| a == id))
        };
        let mut candidates: Vec<ActorId> = (self.actors.iter().filter(same).map(|a| a.id))
            .filter(|id| !used(*id))
            .collect();
        let mut ops = Vec::new();
        let mut gone: Vec<ActorId> = Vec::new();
        loop {
            let tied = |id: &ActorId| {
                let others = project.actors().filter(|a| !gone.contains(&a.id));
                let mut ties = others.flat_map(|a| &a.affiliations);
                ties.any(|tie| tie.to == *id)
            };
            let (free, rest): (Vec<_>, Vec<_>) = candidates.iter().partition(|id| !tied(id));
            if free.is_empty() {
                return ops;
            }
            let actors = free.iter().filter_map(|id| project.actor(*id));
            ops.extend(actors.map(|actor| Op::RemoveActor(Arc::clone(actor))));
            gone.extend(free);
            candidates = rest;
        }
    }
}
