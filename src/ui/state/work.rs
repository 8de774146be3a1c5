//! The one way from a command to the screen and the journal.

use leptos::prelude::*;

use super::Desk;
use crate::browser::clock;
use crate::domain::Project;
use crate::domain::json::shown;
use crate::edit::{ChangeSet, Command, CommandError, Context, Done, Session};

impl Desk {
    /// Carries out a command, shows and keeps what it changed, and says what was done. Whether it did anything.
    pub fn run(self, command: impl Command) -> bool {
        self.run_any(&command)
    }

    fn run_any(self, command: &dyn Command) -> bool {
        match self.dispatch(command) {
            Ok(done) => {
                self.report(&done);
                true
            }
            Err(error) => {
                self.refused(&error);
                false
            }
        }
    }

    /// Says why nothing was done, and shows the tag that stood in the way.
    pub(super) fn refused(self, error: &CommandError) {
        match error {
            CommandError::Nothing => return,
            CommandError::TaggedAlready { id, .. } => self.choose_where_it_ends(*id),
            _ => {}
        }
        self.say(shown(&error));
    }

    /// A single tag or a new kind is seen where it happened, and needs to be read out only; whatever takes something
    /// away or does many things at once is said on the screen, with the way back.
    fn report(self, done: &Done) {
        let changes = &done.changes;
        let small = changes.removed.is_empty()
            && changes.documents.is_empty()
            && !changes.codebook
            && changes.added.len() + changes.replaced.len() == 1;
        if small {
            self.speak(done.title());
        } else {
            self.say_done(done.title());
        }
    }

    /// As [`Self::run`], without a line for what the analyst sees happen anyway: typing, moving edges.
    pub fn run_quietly(self, command: impl Command) -> bool {
        self.run_any_quietly(&command)
    }

    fn run_any_quietly(self, command: &dyn Command) -> bool {
        match self.dispatch(command) {
            Ok(_) => true,
            Err(error) => {
                self.refused(&error);
                false
            }
        }
    }

    /// As [`Self::run`], giving the reason of a refusal back to whoever asked, such as a form.
    ///
    /// # Errors
    /// Whatever the command was refused for.
    pub fn try_run(self, command: impl Command) -> Result<(), CommandError> {
        self.try_run_any(&command)
    }

    fn try_run_any(self, command: &dyn Command) -> Result<(), CommandError> {
        let done = self.dispatch(command)?;
        self.say_done(done.title());
        Ok(())
    }

    /// Takes the newest step back.
    pub fn undo(self) {
        self.travel("Undone", "There is nothing to undo", Session::undo);
    }

    /// Does again what was taken back.
    pub fn redo(self) {
        self.travel("Done again", "There is nothing to redo", Session::redo);
    }

    fn travel(
        self,
        said: &str,
        nothing: &str,
        step: fn(&mut Session, &mut Context<'_>) -> Result<Option<Done>, CommandError>,
    ) {
        let result = self.carry_out(None, &mut |session, context| {
            step(session, context)?.ok_or(CommandError::Nothing)
        });
        match result {
            Ok(done) => self.say([said, ": ", done.title()].concat()),
            Err(CommandError::Nothing) => self.say(nothing),
            Err(error) => self.say(shown(&error)),
        }
        self.reveal_cursor();
    }

    /// A version is kept before what changes much at once. The saver sees to it that it comes first.
    fn dispatch(self, command: &dyn Command) -> Result<Done, CommandError> {
        let before = command
            .is_sweeping()
            .then(|| self.with(|s| s.project().clone()));
        self.carry_out(before, &mut |session, context| {
            session.dispatch(command, context)
        })
    }

    /// Refuses steps in a tab that reads along.
    pub(super) fn may_change(self) -> Result<(), CommandError> {
        match self.seen.reading.get_untracked() {
            true => Err(CommandError::Reading),
            false => Ok(()),
        }
    }

    /// One piece of code for all steps.
    pub(super) fn carry_out(
        self,
        before: Option<Project>,
        step: &mut dyn FnMut(&mut Session, &mut Context<'_>) -> Result<Done, CommandError>,
    ) -> Result<Done, CommandError> {
        self.catch_up();
        self.may_change()?;
        let result = self.ids.try_update_value(|ids| {
            let mut context = Context {
                now: clock::now(),
                ids,
            };
            self.session
                .try_update_value(|session| step(session, &mut context))
        });
        // The values live as long as the page.
        let done = result.flatten().unwrap_or(Err(CommandError::Nothing))?;
        self.hush_about_what_was();
        set_if_other(self.seen.offers, Vec::new());
        set_if_other(self.seen.toolbar, None);
        // What is sweeping is asked for by that part alone.
        if let (Some(before), Some(rest)) = (before, self.rest()) {
            (rest.keep_version)(self, before, done.title());
        }
        self.keep(&done);
        self.show_changes(&done.changes);
        Ok(done)
    }

    fn keep(self, done: &Done) {
        self.saver.with_value(|saver| {
            self.with(|session| saver.changed(&done.transactions, session.project()));
        });
        // Asked once, after the first work, as asking earlier means nothing.
        if let Some(rest) = self.rest() {
            (rest.ask_to_keep)(self);
        }
        self.note_step();
    }

    /// Brings to the screen what a step changed, and nothing else.
    pub(super) fn show_changes(self, changes: &ChangeSet) {
        if changes.codebook {
            let codebook = self.with(|s| s.project().codebook().clone());
            self.seen.codebook.set(codebook);
            self.show_looks();
        }
        let shown = self.seen.cursor.with_untracked(|c| c.document);
        let cursor = self.with(|s| s.cursor());
        match cursor.document.filter(|_| cursor.document == shown) {
            Some(document) => {
                let spans = changes.spans(document);
                let chosen = self.chosen_spans();
                let chosen = chosen.as_ref().map(|(id, spans)| (*id, spans.as_slice()));
                self.with_reader(|reader| {
                    reader.change(&spans, chosen, cursor.anchor, cursor.head);
                });
            }
            None => self.show_cursor(),
        }
        if changes.texts {
            self.show_article();
        }
        let articles = self.with(|session| changes.articles(session.project()));
        self.seen
            .touched
            .update_value(|touched| touched.note(articles));
        let coded = changes.touches_annotations() || !changes.relations.is_empty();
        if coded {
            self.times_coded.update_value(|n| *n += 1);
        }
        self.owe(|due| {
            due.tags |= coded || changes.codebook || changes.coders || !changes.actors.is_empty();
            due.articles |= !changes.documents.is_empty() || changes.meta;
        });
    }

    /// The titles of undo and redo.
    pub(super) fn show_history(self) {
        let (undo, redo) = self.with(|session| {
            let history = session.history();
            (
                history.undo_title().map(str::to_owned),
                history.redo_title().map(str::to_owned),
            )
        });
        set_if_other(self.seen.undo, undo);
        set_if_other(self.seen.redo, redo);
    }
}

/// Tells nobody about what is no news.
pub(super) fn set_if_other<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
