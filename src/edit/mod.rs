//! How a project changes: command → transaction → change set, and back again.
//!
//! One door: [`Session::dispatch`] turns a [`Command`] into a [`Transaction`] of self-inverting [`Op`]s, carries it out,
//! and says in a [`ChangeSet`] what is no longer as it was. Undo and redo go through the same door. Time and new ids are
//! passed in.

mod change;
pub mod command;
mod cursor;
mod history;
mod keymap;
mod motion;
mod op;
mod op_error;
mod reach;
mod rounds;
mod session;
mod stack;
mod transaction;
mod twins;
mod underway;
mod words;

pub use change::ChangeSet;
pub use command::{Command, CommandError, Context, Edge, Plan, key_problem};
pub use cursor::Cursor;
pub use history::History;
pub use keymap::{Action, Chord, KeyHint, Press, bindings, key_action};
pub use motion::{edge_step, moved, neighbour, sentence_here, target_of};
pub use op::{LogLines, Op};
pub use op_error::{OpError, What};
pub use rounds::{NextTodo, Visited, next_open, next_todo};
pub use session::{Done, Session};
pub use stack::{place_in_stack, pressed, stack};
pub use transaction::{Cause, Group, Transaction};
pub use twins::{Twin, twins_in_words, without_twins};
pub use underway::{Ready, Underway};
pub use words::{count, count_of_kind, sentence, several, short, with_article};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
