//! What the app says: one line at a time, with the way back.

use leptos::prelude::*;

use super::Desk;
use crate::edit::sentence;

/// A line, shown for a while and read out by screen readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened, in the past tense, or what is the matter.
    pub text: String,
    /// What can be done about it.
    pub way: Way,
    /// Tells two equal lines apart, so that the second is said too.
    pub number: u64,
}

/// A button beside a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// None.
    None,
    /// Undo.
    Undo,
    /// Try again to load what is missing.
    Again,
    /// A key did something that needs no line on the screen: only read out.
    Spoken,
}

impl Desk {
    /// Says something.
    pub fn say(self, text: impl Into<String>) {
        self.tell(sentence(&text.into()), Way::None);
    }

    /// Says what was done, with a button that undoes it.
    pub fn say_done(self, text: &str) {
        self.tell(text.to_owned(), Way::Undo);
    }

    /// Has a screen reader say something that is on the screen anyway.
    pub fn speak(self, text: impl Into<String>) {
        self.tell(text.into(), Way::Spoken);
    }

    /// Says that a part of the program could not be loaded, with a button that tries again.
    pub(super) fn say_missing(self, text: String) {
        self.tell(text, Way::Again);
    }

    /// Takes that line away.
    pub(super) fn hush_missing(self) {
        let is_it = |m: &Option<Message>| m.as_ref().is_some_and(|m| m.way == Way::Again);
        if self.seen.message.with_untracked(is_it) {
            self.hush();
        }
    }

    /// Takes the line away when something else is done: it was about what was done before, and so was its *Undo*.
    pub(super) fn hush_about_what_was(self) {
        let stays = |m: &Option<Message>| m.as_ref().is_some_and(|m| m.way == Way::Again);
        if !self.seen.message.with_untracked(stays) {
            self.hush();
        }
    }

    /// Takes the line away.
    pub fn hush(self) {
        if self.seen.message.with_untracked(Option::is_some) {
            self.seen.message.set(None);
        }
    }
}
