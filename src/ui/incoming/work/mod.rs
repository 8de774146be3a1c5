//! An import while it is being looked at: files are read one after the other, and read again when it is decided otherwise.

mod tables;

use std::cell::Cell;
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrive::is_of_tool;
use super::engine::{OnDisk, Web};
use crate::browser::{Given, PickedFile, folders};
use crate::domain::{Document, Table, sort};
use crate::format::incoming::{
    Batch, Choices, Encodings, Fault, Naming, Outcome, Problem, Row, bounds, read,
};
use crate::ui::state::Desk;

/// In how many steps it is said how far it is.
const STEPS: usize = 40;

/// What is handed to the dialog when it opens.
#[derive(Clone, Default)]
pub(super) struct Handed {
    /// Files and folders that were given.
    pub(super) given: Vec<Given>,
    /// What could not be opened beside them.
    pub(super) refused: Vec<Problem>,
    /// Whether files of other tools are taken as texts.
    pub(super) texts_only: bool,
    /// Whether it was said already that they are articles.
    pub(super) looked: bool,
    /// How they are encoded where they are not UTF-8, if that was said.
    pub(super) encodings: Encodings,
}

/// What it is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Looking for files; so many so far.
    Finding(usize),
    /// Reading; so many of so many are done.
    Reading(usize, usize),
    /// Putting the report together.
    Settling,
}

/// An import. A handle, cheap to copy; it is gone when its dialog is.
#[derive(Clone, Copy)]
pub(super) struct Import {
    pub(super) desk: Desk,
    inner: StoredValue<Inner, LocalStorage>,
    /// Grows when what is to be seen of it is another.
    pub(super) seen: RwSignal<u64>,
    /// `None` while it is not busy.
    pub(super) progress: RwSignal<Option<Progress>>,
    /// Whether texts that are there already stay out.
    pub(super) skip: RwSignal<bool>,
}

#[derive(Default)]
struct Inner {
    files: Vec<PickedFile>,
    batch: Rc<Batch>,
    refused: Vec<Problem>,
    looked: bool,
    choices: Choices,
    naming: Naming,
    rows: Rc<Vec<Row>>,
    /// Folders and files that are yet to be found.
    given: Vec<Given>,
    /// Places of files that are to be read.
    waiting: VecDeque<usize>,
    /// Whether the report is no longer right.
    stale: bool,
    running: bool,
    alive: Rc<Cell<bool>>,
}

impl Import {
    pub(super) fn begin(desk: Desk) -> Self {
        let handed = desk.recall::<Handed>().unwrap_or_default();
        desk.remember(Handed::default());
        let alive = Rc::new(Cell::new(true));
        let inner = Inner {
            refused: handed.refused,
            looked: handed.looked || handed.texts_only,
            choices: Choices {
                texts_only: handed.texts_only,
                encodings: handed.encodings,
                ..Choices::default()
            },
            alive: Rc::clone(&alive),
            ..Inner::default()
        };
        let import = Self {
            desk,
            inner: StoredValue::new_local(inner),
            seen: RwSignal::new(0),
            progress: RwSignal::new(None),
            skip: RwSignal::new(true),
        };
        let alive = StoredValue::new_local(alive);
        on_cleanup(move || {
            alive.try_with_value(|alive| alive.set(false));
        });
        desk.remember(import);
        if !handed.given.is_empty() {
            import.add(handed.given);
        }
        import
    }

    /// Takes more files and folders in.
    pub(super) fn add(self, mut given: Vec<Given>) {
        self.change(|inner| inner.given.append(&mut given));
    }

    /// Looks at something of it.
    pub(super) fn look<T>(self, look: impl FnOnce(&View<'_>) -> T) -> Option<T> {
        self.inner.try_with_value(|inner| {
            look(&View {
                files: inner.files.len(),
                batch: &inner.batch,
                refused: &inner.refused,
                choices: &inner.choices,
                naming: &inner.naming,
                rows: &inner.rows,
            })
        })
    }

    /// Decides how names and dates are read.
    pub(super) fn name(self, decide: impl FnOnce(&mut Naming)) {
        self.change(|inner| {
            let before = inner.naming.clone();
            decide(&mut inner.naming);
            inner.stale |= inner.naming != before;
        });
    }

    /// Decides how files are read; those that this is about are read again.
    pub(super) fn decide(
        self,
        decide: impl FnOnce(&mut Choices),
        is_about: impl Fn(&Outcome) -> bool,
    ) {
        self.change(|inner| {
            let before = inner.choices.clone();
            decide(&mut inner.choices);
            if inner.choices == before {
                return;
            }
            let about = (0..).zip(inner.batch.outcomes());
            let about: Vec<usize> = about.filter(|(_, o)| is_about(o)).map(|(i, _)| i).collect();
            let new = about.into_iter().filter(|i| !inner.waiting.contains(i));
            let new: Vec<usize> = new.collect();
            inner.waiting.extend(new);
        });
    }

    fn change(self, change: impl FnOnce(&mut Inner)) {
        let begin = self.inner.try_update_value(|inner| {
            change(inner);
            let idle = inner.given.is_empty() && inner.waiting.is_empty() && !inner.stale;
            !idle && !std::mem::replace(&mut inner.running, true)
        });
        if begin == Some(true) {
            let Some(alive) = self.inner.try_with_value(|inner| Rc::clone(&inner.alive)) else {
                return;
            };
            spawn_local(while_alive(alive, self.work()));
        }
    }

    async fn work(self) {
        let web = Web::new(self.desk);
        loop {
            if !self.turn(&web).await {
                break;
            }
        }
        self.inner.try_update_value(|inner| inner.running = false);
        self.progress.try_set(None);
        self.show();
    }

    /// Does the next thing that is to be done; whether there was one.
    async fn turn(self, web: &Web) -> bool {
        let take = |inner: &mut Inner| std::mem::take(&mut inner.given);
        let given = self.inner.try_update_value(take).unwrap_or_default();
        if !given.is_empty() {
            self.find(given).await;
            return true;
        }
        let next = self.inner.try_update_value(|inner| {
            let place = inner.waiting.pop_front()?;
            let file = inner.files.get(place)?.clone();
            let all = inner.files.len();
            let done = all - inner.waiting.len() - 1;
            let room = inner.batch.room_beside(place);
            Some((place, file, inner.choices.clone(), room, done, all))
        });
        if let Some(Some((place, file, choices, room, done, all))) = next {
            // Said in steps: a screen reader is not to hear every number.
            if done % (all / STEPS).max(1) == 0 {
                self.progress.try_set(Some(Progress::Reading(done, all)));
            }
            let path = file.path.clone();
            let outcome = read(&path, &OnDisk(file), &choices, room, web).await;
            self.inner.try_update_value(|inner| {
                // It was decided otherwise meanwhile.
                if inner.choices != choices && !inner.waiting.contains(&place) {
                    inner.waiting.push_front(place);
                }
                Rc::make_mut(&mut inner.batch).put(place, outcome);
                inner.stale = true;
            });
            return true;
        }
        let stale = self.inner.try_update_value(|inner| {
            let stale = std::mem::take(&mut inner.stale);
            stale.then(|| (Rc::clone(&inner.batch), inner.naming.clone()))
        });
        let Some(Some((batch, naming))) = stale else {
            return false;
        };
        if self.are_rows_once_decoded(&batch).await {
            return false;
        }
        self.progress.try_set(Some(Progress::Settling));
        let rows = batch.settle(&naming, &self.known(), web).await;
        drop(batch);
        self.inner
            .try_update_value(|inner| inner.rows = Rc::new(rows));
        self.show();
        true
    }

    /// Finds the files of what was given.
    async fn find(self, given: Vec<Given>) {
        let before = self.look(|view| view.files).unwrap_or(0);
        self.progress.try_set(Some(Progress::Finding(before)));
        let room = bounds::FILES.saturating_sub(before);
        let found = folders::find(given, bounds::FOLDERS, room, |n| {
            self.progress.try_set(Some(Progress::Finding(before + n)));
        })
        .await;
        let mut files = found.files;
        // Systems have what is in a folder in no order.
        if files.iter().any(|file| file.path.contains('/')) {
            sort(&mut files, |a, b| a.path.cmp(&b.path));
        }
        let all = before == 0 && found.closed.is_empty() && !found.cut;
        let looked = self.inner.try_with_value(|inner| inner.looked) == Some(true);
        if all && !looked && is_of_tool(self.desk, &files).await {
            return;
        }
        self.inner.try_update_value(|inner| {
            for (path, error) in found.closed {
                let what = format!("This could not be looked into ({error})");
                let fault = Fault::new(what, "Check whether you may read it, and choose it again");
                inner.refused.push(fault.of(&path));
            }
            if found.cut {
                let what = format!(
                    "There are more than {} files, or folders more than {} deep",
                    crate::domain::grouped(bounds::FILES as u64),
                    bounds::FOLDERS
                );
                let fault = Fault::new(what, "Import what is here, then the rest");
                inner.refused.push(fault.of("Files"));
            }
            let batch = Rc::make_mut(&mut inner.batch);
            for file in files {
                inner.waiting.push_back(inner.files.len());
                inner.files.push(file);
                batch.grow();
            }
            inner.stale = true;
        });
    }

    /// Titles of the project's articles by the hash of their text; of none where a new project will be begun.
    fn known(self) -> Table<String, String> {
        if self.desk.is_sample() {
            return Table::new();
        }
        self.desk.with(|s| {
            let documents = s.project().documents().iter();
            let known = documents.map(|d| (d.meta.text_sha256.clone(), d.meta.title.clone()));
            known.collect()
        })
    }

    fn show(self) {
        self.seen.try_update(|n| *n += 1);
    }

    /// The articles that come in.
    pub(super) fn articles(self) -> Vec<Arc<Document>> {
        let skip = self.skip.get_untracked();
        let articles = self.look(|view| {
            let rows = view.rows.iter().filter(|row| !skip || row.twin.is_none());
            let articles = rows.filter_map(|row| {
                let draft = view.batch.draft(row.place)?;
                Some(Arc::new(draft.article.with_meta(row.settled.meta.clone())))
            });
            articles.collect()
        });
        articles.unwrap_or_default()
    }
}

/// An import, to be looked at.
pub(super) struct View<'a> {
    /// How many files there are.
    pub(super) files: usize,
    pub(super) batch: &'a Batch,
    pub(super) refused: &'a [Problem],
    pub(super) choices: &'a Choices,
    pub(super) naming: &'a Naming,
    pub(super) rows: &'a Rc<Vec<Row>>,
}

impl View<'_> {
    /// All problems: of what was refused, and of each file.
    pub(super) fn problems(&self) -> impl Iterator<Item = &Problem> {
        let found = self.batch.outcomes().iter().flat_map(|o| &o.problems);
        self.refused.iter().chain(found)
    }

    /// How many there are.
    pub(super) fn problem_count(&self) -> usize {
        let further: usize = self.batch.outcomes().iter().map(|o| o.further).sum();
        self.problems().count() + further
    }
}

/// Work that is given up as soon as nobody waits for it any more.
async fn while_alive(alive: Rc<Cell<bool>>, work: impl Future<Output = ()>) {
    let mut work = pin!(work);
    poll_fn(|context| match alive.get() {
        true => work.as_mut().poll(context),
        false => Poll::Ready(()),
    })
    .await;
}
