//! How far an article is: new, in progress or done, and how many of its statements lack nothing.

use leptos::prelude::*;

use crate::domain::{Completeness, DocumentId, DocumentIndex, completeness};
use crate::ui::erased::memo;
use crate::ui::html::{View, el};
use crate::ui::state::{Desk, expect_desk};

/// Whether work on an article has begun, and ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing is tagged in it.
    New,
    /// Something is.
    Begun,
    /// The coder says that it is finished.
    Done,
}

/// How far an article is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether work on it has begun, and ended.
    state: State,
    statements: Completeness,
}

impl Progress {
    /// “In progress, 7 of 9 complete”.
    pub fn in_words(&self) -> String {
        let state = match self.state {
            State::New => "New",
            State::Begun => "In progress",
            State::Done => "Done",
        };
        match self.complete() {
            Some(complete) => format!("{state}, {complete}"),
            None => state.to_owned(),
        }
    }

    /// Whether the coder says that it is finished.
    pub fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// “7 of 9 complete”; nothing where there are no statements.
    fn complete(&self) -> Option<String> {
        let Completeness {
            complete,
            statements,
        } = self.statements;
        (statements > 0).then(|| format!("{complete} of {statements} complete"))
    }
}

/// How far an article is; worked out anew only when something in it differs.
pub fn progress_of(desk: Desk, id: DocumentId) -> Memo<Progress> {
    let kept = StoredValue::new(None::<(u64, Progress)>);
    memo(move || {
        let now = desk.track_article(id);
        if let Some((_, progress)) = kept.get_value().filter(|(then, _)| *then == now) {
            return progress;
        }
        let progress = desk.with(|s| {
            let project = s.project();
            let done = project.document(id).is_some_and(|d| d.meta.done);
            let tags = project.index(id).map_or(0, DocumentIndex::len);
            Progress {
                state: match (done, tags) {
                    (true, _) => State::Done,
                    (_, 0) => State::New,
                    _ => State::Begun,
                },
                statements: completeness(project, id),
            }
        });
        kept.set_value(Some((now, progress)));
        progress
    })
}

/// The same in a list of articles: a sign and words.
pub fn progress(id: DocumentId) -> AnyView {
    let progress = progress_of(expect_desk(), id);
    let sign = move || match progress.read().state {
        State::New => "new",
        State::Begun => "begun",
        State::Done => "done",
    };
    el("span")
        .class("article-progress")
        .live("data-state", sign)
        .part(move || progress.get().in_words())
        .view()
}
