//! One undoable step of work: operations that are carried out together or not at all.

use std::sync::Arc;

use super::{Cursor, Op, OpError};
use crate::domain::{
    ActorId, AnnotationId, Coder, CoderId, Extra, LogEntry, Project, RelationId, Slot, Timestamp,
    TransactionId, Turns, breathe,
};

/// What one action of the analyst did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Never given twice.
    pub id: TransactionId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub coder: CoderId,
    /// How it came about.
    pub origin: Cause,
    /// In the past tense, as shown: “Tagged 1 demand”.
    pub title: String,
    /// Steps with the same group, directly after each other, are undone as one.
    pub group: Option<Group>,
    /// Whether it is undone together with the one before, or takes back or does again a part of the same step: for the
    /// log, they are one.
    pub goes_on: bool,
    /// Where the work was before.
    pub before: Cursor,
    /// Where it was after.
    pub after: Cursor,
    /// In order.
    pub ops: Vec<Op>,
}

/// How a transaction came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The analyst did it.
    User,
    /// The analyst took something back.
    Undo,
    /// The analyst did again what was taken back.
    Redo,
}

/// One thing being changed in small steps: typing a memo, moving an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The memo of a tag.
    Memo(AnnotationId),
    /// The edges of a tag.
    Edge(AnnotationId),
    /// The confidence of a tag.
    Confidence(AnnotationId),
    /// What is typed into a slot of a statement.
    Slot(AnnotationId, Slot),
    /// What is typed about an actor.
    Actor(ActorId),
    /// What is typed about a link.
    Relation(RelationId),
}

impl Transaction {
    /// Carries out all operations or none; what was done is in the project's log then. Steps without a title are not
    /// work, and are not logged.
    ///
    /// # Errors
    /// The first operation that does not fit; the project is then as it was.
    pub fn apply(&self, project: &mut Project) -> Result<(), OpError> {
        for (done, op) in self.ops.iter().enumerate() {
            if let Err(error) = op.apply(project) {
                for earlier in self.ops[..done].iter().rev() {
                    // Taking back what was just done fits by construction.
                    let _ = earlier.inverse().apply(project);
                }
                return Err(error);
            }
        }
        if !self.title.is_empty() {
            project.log_step(self.log_entry(), self.goes_on);
        }
        Ok(())
    }

    /// The same in turns, for a project that is given up should it fail: so many operations between two looks at the
    /// clock.
    ///
    /// # Errors
    /// The first operation that does not fit; what was done before it stays done.
    pub(super) async fn apply_in_turns(
        &self,
        project: &mut Project,
        at_a_time: usize,
        turns: &dyn Turns,
    ) -> Result<(), OpError> {
        for some in self.ops.chunks(at_a_time) {
            breathe(turns).await;
            some.iter().try_for_each(|op| op.apply(project))?;
        }
        if !self.title.is_empty() {
            project.log_step(self.log_entry(), self.goes_on);
        }
        Ok(())
    }

    /// Carries out what concerns the articles that are in this project, which is a part of the one that the step was made
    /// for; without a line in the log.
    ///
    /// # Errors
    /// The first operation that does not fit; what was done before it stays done.
    pub fn apply_here(&self, project: &mut Project) -> Result<(), OpError> {
        for op in &self.ops {
            if op.concerns(project) {
                op.apply(project)?;
            }
        }
        Ok(())
    }

    /// Carries out what concerns the articles that are in this project, where others, and steps before this one, could not
    /// be read: whoever did it is brought in nameless if the step that did is missing, and an article whose place is beyond
    /// the end comes last. Whether anything was done; if so, all of that.
    pub fn apply_to_what_is_left(&self, project: &mut Project) -> bool {
        let mut rest = project.clone();
        let brings = |op: &Op| matches!(op, Op::AddCoder(coder) if coder.id == self.coder);
        if rest.coder(self.coder).is_none() && !self.ops.iter().any(brings) {
            let nameless = Coder {
                id: self.coder,
                name: String::new(),
                extra: Extra::new(),
            };
            let _ = Op::AddCoder(Arc::new(nameless)).apply(&mut rest);
        }
        let mut done = false;
        for op in self.ops.iter().filter(|op| !is_there(op, project)) {
            if !op.concerns(&rest) {
                continue;
            }
            let applied = match op {
                Op::AddDocument { place, document } => Op::AddDocument {
                    place: (*place).min(rest.all_documents().len()),
                    document: Arc::clone(document),
                }
                .apply(&mut rest),
                op => op.apply(&mut rest),
            };
            if applied.is_err() {
                return false;
            }
            done |= !matches!(op, Op::AddCoder(_));
        }
        if done {
            if !self.title.is_empty() {
                rest.log_step(self.log_entry(), self.goes_on);
            }
            *project = rest;
        }
        done
    }

    fn log_entry(&self) -> LogEntry {
        let what = match self.origin {
            Cause::User => self.title.clone(),
            Cause::Undo => format!("Undone: {}", self.title),
            Cause::Redo => format!("Done again: {}", self.title),
        };
        LogEntry {
            at: self.at,
            coder: self.coder,
            what,
            extra: Extra::new(),
        }
    }

    /// The step that takes this one back, taken by itself.
    #[must_use]
    pub fn inverse(&self, id: TransactionId, at: Timestamp, origin: Cause) -> Self {
        Self {
            id,
            at,
            coder: self.coder,
            origin,
            title: self.title.clone(),
            group: None,
            goes_on: false,
            before: self.after,
            after: self.before,
            ops: self.ops.iter().rev().map(Op::inverse).collect(),
        }
    }
}

/// Whether a coder who comes in is there already.
fn is_there(op: &Op, project: &Project) -> bool {
    matches!(op, Op::AddCoder(coder) if project.coder(coder.id).is_some())
}
