//! A project that is being opened: some of its articles are on the desk at once, all of it a little later.

use std::rc::Rc;

use leptos::prelude::*;

use super::Desk;
use super::work::set_if_other;
use crate::browser::IndexedDb;
use crate::edit::Session;
use crate::persist::{Opened, Opening, Part, Snapshots, Soon};
use crate::ui::later;

/// A part of a project, and the way to the rest.
#[derive(Clone)]
pub struct Arriving {
    /// What is here.
    pub part: Part,
    /// The rest.
    pub opening: Rc<Opening<IndexedDb>>,
}

impl Desk {
    /// Opens the rest of the project of which a part is on the desk.
    pub(in crate::ui) fn arrive(self, arriving: Arriving) -> Soon<()> {
        Box::pin(self.open_rest(arriving))
    }

    /// The same, when the part of the program that does it is here; until then whoever needs the rest of the project asks
    /// for it again, and what is done to the part is kept all the same.
    pub(super) async fn arrive_soon(self, arriving: Arriving) {
        match later::load().await {
            Ok(rest) => (rest.arrive)(self, arriving).await,
            Err(_) => self.seen.rest_of_project.set_value(Some(arriving)),
        }
    }

    async fn open_rest(self, arriving: Arriving) {
        let Arriving { part, opening } = arriving;
        let (all, here) = (opening.articles(), part.project.all_documents().len());
        let missing = move |done: usize| set_if_other(self.seen.arriving, Some(all - done));
        missing(here);
        let id = part.project.meta().id;
        let library = self.library.get_value();
        let recovered = library
            .finish(id, Some(opening), &|done| missing(done.max(here)))
            .await;
        let opened = recovered
            .map_err(|error| error.to_string())
            .and_then(|recovered| recovered.opened().map_err(|kept| kept.to_string()));
        match opened {
            // What another tab did meanwhile is in it, and nothing of this one.
            Ok((opened, notice)) if self.seen.reading.get_untracked() => {
                self.take_newest(opened, notice);
            }
            Ok((opened, notice)) => {
                let step = opened.start.place().step();
                self.complete(opened, step.saturating_sub(part.place.step()), notice);
            }
            Err(why) => self.give_up(why),
        }
    }

    /// The rest cannot be had. What is on the desk stays a part, so that nothing is written over what is there; whatever
    /// waited, such as saving everything or opening another project, waits no longer.
    fn give_up(self, why: String) {
        self.seen.notice.set(Some(why));
        self.seen.arriving.set(None);
        self.do_what_waited();
    }

    /// All of it is here. Nothing on the screen moves: what was done meanwhile is done to the whole.
    fn complete(self, opened: Opened, known: u64, mut notice: Option<String>) {
        self.catch_up();
        let storage = self.library.with_value(|library| library.storage());
        let id = opened.project.meta().id;
        let snapshots: Rc<dyn Snapshots> = opened.start.snapshots(storage, id);
        let lost = notice.is_some();
        let steps = self.session.try_update_value(|session| {
            let known = usize::try_from(known).unwrap_or_default();
            session.complete(opened.project, known)
        });
        match steps {
            Some(Ok(_)) | None => {}
            Some(Err(error)) => {
                notice = Some(format!(
                    "What was done while the project was being opened is kept, but does not fit the rest: {error}. Save \
                     everything to a file and load the page again"
                ));
                self.show_history();
                self.show_article();
            }
        }
        self.saver.with_value(|saver| {
            self.with(|s| match lost {
                true => saver.complete_after_loss(s.project(), snapshots),
                false => saver.complete(s.project(), snapshots),
            });
        });
        self.seen.arriving.set(None);
        if notice.is_some() {
            self.seen.notice.set(notice);
        }
        self.seen.touched.update_value(|touched| touched.note(None));
        self.times_coded.update_value(|n| *n += 1);
        self.seen.articles.update(|n| *n += 1);
        self.seen.tags.update(|n| *n += 1);
        // The log is here only now.
        self.note_step();
        self.do_what_waited();
    }

    /// Goes on with opening a project that had to wait for the rest of the program.
    pub(super) fn arrive_again(self) {
        let waiting = self.seen.rest_of_project.try_update_value(Option::take);
        if let Some(arriving) = waiting.flatten() {
            self.in_turn(self.arrive_soon(arriving));
        }
    }

    /// Snapshots of a project that was begun without whoever writes them.
    pub(super) fn complete_saver(self) {
        let Some(rest) = self.rest().filter(|_| !self.with(Session::is_part)) else {
            return;
        };
        let storage = self.library.with_value(|library| library.storage());
        let id = self.with(|s| s.project().meta().id);
        let snapshots = (rest.snapshots)(storage, id);
        self.saver
            .with_value(|saver| self.with(|s| saver.complete(s.project(), snapshots)));
    }
}
