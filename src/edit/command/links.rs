//! Links between statements come, go and change.

use std::sync::Arc;

use super::annotation::replace;
use super::{Command, Plan, coder_at_work, find};
use crate::domain::{
    Annotation, AnnotationId, DocumentId, Extra, OrderedSet, Origin, Project, Relation, RelationId,
    RelationTypeId, Timestamp,
};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Group, Op, Session};

/// Links one statement to another.
#[derive(Clone, Debug)]
pub struct Link {
    /// The statement that does something to the other.
    pub from: AnnotationId,
    /// The other.
    pub to: AnnotationId,
    /// What it does.
    pub of_type: RelationTypeId,
}

impl Command for Link {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        link(session, (self.from, self.to), &self.of_type, context)
    }
}

/// Changes type or note of a link.
#[derive(Clone, Debug)]
pub struct ChangeLink(pub RelationId, pub RelationTypeId, pub String);

impl Command for ChangeLink {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        change(session, self.0, &self.1, &self.2, context.now)
    }
}

/// Takes a link away.
#[derive(Clone, Debug)]
pub struct Unlink(pub RelationId);

impl Command for Unlink {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        unlink(session, self.0)
    }
}

pub(super) fn link(
    session: &Session,
    (from, to): (AnnotationId, AnnotationId),
    of_type: &RelationTypeId,
    context: &mut Context<'_>,
) -> Result<Plan, CommandError> {
    let project = session.project();
    if from == to {
        return Err(CommandError::LinkToItself);
    }
    let (one, other) = (find(session, from)?, find(session, to)?);
    if project.is_mention(one) || project.is_mention(other) {
        return Err(CommandError::NotAStatement);
    }
    let known = project.codebook().relation(of_type);
    let label = &known.ok_or(CommandError::NoLink)?.label;
    let same = |r: &Arc<Relation>| r.from == from && r.to == to && r.of_type == *of_type;
    if project.relations_of(from).any(same) {
        return Err(CommandError::LinkedAlready);
    }
    let words = |tag: &crate::domain::Annotation| short(&tag.anchor.quote().exact);
    let title = format!("Linked: “{}” {label} “{}”", words(one), words(other));
    let mut ops: Vec<Op> = coder_at_work(session).into_iter().collect();
    ops.push(Op::AddRelation(Arc::new(Relation {
        id: RelationId::new(context.ids.next_uuid()),
        from,
        to,
        of_type: of_type.clone(),
        note: String::new(),
        coder: session.coder().id,
        created: context.now,
        modified: context.now,
        codebook_version: project.codebook().version,
        origin: Origin::Human,
        extra: Extra::new(),
    })));
    Ok(Plan::new(title, session.cursor(), ops))
}

fn find_link(session: &Session, id: RelationId) -> Result<&Arc<Relation>, CommandError> {
    session.project().relation(id).ok_or(CommandError::NoLink)
}

pub(super) fn change(
    session: &Session,
    id: RelationId,
    of_type: &RelationTypeId,
    note: &str,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let before = find_link(session, id)?;
    if before.of_type == *of_type && before.note == note {
        return Err(CommandError::Nothing);
    }
    let after = Relation {
        of_type: of_type.clone(),
        note: note.to_owned(),
        modified: now,
        ..(**before).clone()
    };
    let op = Op::ReplaceRelation {
        before: Arc::clone(before),
        after: Arc::new(after),
    };
    let plan = Plan::new("Changed a link", session.cursor(), vec![op]);
    Ok(plan.grouped(Group::Relation(id)))
}

pub(super) fn unlink(session: &Session, id: RelationId) -> Result<Plan, CommandError> {
    let gone = find_link(session, id)?;
    let ops = vec![Op::RemoveRelation(Arc::clone(gone))];
    Ok(Plan::new("Took a link away", session.cursor(), ops))
}

/// What must happen before some tags go, or become tags of another category.
#[derive(Default)]
pub(super) struct LettingGo {
    /// Carried out before anything else.
    pub(super) ops: Vec<Op>,
    /// Links that go.
    pub(super) links: usize,
    /// Roles that go, of those who are known by one of the tags alone.
    pub(super) roles: usize,
}

impl LettingGo {
    /// The title of a step, and what it took away besides: nothing goes unsaid.
    pub(super) fn say(&self, title: &str) -> String {
        let mut gone = Vec::new();
        for (number, noun) in [(self.links, "link"), (self.roles, "role")] {
            if number > 0 {
                gone.push(count(number, noun));
            }
        }
        match gone.is_empty() {
            true => title.to_owned(),
            false => format!("{title}, and took away {}", gone.join(" and ")),
        }
    }

    /// Lets a frame go of mentions. An actor whom they name stays in the role.
    pub(super) fn forget(
        &mut self,
        project: &Project,
        statement: &Annotation,
        mentions: impl IntoIterator<Item = AnnotationId>,
    ) -> Annotation {
        let mut frame = statement.frame().clone();
        for mention in mentions {
            let named = project.annotation(mention).and_then(|tag| tag.actor);
            self.roles += frame.forget_mention(mention, named);
        }
        statement.with_frame(frame)
    }
}

/// Links to the tags go, and whoever has a role by one of these mentions alone loses it.
pub(super) fn letting_go(session: &Session, tags: &[AnnotationId], now: Timestamp) -> LettingGo {
    let project = session.project();
    let mut gone = LettingGo::default();
    let mut links = OrderedSet::new();
    for link in tags.iter().flat_map(|tag| project.all_relations_of(*tag)) {
        if links.insert(link.id) {
            gone.ops.push(Op::RemoveRelation(Arc::clone(link)));
            gone.links += 1;
        }
    }
    let going: OrderedSet<AnnotationId> = tags.iter().copied().collect();
    // Only mentions have roles, and only in their own article.
    let mentions = tags.iter().filter_map(|id| project.annotation(*id));
    let mentions = mentions.filter(|tag| project.is_mention(tag));
    let documents: OrderedSet<DocumentId> = mentions.map(|tag| tag.document).collect();
    for statement in documents.iter().flat_map(|d| project.annotations_of(*d)) {
        let rests = project.is_mention(statement);
        if statement.coded.is_none() || rests || going.contains(&statement.id) {
            continue;
        }
        let named = statement.frame().all_parts();
        let named = named.filter_map(|part| part.mention);
        let named: Vec<_> = named.filter(|id| going.contains(id)).collect();
        let after = gone.forget(project, statement, named);
        gone.ops.extend(replace(statement, after, now));
    }
    gone
}
