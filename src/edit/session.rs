//! A project being worked on: the only place where one changes.

use std::sync::Arc;

use super::command::Plan;
use super::{
    Cause, ChangeSet, Command, CommandError, Context, Cursor, History, Op, OpError, Transaction,
};
use crate::domain::{Coder, DocumentId, Project, TransactionId};

/// Project, history, place of work, and who is at work.
#[derive(Clone, Debug)]
pub struct Session {
    project: Project,
    history: History,
    cursor: Cursor,
    coder: Coder,
    revision: u64,
    /// While the project is only a part of one that is still being opened.
    part: Option<Part>,
}

/// What is known of a part.
#[derive(Clone, Debug)]
struct Part {
    /// Whether only the log is missing.
    all: bool,
    /// What was done to it.
    steps: Vec<Arc<Transaction>>,
}

/// What a step did.
#[derive(Clone, Debug)]
pub struct Done {
    /// For the journal; several where one undo took back a group.
    pub transactions: Vec<Arc<Transaction>>,
    /// For the screen.
    pub changes: ChangeSet,
}

impl Done {
    /// What was done, in the past tense.
    pub fn title(&self) -> &str {
        self.transactions.first().map_or("", |t| t.title.as_str())
    }
}

impl Session {
    /// Begins work on a project, at the start of its first article.
    pub fn new(project: Project, coder: Coder) -> Self {
        let first = project.documents().first().map(|d| d.id());
        Self {
            project,
            history: History::default(),
            cursor: first.map_or_else(Cursor::default, Cursor::start_of),
            coder,
            revision: 0,
            part: None,
        }
    }

    /// Begins work on some articles of a project that is still being opened: only what concerns an article alone can be
    /// done until [`Self::complete`]. Where these are `all` and only the log is missing, everything can but what changes
    /// that.
    pub fn on_part(project: Project, coder: Coder, all: bool) -> Self {
        let steps = Vec::new();
        Self {
            part: Some(Part { all, steps }),
            ..Self::new(project, coder)
        }
    }

    /// Whether the project is only a part of one that is still being opened.
    pub const fn is_part(&self) -> bool {
        self.part.is_some()
    }

    /// The whole project is here: what was done to the part is done to it, but for the first `known` steps, which it has
    /// taken in already; and the work goes on. What was done to the part.
    ///
    /// # Errors
    /// The first step that does not fit. It and those after it are not in the project then, nor can anything be undone;
    /// the work goes on all the same.
    pub fn complete(
        &mut self,
        whole: Project,
        known: usize,
    ) -> Result<Vec<Arc<Transaction>>, OpError> {
        self.project = whole;
        let steps = self.part.take().map(|part| part.steps).unwrap_or_default();
        for step in steps.iter().skip(known) {
            if let Err(error) = step.apply(&mut self.project) {
                self.history = History::default();
                return Err(error);
            }
        }
        Ok(steps)
    }

    /// Takes in what somebody else did to the project, without a way back. Where that takes away what the analyst was
    /// looking at, the cursor moves as little as it can.
    ///
    /// # Errors
    /// The first step that does not fit; those before it are in the project then, and it has to be opened anew.
    pub fn follow(&mut self, steps: Vec<Transaction>) -> Result<ChangeSet, OpError> {
        let mut changes = ChangeSet::default();
        for step in &steps {
            step.apply(&mut self.project)?;
            changes.join(ChangeSet::of(step));
        }
        self.settle();
        Ok(changes)
    }

    /// Goes on with the same project as it is elsewhere, without a way back, at the same place if there still is one. What
    /// differs in the article at hand, and that everything else may.
    pub fn renew(&mut self, project: Project) -> ChangeSet {
        let before = std::mem::replace(&mut self.project, project);
        self.part = None;
        self.revision += 1;
        let changes = ChangeSet::between(&before, &self.project, self.cursor.document);
        self.settle();
        changes
    }

    /// Forgets what was done, so that nothing of it can be undone.
    pub fn forget_history(&mut self) {
        self.history = History::default();
    }

    /// After the project has changed from outside: no history, the coder as the project knows them, a cursor that fits.
    fn settle(&mut self) {
        self.forget_history();
        if let Some(known) = self.project.coder(self.coder.id) {
            self.coder = (**known).clone();
        }
        let here = self
            .cursor
            .document
            .and_then(|id| self.project.document(id));
        let Some(article) = here else {
            let first = self.project.documents().first().map(|d| d.id());
            self.cursor = first.map_or_else(Cursor::default, Cursor::start_of);
            return;
        };
        let (id, end) = (article.id(), article.text.len());
        let chosen = self
            .cursor
            .chosen
            .and_then(|id| self.project.annotation(id));
        self.cursor.chosen = chosen.filter(|tag| tag.document == id).map(|tag| tag.id);
        self.cursor.anchor = self.cursor.anchor.min(end);
        self.cursor.head = self.cursor.head.min(end);
    }

    /// The project as it is now.
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// What can be undone and redone.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Where the analyst is.
    pub const fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Who is at work; in the project's list of coders only once they have changed something.
    pub const fn coder(&self) -> &Coder {
        &self.coder
    }

    /// Grows with every change, undo and redo included.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Moves the caret, selects, chooses: no change to the project.
    pub const fn place(&mut self, cursor: Cursor) {
        self.cursor = cursor;
    }

    /// Goes to an article; stays when it is not there.
    pub fn go_to(&mut self, document: DocumentId) {
        if self.project.document(document).is_some() && self.cursor.document != Some(document) {
            self.cursor = Cursor::start_of(document);
        }
    }

    /// Says who is at work, without writing it into the project yet.
    pub fn set_coder(&mut self, coder: Coder) {
        self.coder = coder;
    }

    /// The next step is undone by itself, even if it goes on with what the last one did.
    pub const fn close_group(&mut self) {
        self.history.close_group();
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// [`CommandError`]; then nothing has changed.
    pub fn dispatch(
        &mut self,
        command: &dyn Command,
        context: &mut Context<'_>,
    ) -> Result<Done, CommandError> {
        let plan = command.plan(self, context)?;
        let transaction = self.transaction(plan, command, context)?;
        transaction.apply(&mut self.project)?;
        let transaction = Arc::new(transaction);
        self.history.push(Arc::clone(&transaction));
        Ok(self.finish(vec![transaction]))
    }

    /// The step that a plan comes to, if it may be done.
    pub(super) fn transaction(
        &self,
        plan: Plan,
        command: &dyn Command,
        context: &mut Context<'_>,
    ) -> Result<Transaction, CommandError> {
        if plan.ops.is_empty() {
            return Err(CommandError::Nothing);
        }
        let alone = || !command.brings_ids() && plan.ops.iter().all(Op::is_of_one_article);
        let fits = |part: &Part| match part.all {
            true => !plan.ops.iter().any(Op::is_of_the_log),
            false => alone(),
        };
        if self.part.as_ref().is_some_and(|part| !fits(part)) {
            return Err(CommandError::Arriving);
        }
        Ok(Transaction {
            id: TransactionId::new(context.ids.next_uuid()),
            at: context.now,
            coder: self.coder.id,
            origin: Cause::User,
            title: plan.title,
            group: plan.group,
            goes_on: self.history.takes_in(plan.group),
            before: self.cursor,
            after: plan.after,
            ops: plan.ops,
        })
    }

    /// The project alone.
    pub(super) fn into_project(self) -> Project {
        self.project
    }

    /// The project as it is after a step that was carried out elsewhere.
    pub(super) fn take(&mut self, project: Project, transaction: Arc<Transaction>) -> Done {
        self.project = project;
        self.history.push(Arc::clone(&transaction));
        self.finish(vec![transaction])
    }

    /// Takes back the newest step; `None` when there is none.
    ///
    /// # Errors
    /// [`CommandError::Op`] when the project was changed behind the history's back, which would be a fault of ours.
    pub fn undo(&mut self, context: &mut Context<'_>) -> Result<Option<Done>, CommandError> {
        let Some(entry) = self.history.to_undo() else {
            return Ok(None);
        };
        let steps: Vec<Transaction> = entry
            .iter()
            .rev()
            .zip(0..)
            .map(|(t, n)| {
                let id = TransactionId::new(context.ids.next_uuid());
                Transaction {
                    goes_on: n > 0,
                    ..t.inverse(id, context.now, Cause::Undo)
                }
            })
            .collect();
        let done = self.replay(steps)?;
        self.history.undone();
        Ok(Some(done))
    }

    /// Does again what was taken back last; `None` when there is nothing.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&mut self, context: &mut Context<'_>) -> Result<Option<Done>, CommandError> {
        let Some(entry) = self.history.to_redo() else {
            return Ok(None);
        };
        let steps: Vec<Transaction> = entry
            .iter()
            .map(|t| Transaction {
                id: TransactionId::new(context.ids.next_uuid()),
                at: context.now,
                origin: Cause::Redo,
                ..(**t).clone()
            })
            .collect();
        let done = self.replay(steps)?;
        self.history.redone();
        Ok(Some(done))
    }

    /// All steps or none.
    fn replay(&mut self, steps: Vec<Transaction>) -> Result<Done, CommandError> {
        for (done, step) in steps.iter().enumerate() {
            if let Err(error) = step.apply(&mut self.project) {
                for earlier in steps[..done].iter().rev() {
                    // Taking back what was just done fits by construction.
                    let _ = earlier
                        .inverse(earlier.id, earlier.at, earlier.origin)
                        .apply(&mut self.project);
                }
                return Err(error.into());
            }
        }
        Ok(self.finish(steps.into_iter().map(Arc::new).collect()))
    }

    fn finish(&mut self, transactions: Vec<Arc<Transaction>>) -> Done {
        self.revision += 1;
        let mut changes = ChangeSet::default();
        for transaction in &transactions {
            changes.join(ChangeSet::of(transaction));
            self.cursor = transaction.after;
        }
        if let Some(part) = &mut self.part {
            part.steps.extend(transactions.iter().map(Arc::clone));
        }
        if changes.coders
            && let Some(coder) = self.project.coder(self.coder.id)
        {
            self.coder = (**coder).clone();
        }
        Done {
            transactions,
            changes,
        }
    }
}
