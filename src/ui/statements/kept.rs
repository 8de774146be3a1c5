//! What is being looked for: remembered, so that one comes back from the text to where one was.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::domain::{Condition, Query, SortBy};
use crate::ui::erased::effect;
use crate::ui::state::{ARTICLE, Desk, go_to_field};

/// A search as it was left.
#[derive(Clone, Debug, Default)]
struct Left {
    query: Query,
    by: SortBy,
    in_texts: bool,
    phrase: String,
    at: usize,
    top: f64,
    text_at: usize,
    text_top: f64,
    /// Left for something that was found.
    gone: bool,
}

/// A search that is going on; cheap to copy.
#[derive(Clone, Copy)]
pub struct Search {
    /// The desk.
    pub desk: Desk,
    /// Words that statements have to have.
    pub words: RwSignal<String>,
    /// What else is asked of them.
    pub conditions: RwSignal<Vec<Condition>>,
    /// In which order they are listed.
    pub by: RwSignal<SortBy>,
    /// Whether it is words in texts that are looked for.
    pub in_texts: RwSignal<bool>,
    /// Words looked for in texts.
    pub phrase: RwSignal<String>,
    /// The statement that is meant, and how far the list is scrolled.
    pub at: RwSignal<usize>,
    /// In pixels.
    pub top: RwSignal<f64>,
    /// The same in the list of places in texts.
    pub text_at: RwSignal<usize>,
    /// In pixels.
    pub text_top: RwSignal<f64>,
    gone: StoredValue<bool>,
}

impl Search {
    /// As it was left last. Whether something that was found had been gone to: then one comes back to the list.
    pub fn resume(desk: Desk) -> (Self, bool) {
        let left = desk.recall::<Left>().unwrap_or_default();
        let search = Self {
            desk,
            words: RwSignal::new(left.query.words),
            conditions: RwSignal::new(left.query.conditions),
            by: RwSignal::new(left.by),
            in_texts: RwSignal::new(left.in_texts),
            phrase: RwSignal::new(left.phrase),
            at: RwSignal::new(left.at),
            top: RwSignal::new(left.top),
            text_at: RwSignal::new(left.text_at),
            text_top: RwSignal::new(left.text_top),
            gone: StoredValue::new(false),
        };
        // For the outside: the desk's memory is no signal.
        effect(move || search.remember());
        (search, left.gone)
    }

    /// Tracked.
    fn remember(self) {
        self.desk.remember(Left {
            query: self.query(),
            by: self.by.get(),
            in_texts: self.in_texts.get(),
            phrase: self.phrase.get(),
            at: self.at.get(),
            top: self.top.get(),
            text_at: self.text_at.get(),
            text_top: self.text_top.get(),
            gone: self.gone.get_value(),
        });
    }

    /// What is asked of statements. Tracked.
    pub fn query(self) -> Query {
        Query {
            words: self.words.get(),
            conditions: self.conditions.get(),
        }
    }

    /// Another list begins at its top.
    pub fn start_over(self) {
        self.at.set(0);
        self.top.set(0.0);
    }

    /// Asks for something more.
    pub fn ask(self, condition: Condition) {
        self.conditions.update(|all| {
            if !all.contains(&condition) {
                all.push(condition);
            }
        });
        self.start_over();
    }

    /// Asks for something no longer.
    pub fn unask(self, condition: &Condition) {
        self.conditions.update(|all| all.retain(|c| c != condition));
        self.start_over();
    }

    /// Asks for nothing.
    pub fn clear(self) {
        self.conditions.set(Vec::new());
        self.words.set(String::new());
        self.start_over();
    }

    /// Closes the dialog and goes to something that was found.
    pub fn leave(self, go: impl FnOnce(Desk) + 'static) {
        let desk = self.desk;
        self.gone.set_value(true);
        untrack(|| self.remember());
        desk.close_dialog();
        spawn_local(async move {
            // The dialog gives the focus back first.
            tick().await;
            go_to_field(ARTICLE);
            go(desk);
        });
    }
}
