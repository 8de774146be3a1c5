//! Tabs change places: one asks, the other lets go; or does not, and is taken from.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::role::{Role, State};
use crate::browser::locks::{self, Ask, Claim};
use crate::browser::{Timer, Word};
use crate::domain::ProjectId;

/// How long a tab that writes may take to answer, in milliseconds.
const ANSWER: i32 = 4_000;

impl Role {
    /// Saves everything and lets go.
    pub(super) async fn hand_over(self, id: ProjectId) {
        let desk = self.desk;
        // From here on nothing is done that would have to be saved.
        desk.set_reading(true);
        let saved = desk.settled().await;
        if desk.project_id() != id {
            return;
        }
        if saved {
            locks::let_go();
            self.read_along();
        } else {
            desk.set_reading(false);
            self.tell(Word::CannotSave, id);
        }
    }

    /// Asks the tab that writes to let go.
    pub(super) fn take_over(self) {
        if self.tabs.with_value(Option::is_none) {
            return self.state.set(State::Silent);
        }
        self.state.set(State::Asked);
        let silent = move || {
            if self.state.get_untracked() == State::Asked {
                self.warn(State::Silent, "The other tab does not answer");
            }
        };
        self.patience.set_value(Timer::after(ANSWER, silent));
        self.tell(Word::LetGo, self.desk.project_id());
    }

    pub(super) fn warn(self, state: State, words: &'static str) {
        self.state.set(state);
        self.desk.speak(words);
    }

    /// Takes over without being let.
    pub(super) fn steal(self) {
        let (id, turn) = (self.desk.project_id(), self.turn.get_value());
        self.state.set(State::Asked);
        spawn_local(async move {
            match locks::claim(id, Ask::Steal).await {
                Claim::Ours(lock) => self.write(lock, id, turn),
                Claim::Theirs | Claim::Unknown => self.state.set(State::Silent),
            }
        });
    }

    /// Goes on reading.
    pub(super) fn leave(self) {
        self.state.set(State::Reading);
    }

    /// Lets go of what was not saved, once it is in a file.
    pub(super) fn show_newest(self) {
        if self.desk.is_in_a_file() {
            self.go_on_reading();
        } else {
            self.desk
                .say("Save a project file first: what is on the screen is nowhere else");
        }
    }

    pub(super) fn go_on_reading(self) {
        self.state.set(State::Reading);
        let (desk, turn) = (self.desk, self.next_turn());
        desk.in_turn(async move {
            if let Err(reason) = desk.renew().await {
                desk.say(reason);
            }
            if self.is_still(turn) {
                self.stand_by(desk.project_id(), turn);
            }
        });
    }
}
