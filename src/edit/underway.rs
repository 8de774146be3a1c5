//! A step of many operations, carried out in turns: on a copy of the project, which takes the place of the project only
//! once all of it is done, and only if nothing else was done meanwhile.

use std::sync::Arc;

use super::command::Plan;
use super::{Command, CommandError, Context, Done, Session, Transaction};
use crate::domain::{Project, Turns};

/// Operations between two looks at the clock.
const AT_A_TIME: usize = 10;

/// A step that is not carried out yet.
#[derive(Debug)]
pub struct Underway {
    project: Project,
    transaction: Transaction,
    /// The session’s revision that it was made for.
    revision: u64,
}

/// One that is, on the copy.
#[derive(Debug)]
pub struct Ready(Underway);

impl Underway {
    /// Carries it out.
    ///
    /// # Errors
    /// The first operation that does not fit. The session’s project is as it was either way.
    pub async fn carry_out(mut self, turns: &dyn Turns) -> Result<Ready, CommandError> {
        let done = self
            .transaction
            .apply_in_turns(&mut self.project, AT_A_TIME, turns);
        done.await?;
        Ok(Ready(self))
    }
}

impl Session {
    /// Works out what a command would do, as the first part of [`Self::dispatch`].
    ///
    /// # Errors
    /// [`CommandError`].
    pub fn prepare(
        &self,
        command: &dyn Command,
        context: &mut Context<'_>,
    ) -> Result<Underway, CommandError> {
        let plan = command.plan(self, context)?;
        self.underway(plan, command, context)
    }

    /// The same with what was worked out before, for this revision.
    ///
    /// # Errors
    /// [`CommandError`].
    pub fn underway(
        &self,
        plan: Plan,
        command: &dyn Command,
        context: &mut Context<'_>,
    ) -> Result<Underway, CommandError> {
        Ok(Underway {
            project: self.project().clone(),
            transaction: self.transaction(plan, command, context)?,
            revision: self.revision(),
        })
    }

    /// As [`Self::underway`], by a copy of the session that is not needed any more: a large project is copied once and not twice.
    ///
    /// # Errors
    /// [`CommandError`].
    pub fn into_underway(
        self,
        plan: Plan,
        command: &dyn Command,
        context: &mut Context<'_>,
    ) -> Result<Underway, CommandError> {
        let transaction = self.transaction(plan, command, context)?;
        let revision = self.revision();
        Ok(Underway {
            project: self.into_project(),
            transaction,
            revision,
        })
    }

    /// Puts a step that was carried out into force, as [`Self::dispatch`] would have; `None`: something else was done
    /// meanwhile, and nothing happens.
    pub fn conclude(&mut self, ready: Ready) -> Option<Done> {
        let Ready(Underway {
            project,
            transaction,
            revision,
        }) = ready;
        if revision != self.revision() {
            return None;
        }
        Some(self.take(project, Arc::new(transaction)))
    }
}
