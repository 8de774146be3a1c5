//! Who writes the project on the desk, and how that changes.
//!
//! Whoever holds the lock writes. A tab that reads waits for the lock, and is next when the one that writes is closed or
//! lets go; to take over is to ask for that. The lock alone says who writes: words between tabs only make it quicker.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::locks::{self, Ask, Claim, Lock};
use crate::browser::{Tabs, Timer, Word, when_awake};
use crate::domain::ProjectId;
use crate::persist::SaveState;
use crate::ui::erased::effect;
use crate::ui::state::{ARTICLE, Desk, go_to_field};

/// How things stand with a tab that reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Reading,
    /// The other tab was asked to let go.
    Asked,
    /// It does not answer.
    Silent,
    /// It answers that it cannot save everything.
    CannotSave,
    /// It took over before everything here was saved. That stays on the desk until it is in a file.
    Stranded,
}

#[derive(Clone, Copy)]
pub(super) struct Role {
    pub(super) desk: Desk,
    pub(super) state: RwSignal<State>,
    /// The project on the desk, and whether it is only read, as last looked at.
    now: StoredValue<Option<(ProjectId, bool)>>,
    /// Goes up when that changes: what was begun before is of no concern then.
    pub(super) turn: StoredValue<u64>,
    /// Another tab that reads has asked first.
    yields: StoredValue<bool>,
    /// What others stored is being read, and more was stored since.
    following: StoredValue<(bool, bool)>,
    pub(super) tabs: StoredValue<Option<Tabs>, LocalStorage>,
    pub(super) patience: StoredValue<Option<Timer>, LocalStorage>,
}

impl Role {
    pub(super) fn begin(desk: Desk) -> Self {
        Self {
            desk,
            state: RwSignal::new(State::Reading),
            now: StoredValue::new(None),
            turn: StoredValue::new(0),
            yields: StoredValue::new(false),
            following: StoredValue::new((false, false)),
            tabs: StoredValue::new_local(None),
            patience: StoredValue::new_local(None),
        }
    }

    /// Follows the desk, the other tabs and the browser for as long as the page lives.
    pub(super) fn follow(self) {
        self.tabs
            .set_value(Tabs::listen(move |word, id| self.hear(word, id)));
        let awake = StoredValue::new_local(when_awake(move || self.wake()));
        on_cleanup(move || {
            drop(self.tabs.try_update_value(Option::take));
            drop(awake.try_update_value(std::mem::take));
        });
        // For the outside: locks and the other tabs.
        effect(move || {
            self.desk.track_steps();
            self.desk.reading().get();
            untrack(|| self.look());
        });
        let save = self.desk.save_state();
        effect(move || {
            if save.get() == SaveState::Saved {
                untrack(|| self.saved());
            }
        });
        if self.desk.reading().get_untracked() {
            let words = "This project is open for coding in another tab. Here you can read along";
            self.desk.speak(words);
        }
    }

    /// Another project is on the desk, or this one is read where it was written or the other way round.
    fn look(self) {
        let (id, reading) = (self.desk.project_id(), self.desk.reading().get_untracked());
        if self.now.get_value() == Some((id, reading)) {
            return;
        }
        self.now.set_value(Some((id, reading)));
        let turn = self.next_turn();
        match self.state.get_untracked() {
            State::Stranded if reading => {}
            _ => {
                self.state.set(State::Reading);
                self.stand_by(id, turn);
            }
        }
    }

    pub(super) fn next_turn(self) -> u64 {
        self.patience.set_value(None);
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    pub(super) fn stand_by(self, id: ProjectId, turn: u64) {
        if self.desk.reading().get_untracked() {
            // More may have been stored before this tab listened.
            self.catch_up();
            spawn_local(self.wait(id, turn));
        } else if locks::is_held() {
            spawn_local(self.watch(turn));
        }
    }

    pub(super) fn is_still(self, turn: u64) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Waits for the lock: until the tab that writes is closed or lets go.
    async fn wait(self, id: ProjectId, turn: u64) {
        while let Claim::Ours(lock) = locks::claim(id, Ask::Wait).await {
            let first = self.is_still(turn).then(|| self.yields.get_value());
            match first {
                None => return,
                Some(false) => return self.write(lock, id, turn),
                // To the end of the queue, behind the one that asked.
                Some(true) => self.yields.set_value(false),
            }
        }
    }

    /// Goes on from the newest state as the one that writes.
    pub(super) fn write(self, lock: Lock, id: ProjectId, turn: u64) {
        let desk = self.desk;
        desk.in_turn(async move {
            if !self.is_still(turn) || desk.project_id() != id {
                return;
            }
            if let Err(reason) = desk.renew().await {
                self.state.set(State::Reading);
                return desk.say(reason);
            }
            let state = self.state.get_untracked();
            if self.yields.get_value() && state != State::Asked {
                // The word of the one that asked came later than the lock.
                self.yields.set_value(false);
                drop(lock);
                return spawn_local(self.wait(id, turn));
            }
            let asked = state != State::Reading;
            Claim::Ours(lock).hold();
            desk.set_reading(false);
            desk.say("You can code here now");
            if asked {
                go_to_field(ARTICLE);
            }
        });
    }

    /// Notices when another tab takes the lock.
    async fn watch(self, turn: u64) {
        if !locks::until_over().await || !self.is_still(turn) {
            return;
        }
        locks::let_go();
        if self.desk.is_saved() {
            self.read_along();
            self.catch_up();
        } else {
            self.state.set(State::Stranded);
            self.desk.set_reading(true);
            self.desk
                .say("Another tab took over before everything here was saved");
        }
    }

    pub(super) fn read_along(self) {
        self.desk.forget_history();
        self.desk.set_reading(true);
        self.desk
            .say("Another tab took over coding. Here you can read along");
    }

    fn hear(self, word: Word, id: ProjectId) {
        if id != self.desk.project_id() {
            return;
        }
        let reading = self.desk.reading().get_untracked();
        let asked = self.state.get_untracked() == State::Asked;
        match word {
            Word::Stored if reading => self.catch_up(),
            // Something was still on its way from the tab that wrote before.
            Word::Stored if locks::is_held() => {
                self.look_again("Something that another tab had still to save has come in");
            }
            Word::LetGo if reading => self.yields.set_value(!asked),
            Word::LetGo if locks::is_held() => spawn_local(self.hand_over(id)),
            Word::CannotSave if reading && asked => {
                self.patience.set_value(None);
                self.warn(State::CannotSave, "The other tab could not save everything");
            }
            Word::Stored | Word::LetGo | Word::CannotSave => {}
        }
    }

    pub(super) fn tell(self, word: Word, id: ProjectId) {
        self.tabs.with_value(|tabs| {
            if let Some(tabs) = tabs {
                tabs.tell(word, id);
            }
        });
    }

    /// Everything is saved: others may want to read it.
    fn saved(self) {
        let stranded = self.state.get_untracked() == State::Stranded;
        if stranded || !self.desk.reading().get_untracked() {
            self.tell(Word::Stored, self.desk.project_id());
        }
        if stranded {
            // What was on its way got there after all.
            self.go_on_reading();
        }
    }

    /// Shows what the tab that writes has stored. Asked again meanwhile, it looks again.
    fn catch_up(self) {
        let (busy, _) = self.following.get_value();
        self.following.set_value((true, true));
        if busy {
            return;
        }
        let desk = self.desk;
        desk.with_rest(move |_| {
            desk.in_turn(async move {
                while self.following.get_value().1 {
                    self.following.set_value((true, false));
                    let reads = desk.reading().get_untracked();
                    if reads
                        && self.state.get_untracked() != State::Stranded
                        && let Err(reason) = desk.follow_others().await
                    {
                        desk.say(reason);
                    }
                }
                self.following.set_value((false, false));
            });
        });
    }

    /// The page may have slept while others wrote.
    fn wake(self) {
        if self.desk.reading().get_untracked() {
            self.catch_up();
        } else if !locks::is_held() {
            // Whoever holds the lock has missed nothing, and is told when it was taken.
            self.look_again("Another tab changed this project. What you see now is the newest");
        }
    }

    /// Shows what others have stored, to a tab that writes and has saved everything; then says so.
    fn look_again(self, words: &'static str) {
        let desk = self.desk;
        desk.with_rest(move |_| {
            desk.in_turn(async move {
                if desk.reading().get_untracked() || !desk.is_saved() {
                    return;
                }
                if let Ok(true) = desk.follow_others().await {
                    desk.say(words);
                }
            });
        });
    }
}
