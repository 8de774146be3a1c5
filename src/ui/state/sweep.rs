//! Steps that change so much that they are carried out in turns; in the part of the program that is loaded later.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Desk, Errand, Ids};
use crate::browser::clock;
use crate::domain::breathe;
use crate::edit::command::Slow;
use crate::edit::{Command, CommandError, Context, Ready, Session};

impl Desk {
    /// As [`Self::try_run`], in turns: `what` is said should it take long. Whether it was done, and not stopped.
    ///
    /// # Errors
    /// Whatever the command was refused for.
    pub async fn run_in_turns(
        self,
        command: &dyn Command,
        what: &str,
    ) -> Result<bool, CommandError> {
        // Before it is worked out, and looked at again when it is put into force.
        self.may_change()?;
        let errand = Errand::begin(what.to_owned());
        let prepared = self.ids.try_update_value(|ids| {
            let now = clock::now();
            let mut context = Context { now, ids };
            self.with(|session| session.prepare(command, &mut context))
        });
        // The values live as long as the page.
        let underway = prepared.unwrap_or(Err(CommandError::Nothing))?;
        let Some(ready) = errand.carry_out(underway.carry_out(&errand)).await else {
            self.say("Stopped: nothing was changed");
            return Ok(false);
        };
        breathe(&errand).await;
        self.conclude(command, ready?)?;
        Ok(true)
    }

    /// As [`Self::run`], in turns, for the dialog that is open: what follows once it is done happens only if that is still
    /// there.
    pub fn run_from_dialog(
        self,
        command: impl Command + 'static,
        what: &'static str,
        then: impl FnOnce() + 'static,
    ) {
        self.sweep(Box::new(command), what, Box::new(then));
    }

    fn sweep(self, command: Box<dyn Command>, what: &'static str, then: Box<dyn FnOnce()>) {
        let open = self.dialog().get_untracked();
        spawn_local(async move {
            match self.run_in_turns(&*command, what).await {
                Ok(true) if self.dialog().get_untracked() == open => then(),
                Ok(_) => {}
                Err(error) => self.refused(&error),
            }
        });
    }

    /// As [`Self::run_in_turns`], with a command that is worked out in turns as well. Whether it was done, and not stopped.
    ///
    /// # Errors
    /// Whatever it was refused for.
    pub async fn run_slow(self, command: &dyn Slow, errand: &Errand) -> Result<bool, CommandError> {
        self.may_change()?;
        let session = self.with(Session::clone);
        let now = clock::now();
        let work = async move {
            let mut ids = Ids(self);
            let plan = command.plan_in_turns(&session, now, &mut ids, errand);
            let plan = plan.await?;
            breathe(errand).await;
            let context = &mut Context { now, ids: &mut ids };
            let underway = session.into_underway(plan, command, context)?;
            underway.carry_out(errand).await
        };
        let Some(ready) = errand.carry_out(work).await else {
            return Ok(false);
        };
        breathe(errand).await;
        self.conclude(command, ready?)?;
        Ok(true)
    }

    /// As [`Self::run_from_dialog`], with a command that is worked out in turns as well.
    pub fn run_slow_from_dialog(
        self,
        command: impl Slow + 'static,
        what: &str,
        then: impl FnOnce() + 'static,
    ) {
        let open = self.dialog().get_untracked();
        let errand = Errand::begin(what.to_owned());
        spawn_local(async move {
            match self.run_slow(&command, &errand).await {
                Ok(true) if self.dialog().get_untracked() == open => then(),
                Ok(true) => {}
                Ok(false) => self.say("Stopped: nothing was changed"),
                Err(error) => self.refused(&error),
            }
        });
    }

    /// Puts it into force. What was overtaken by something else that was done is done anew, at once.
    pub(super) fn conclude(self, command: &dyn Command, ready: Ready) -> Result<(), CommandError> {
        let before = command
            .is_sweeping()
            .then(|| self.with(|s| s.project().clone()));
        let mut ready = Some(ready);
        let done = self.carry_out(before, &mut |session: &mut Session, context| match ready
            .take()
            .and_then(|ready| session.conclude(ready))
        {
            Some(done) => Ok(done),
            None => session.dispatch(command, context),
        })?;
        self.say_done(done.title());
        Ok(())
    }
}
