//! The statements that fit.

use std::sync::Arc;

use leptos::prelude::*;

use super::kept::Search;
use crate::domain::{AnnotationId, Query, grouped, sorted};
use crate::ui::erased::memo;

/// What a search comes to.
#[derive(Clone, Copy)]
pub struct Found {
    /// In the order asked for.
    pub list: Memo<Arc<Vec<AnnotationId>>>,
    /// How many.
    pub count: Memo<usize>,
    /// Of how many.
    all: Memo<usize>,
}

impl Found {
    /// Searches whenever what is asked for or the project differs.
    pub fn new(search: Search) -> Self {
        let desk = search.desk;
        let track = move || {
            desk.track_tags();
            desk.track_articles();
        };
        let list = memo(move || {
            track();
            let (query, by) = (search.query(), search.by.get());
            Arc::new(desk.with(|s| sorted(s.project(), query.find(s.project()), by)))
        });
        let all = memo(move || {
            track();
            desk.with(|s| Query::default().find(s.project()).len())
        });
        Self {
            list,
            count: memo(move || list.read().len()),
            all,
        }
    }

    /// “128 of 50,000 statements”. Tracked.
    pub fn in_words(self) -> String {
        let (some, all) = (self.count.get(), self.all.get());
        let noun = if all == 1 { "statement" } else { "statements" };
        if some == all {
            format!("{} {noun}", grouped(all as u64))
        } else {
            format!("{} of {} {noun}", grouped(some as u64), grouped(all as u64))
        }
    }
}
