//! What is being merged, what was decided, and what would come of it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::screen::brings_nothing;
use crate::browser::files::{self, Wanted};
use crate::browser::{Given, PickedFile, clock, until_painted};
use crate::domain::merge::{
    About, Answers, Asked, Copies, Counts, Merged, Side, counts, merge_in_turns, open_questions,
};
use crate::domain::{Project, breathe};
use crate::edit::CommandError;
use crate::edit::command::MergeIn;
use crate::format::Opened;
use crate::ui::state::{Copied, Desk, Errand};

/// A handle; cheap to copy.
#[derive(Clone, Copy)]
pub struct Merging {
    pub desk: Desk,
    pub copied: StoredValue<Copied>,
    pub base: RwSignal<Option<Arc<Project>>>,
    pub answers: RwSignal<Answers>,
    pub found: RwSignal<Option<Result<Arc<Found>, String>>>,
    /// The question that is meant.
    pub at: RwSignal<usize>,
    pub top: RwSignal<f64>,
    /// What is left to say once it is merged.
    pub done: RwSignal<Option<Arc<Found>>>,
    pub problem: RwSignal<Option<String>>,
    /// Whether it is being merged.
    pub at_work: RwSignal<bool>,
    /// Goes up with each look: what an older one found no longer counts.
    looks: StoredValue<u64>,
}

/// What comes of it, by what was decided when it was worked out.
#[derive(Debug)]
pub struct Found {
    pub merged: Merged,
    pub counts: Counts,
}

impl Found {
    /// Whether there is something left to do, or to know, once it is merged.
    fn leaves_something(&self) -> bool {
        let Merged {
            alike,
            aside,
            texts,
            ..
        } = &self.merged;
        !alike.is_empty() || !aside.is_empty() || texts.iter().any(|other| !other.lost.is_empty())
    }
}

impl PartialEq for Found {
    /// Worked out anew is another.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Merging {
    pub fn begin(desk: Desk, copied: Copied) -> Self {
        let merging = Self {
            desk,
            copied: StoredValue::new(copied),
            base: RwSignal::new(None),
            answers: RwSignal::new(Answers::new()),
            found: RwSignal::new(None),
            at: RwSignal::new(0),
            top: RwSignal::new(0.0),
            done: RwSignal::new(None),
            problem: RwSignal::new(None),
            at_work: RwSignal::new(false),
            looks: StoredValue::new(0),
        };
        merging.look();
        merging
    }

    pub fn there(self) -> Arc<Project> {
        self.copied.with_value(|copied| Arc::clone(&copied.project))
    }

    pub fn name(self) -> String {
        self.copied.with_value(|copied| copied.name.to_string())
    }

    /// Works out what would come of it; after what was said last has been painted.
    pub fn look(self) {
        self.looks.update_value(|n| *n += 1);
        let look = self.looks.get_value();
        spawn_local(async move {
            until_painted().await;
            let Some(answers) = self.answers.try_get_untracked() else {
                return;
            };
            let base = self.base.get_untracked();
            let there = self.there();
            let here = self.desk.with(|s| s.project().clone());
            let is_old = move || self.looks.try_get_value() != Some(look);
            let errand = Errand::for_dialog(is_old);
            let work = async {
                let copies = Copies {
                    here: &here,
                    there: &there,
                    base: base.as_deref(),
                };
                let merged = merge_in_turns(copies, &answers, clock::now(), &errand).await?;
                breathe(&errand).await;
                let counts = counts(&here, &merged.whole, &errand).await;
                Ok(Arc::new(Found { merged, counts }))
            };
            let Some(found) = errand.carry_out(work).await else {
                return;
            };
            let found = found.map_err(|error: crate::domain::merge::MergeError| error.to_string());
            // There is nothing to press then.
            let nothing = found.as_ref().is_ok_and(|found| brings_nothing(found));
            let _ = self.found.try_set(Some(found));
            if nothing {
                self.desk.bring_versions().await;
            }
        });
    }

    /// As it was found last, if it was.
    pub fn now(self) -> Option<Arc<Found>> {
        self.found.get().and_then(Result::ok)
    }

    /// How many questions are open. Tracked.
    pub fn open(self) -> usize {
        let found = self.now();
        found.map_or(0, |f| {
            self.answers
                .with(|a| open_questions(&f.merged.questions, a))
        })
    }

    /// How many questions there are. Tracked.
    pub fn count(self) -> usize {
        self.now().map_or(0, |found| found.merged.questions.len())
    }

    /// Decides the question at a place, and goes on to the next that is open.
    pub fn decide(self, place: usize, side: Side) {
        let Some(found) = self.now() else { return };
        let Some(question) = found.merged.questions.get(place) else {
            return;
        };
        self.answers.update(|a| {
            a.insert(question.asked.clone(), side);
        });
        let questions = &found.merged.questions;
        let open = |at: &usize| {
            let question = questions.get(*at);
            question.is_some_and(|q| self.answers.with_untracked(|a| q.answer(a).is_none()))
        };
        let after = (place + 1..questions.len()).chain(0..place);
        if let Some(next) = after.into_iter().find(open) {
            self.at.set(next);
        }
        self.follow_up(std::slice::from_ref(&question.asked));
    }

    /// Decides all that is open in the same way.
    pub fn decide_rest(self, side: Side) {
        let Some(found) = self.now() else { return };
        let mut decided = Vec::new();
        self.answers.update(|answers| {
            for question in &found.merged.questions {
                if question.answer(answers).is_none() {
                    answers.insert(question.asked.clone(), side);
                    decided.push(question.asked.clone());
                }
            }
        });
        self.follow_up(&decided);
    }

    /// What is decided about articles and keys brings other questions.
    fn follow_up(self, decided: &[Asked]) {
        let brings = |asked: &Asked| match &asked.about {
            About::SameText | About::Text | About::Gone | About::Key => true,
            About::Field(key) => key == "key",
        };
        if decided.iter().any(brings) || self.open_untracked() == 0 {
            self.look();
        }
    }

    fn open_untracked(self) -> usize {
        untrack(|| self.open())
    }

    /// Lets the analyst choose the file that both copies began with.
    pub fn choose_base(self) {
        files::pick(Wanted::Files(".json,application/json"), move |given| {
            if let Some(Given::File(file)) = given.into_iter().next() {
                spawn_local(self.read_base(file));
            }
        });
    }

    async fn read_base(self, file: PickedFile) {
        let name = file.name();
        let bytes = match file.bytes().await {
            Ok(bytes) => bytes,
            Err(problem) => return self.problem.set(Some(format!("{name}: {problem}"))),
        };
        let opened = self.desk.open(&name, &bytes).await;
        // The dialog may be gone.
        if self.problem.is_disposed() {
            return;
        }
        match opened {
            Ok(Some(Opened::Project(project))) => self.try_base(Arc::new(project)).await,
            Ok(None) => {}
            Ok(_) => self
                .problem
                .set(Some(format!("{name}: this is no project file"))),
            Err(reason) => self.problem.set(Some(format!("{name}: {reason}"))),
        }
    }

    async fn try_base(self, base: Arc<Project>) {
        let there = self.there();
        let here = self.desk.with(|s| s.project().clone());
        let errand = Errand::for_dialog(move || self.problem.is_disposed());
        let copies = Copies {
            here: &here,
            there: &there,
            base: Some(&base),
        };
        let answers = Answers::new();
        let work = merge_in_turns(copies, &answers, clock::now(), &errand);
        let Some(tried) = errand.carry_out(work).await else {
            return;
        };
        match tried {
            Ok(_) => {
                self.problem.set(None);
                self.base.set(Some(base));
                self.look();
            }
            Err(error) => self.problem.set(Some(error.to_string())),
        }
    }

    /// Merges.
    pub fn merge(self) {
        let Some(found) = untrack(|| self.now()) else {
            return;
        };
        let command = MergeIn {
            there: self.there(),
            base: self.base.get_untracked(),
            answers: self.answers.get_untracked(),
            name: self.name(),
        };
        if self.at_work.get_untracked() {
            return;
        }
        self.at_work.set(true);
        spawn_local(self.carry_out(command, found));
    }

    async fn carry_out(self, command: MergeIn, found: Arc<Found>) {
        let errand = Errand::for_dialog(move || self.at_work.is_disposed());
        // Before the version from before the merge, which is newer than all of them.
        self.desk.bring_versions().await;
        let done = self.desk.run_slow(&command, &errand).await;
        // Closing the dialog stops it.
        if self.at_work.try_set(false).is_some() {
            return;
        }
        match done {
            Ok(false) => {}
            Ok(true) if !found.leaves_something() => {
                self.desk.close_dialog();
            }
            Ok(true) => self.done.set(Some(found)),
            Err(CommandError::Nothing) => {
                self.desk.close_dialog();
                self.desk
                    .say("There was nothing to merge: the project is as it was");
            }
            Err(error) => {
                self.problem.set(Some(error.to_string()));
                // What it brings may be another thing by now.
                self.look();
            }
        }
    }
}
