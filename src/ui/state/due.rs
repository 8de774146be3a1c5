//! What is shown after a change once its marks are painted: list, details, what is said, titles of undo and redo.
//!
//! The eye is on the words, so these come first, and nothing that makes the browser lay out the rest of the page may
//! hold them up. What is due is read from the session when its time comes, so that it can never be out of date.

use leptos::prelude::*;

use super::messages::Way;
use super::work::set_if_other;
use super::{Desk, Message};
use crate::browser::AfterPaint;

/// What has changed and is not shown yet.
#[derive(Default)]
pub(super) struct Due {
    /// Tags came, went or differ.
    pub(super) tags: bool,
    /// Articles did, or the project's title.
    pub(super) articles: bool,
    /// Other mentions of the chosen one may be on offer.
    pub(super) mentions: bool,
    /// To be said, in this order.
    said: Vec<(String, Way)>,
    when: Option<AfterPaint>,
}

impl Desk {
    /// Notes what a change leaves to be shown.
    pub(super) fn owe(self, note: impl FnOnce(&mut Due)) {
        self.due.update_value(|due| {
            note(due);
            if due.when.is_none() {
                due.when = Some(AfterPaint::new(move || self.catch_up()));
            }
        });
    }

    /// Shows what is due. Whatever is done next begins with this: nobody acts on what is out of date.
    pub(super) fn catch_up(self) {
        let due = self
            .due
            .try_update_value(std::mem::take)
            .filter(|due| due.when.is_some());
        let Some(due) = due else { return };
        set_if_other(self.seen.cursor, self.with(|s| s.cursor()));
        if due.tags {
            self.seen.tags.update(|n| *n += 1);
        }
        if due.articles {
            self.seen.articles.update(|n| *n += 1);
        }
        self.show_history();
        for (text, way) in due.said {
            self.tell(text, way);
        }
        if let Some(rest) = self.rest().filter(|_| due.mentions) {
            (rest.offer_mentions)(self);
        }
    }

    /// Says something: at once, or after what else is due.
    pub(super) fn tell(self, text: String, way: Way) {
        let mut text = Some(text);
        self.due.update_value(|due| {
            if due.when.is_some()
                && let Some(text) = text.take()
            {
                due.said.push((text, way));
            }
        });
        let Some(text) = text else { return };
        self.told.update_value(|n| *n += 1);
        self.seen.message.set(Some(Message {
            text,
            way,
            number: self.told.get_value(),
        }));
    }
}
