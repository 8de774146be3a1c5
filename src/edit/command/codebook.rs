//! What is changed about the codebook, and what was coded by it along.

use std::sync::Arc;

use super::recoding::{coded, still_used};
use super::turning::turning;
use super::{Command, Plan};
use crate::domain::{
    AnnotationId, CodeId, CodeList, Codebook, CodebookError, CoderId, Extra, Kind, KindId,
    OrderedSet, Project, RelationId, RelationTypeId, Revision, Timestamp,
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
        let twice = CodebookError::TwiceKey {
            key: key.cap(),
            first: called(other),
            second: called(kind),
        };
        twice.into()
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
