//! A project of many articles that is being opened: one article is on the desk at once, all of it a little later.

use std::rc::Rc;

use leptos::prelude::*;

use super::Desk;
use super::turns::Turn;
use super::work::set_if_other;
use crate::browser::IndexedDb;
use crate::persist::{Opened, Opening, Recovered, SaveState};

impl Desk {
    /// Opens the rest of the project that is on the desk with one article.
    pub(super) fn arrive(self, opening: Rc<Opening<IndexedDb>>) -> Turn {
        Box::pin(self.open_rest(opening))
    }

    async fn open_rest(self, opening: Rc<Opening<IndexedDb>>) {
        let all = opening.articles();
        let missing = move |done: usize| set_if_other(self.seen.arriving, Some(all - done));
        missing(1);
        let id = self.with(|s| s.project().meta().id);
        let library = self.library.get_value();
        match library.finish(id, opening, &missing).await {
            Ok(Recovered::Whole(opened)) => self.complete(opened, None),
            Ok(Recovered::Partly(opened, lost)) => self.complete(opened, Some(lost.to_string())),
            // What is on the desk can be read; it stays a part, so that nothing is written over what is there.
            Ok(Recovered::Unreadable(kept) | Recovered::Newer(kept)) => {
                self.seen.notice.set(Some(kept.to_string()));
            }
            Err(error) => self.seen.notice.set(Some(error.to_string())),
        }
    }

    /// All of it is here. Nothing on the screen moves: what was done meanwhile is done to the whole, and kept.
    fn complete(self, opened: Opened, mut notice: Option<String>) {
        self.catch_up();
        self.saver
            .with_value(|saver| saver.resume(&opened.project, opened.start));
        let steps = self
            .session
            .try_update_value(|session| session.complete(opened.project));
        match steps {
            Some(Ok(steps)) if !steps.is_empty() => self.saver.with_value(|saver| {
                self.with(|session| saver.changed(&steps, session.project()));
            }),
            Some(Ok(_)) | None => {}
            Some(Err(error)) => {
                notice = Some(format!(
                    "What was done while the project was being opened could not be kept: {error}."
                ));
                set_if_other(self.seen.save, SaveState::Saved);
                self.show_history();
                self.show_article();
            }
        }
        self.seen.arriving.set(None);
        if notice.is_some() {
            self.seen.notice.set(notice);
        }
        self.seen.touched.update_value(|touched| touched.note(None));
        self.times_coded.update_value(|n| *n += 1);
        self.seen
            .codebook
            .set(self.with(|s| s.project().codebook().clone()));
        self.seen.articles.update(|n| *n += 1);
        self.seen.tags.update(|n| *n += 1);
        self.do_what_waited();
    }
}
