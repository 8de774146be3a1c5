//! What is changed about the codebook, and what was coded by it along.

use std::sync::Arc;

use super::annotation::replace;
use super::turning::turning;
use super::{Command, Plan};
use crate::domain::{
    Annotation, AnnotationId, CodeId, CodeList, Codebook, CodebookError, CoderId, Extra, Frame,
    Justification, Kind, KindId, OrderedSet, Project, Relation, RelationId, RelationTypeId,
    Revision, Timestamp,
};
use crate::edit::{CommandError, Context, Op, Session, keymap};

/// Changes the codebook. What is in use of it must stay.
#[derive(Clone, Debug)]
pub struct SetCodebook(pub Box<Codebook>);

impl Command for SetCodebook {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        set(session, &self.0, context.now)
    }
}

/// Changes the codebook, and what was coded by it along, as one step: to rename, merge, split, move, delete.
#[derive(Clone, Debug)]
pub struct Recode {
    /// Said of the step, in the past tense: “Merged …”.
    pub title: String,
    /// The codebook as it is to be.
    pub codebook: Box<Codebook>,
    /// What takes the place of what.
    pub changes: Vec<Change>,
}

impl Command for Recode {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        recode(
            session,
            &self.title,
            &self.codebook,
            &self.changes,
            context.now,
        )
    }
}

/// What takes the place of something of the codebook, in all that was coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Tags of a kind become tags of another.
    Kind {
        /// The kind so far.
        from: KindId,
        /// The kind from now on.
        to: KindId,
        /// These tags alone; `None`: all.
        only: Option<OrderedSet<AnnotationId>>,
    },
    /// A code gives way to others, or to none.
    Code {
        /// Of which list.
        list: CodeList,
        /// The code so far.
        from: CodeId,
        /// The codes from now on; a form becomes the first of them.
        to: Vec<CodeId>,
        /// In these statements alone; `None`: in all.
        only: Option<OrderedSet<AnnotationId>>,
    },
    /// Links of a type become links of another, or are taken away.
    Link {
        /// The type so far.
        from: RelationTypeId,
        /// The type from now on.
        to: Option<RelationTypeId>,
        /// These links alone; `None`: all.
        only: Option<OrderedSet<RelationId>>,
    },
}

/// Another codebook; what is in use of it must stay. Linear in the tags.
pub(super) fn set(
    session: &Session,
    codebook: &Codebook,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    recode(session, "Changed the codebook", codebook, &[], now)
}

/// Another codebook, with what takes the place of what in all that was coded. Linear in the tags.
pub(super) fn recode(
    session: &Session,
    title: &str,
    codebook: &Codebook,
    changes: &[Change],
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let project = session.project();
    let before = project.codebook();
    let after = Codebook {
        version: before.version,
        revisions: before.revisions.clone(),
        ..codebook.clone()
    };
    if **before == after && changes.is_empty() {
        return Err(CommandError::Nothing);
    }
    after.check()?;
    for kind in &after.kinds {
        let old = before.kind(&kind.id);
        // A key that was free when it was given to the kind stays with it, whatever the app uses it for since then.
        let problem = key_problem(kind, &[]);
        if let Some(problem) = problem.filter(|_| old.is_none_or(|old| old.key != kind.key)) {
            return Err(problem);
        }
        // A statement has a frame and links, a mention an actor: one cannot stand for the other.
        if old.is_some_and(|old| old.category != kind.category)
            && let Some(count) = tags_of(project, &kind.id)
        {
            let label = kind.label.clone();
            return Err(CommandError::CategoryInUse { label, count });
        }
    }
    let after = revised(after, session.coder().id, title, now);
    // What goes must still be there while the tags change, forwards and when it is undone.
    let meanwhile = union(&after, before);
    let gone = turning(session, &after, changes, now);
    let title = gone.say(title);
    let coded = coded(project, &gone.ops, changes, after.version, now);
    still_used(project, &gone.ops, &coded, before, &after)?;
    let mut ops = super::coder_at_work(session)
        .into_iter()
        .collect::<Vec<Op>>();
    // While the tags are still what they were: so it is when this is undone, too.
    ops.extend(gone.ops);
    let shrinks = meanwhile != after;
    let meanwhile = Arc::new(meanwhile);
    ops.push(Op::SetCodebook {
        before: Arc::clone(before),
        after: Arc::clone(&meanwhile),
    });
    ops.extend(coded);
    if shrinks {
        ops.push(Op::SetCodebook {
            before: meanwhile,
            after: Arc::new(after),
        });
    }
    Ok(Plan::new(title, session.cursor(), ops))
}

/// The next version, with a line that says what changed.
pub(super) fn revised(codebook: Codebook, coder: CoderId, note: &str, now: Timestamp) -> Codebook {
    let mut codebook = Codebook {
        version: codebook.version + 1,
        ..codebook
    };
    codebook.revisions.push(Revision {
        version: codebook.version,
        at: now,
        coder,
        note: note.to_owned(),
        extra: Extra::new(),
    });
    codebook
}

/// Why a kind cannot have its key beside these others.
pub fn key_problem(kind: &Kind, others: &[Kind]) -> Option<CommandError> {
    let key = kind.key.as_ref()?;
    if let Some(action) = keymap::reserved(key) {
        let key = key.cap();
        return Some(CommandError::KeyTaken { key, action });
    }
    let mut with_keys = others.iter().filter(|o| o.key.as_ref() == Some(key));
    with_keys.next().map(|other| {
        CommandError::Codebook(CodebookError::TwiceKey {
            key: key.cap(),
            first: called(other),
            second: called(kind),
        })
    })
}

/// A draft may not have its name yet.
fn called(kind: &Kind) -> String {
    match kind.label.trim() {
        "" => "the new kind".to_owned(),
        label => label.to_owned(),
    }
}

/// How many tags are of a kind, if there are any. Linear in the project's tags.
fn tags_of(project: &Project, kind: &KindId) -> Option<usize> {
    let count = project.annotations().filter(|a| a.kind == *kind).count();
    Some(count).filter(|count| *count > 0)
}

/// The new codebook, and whatever only the old one has, at the ends of the lists.
fn union(new: &Codebook, old: &Codebook) -> Codebook {
    let mut union = new.clone();
    let kinds = old.kinds.iter().filter(|k| new.kind(&k.id).is_none());
    union.kinds.extend(kinds.cloned());
    for list in CodeList::ALL {
        let codes = old.codes(*list).iter();
        let gone = codes.filter(|c| new.code(*list, &c.id).is_none());
        union.codes_mut(*list).extend(gone.cloned());
    }
    let relations = old.relations.iter();
    let gone = relations.filter(|r| new.relation(&r.id).is_none());
    union.relations.extend(gone.cloned());
    union
}

/// The operations that bring tags and links along, after those that let go.
fn coded(
    project: &Project,
    gone: &[Op],
    changes: &[Change],
    version: u32,
    now: Timestamp,
) -> Vec<Op> {
    if changes.is_empty() {
        return Vec::new();
    }
    let mut ops = Vec::new();
    let freed = replaced(gone);
    let away: OrderedSet<RelationId> = gone
        .iter()
        .filter_map(|op| match op {
            Op::RemoveRelation(link) => Some(link.id),
            _ => None,
        })
        .collect();
    for before in project.annotations() {
        if !changes.iter().any(|change| touches(before, change)) {
            continue;
        }
        // What let go of something has changed by then.
        let before = freed.get(&before.id).copied().unwrap_or(before);
        let mut after = (**before).clone();
        for change in changes {
            if touches(&after, change) {
                recoded(&mut after, change);
            }
        }
        if after != **before {
            after.codebook_version = version;
            ops.extend(replace(before, after, now));
        }
    }
    for before in project.relations().filter(|link| !away.contains(&link.id)) {
        let mut links = changes.iter().filter_map(|change| match change {
            Change::Link { from, to, only }
                if *from == before.of_type
                    && only.as_ref().is_none_or(|only| only.contains(&before.id)) =>
            {
                Some(to)
            }
            _ => None,
        });
        match links.next_back() {
            Some(Some(to)) => ops.push(Op::ReplaceRelation {
                before: Arc::clone(before),
                after: Arc::new(Relation {
                    of_type: to.clone(),
                    modified: now,
                    codebook_version: version,
                    ..(**before).clone()
                }),
            }),
            Some(None) => ops.push(Op::RemoveRelation(Arc::clone(before))),
            None => {}
        }
    }
    ops
}

/// Whether a change is about something the tag has.
fn touches(tag: &Annotation, change: &Change) -> bool {
    let (has, only) = match change {
        Change::Kind { from, only, .. } => (tag.kind == *from, only),
        Change::Code {
            list, from, only, ..
        } => (tag.frame().uses(*list, from), only),
        Change::Link { .. } => return false,
    };
    has && only.as_ref().is_none_or(|only| only.contains(&tag.id))
}

/// The tags that operations put in the place of others.
fn replaced(ops: &[Op]) -> std::collections::BTreeMap<AnnotationId, &Arc<Annotation>> {
    let replaced = ops.iter().filter_map(|op| match op {
        Op::ReplaceAnnotation { after, .. } => Some((after.id, after)),
        _ => None,
    });
    replaced.collect()
}

fn recoded(tag: &mut Annotation, change: &Change) {
    match change {
        Change::Kind { to, .. } => tag.kind = to.clone(),
        Change::Code { list, from, to, .. } => {
            let mut frame = tag.frame().clone();
            swap(&mut frame, *list, from, to);
            *tag = tag.with_frame(frame);
        }
        Change::Link { .. } => {}
    }
}

/// Puts some codes in the place of one; none comes twice.
fn swap(frame: &mut Frame, list: CodeList, from: &CodeId, to: &[CodeId]) {
    match list {
        CodeList::Issues => {
            let old = std::mem::take(&mut frame.issues);
            for code in old {
                let new = if code == *from {
                    to
                } else {
                    std::slice::from_ref(&code)
                };
                for code in new {
                    if !frame.issues.contains(code) {
                        frame.issues.push(code.clone());
                    }
                }
            }
        }
        CodeList::Forms => {
            if frame.form.as_ref() == Some(from) {
                frame.form = to.first().cloned();
            }
        }
        CodeList::Justifications => {
            let old = std::mem::take(&mut frame.justifications);
            for reason in old {
                let new: Vec<Justification> = if reason.code == *from {
                    let each = to.iter().map(|code| Justification {
                        code: code.clone(),
                        ..reason.clone()
                    });
                    each.collect()
                } else {
                    vec![reason]
                };
                for reason in new {
                    if !frame.justifications.contains(&reason) {
                        frame.justifications.push(reason);
                    }
                }
            }
        }
    }
}

/// Refuses a codebook that lacks something which is used after all the changes. Linear in the tags for each thing lacking.
fn still_used(
    project: &Project,
    freed: &[Op],
    coded: &[Op],
    before: &Codebook,
    after: &Codebook,
) -> Result<(), CommandError> {
    let changed = replaced(coded);
    let tags = || {
        let tags = project.annotations();
        tags.map(|tag| changed.get(&tag.id).copied().unwrap_or(tag))
    };
    for kind in before.kinds.iter().filter(|k| after.kind(&k.id).is_none()) {
        let count = tags().filter(|tag| tag.kind == kind.id).count();
        if count > 0 {
            let label = kind.label.clone();
            return Err(CommandError::KindInUse { label, count });
        }
    }
    for list in CodeList::ALL {
        let codes = before.codes(*list).iter();
        for code in codes.filter(|c| after.code(*list, &c.id).is_none()) {
            let count = tags()
                .filter(|tag| tag.frame().uses(*list, &code.id))
                .count();
            refuse_if_used(&code.label, count)?;
        }
    }
    let gone = before.relations.iter();
    for relation in gone.filter(|r| after.relation(&r.id).is_none()) {
        let of_type = project
            .relations()
            .filter(|r| r.of_type == relation.id)
            .count();
        let moved = freed.iter().chain(coded).filter(|op| match op {
            Op::ReplaceRelation { before, .. } => before.of_type == relation.id,
            Op::RemoveRelation(before) => before.of_type == relation.id,
            _ => false,
        });
        refuse_if_used(&relation.label, of_type - moved.count())?;
    }
    Ok(())
}

fn refuse_if_used(label: &str, count: usize) -> Result<(), CommandError> {
    match count {
        0 => Ok(()),
        count => Err(CommandError::CodeInUse {
            label: label.to_owned(),
            count,
        }),
    }
}
