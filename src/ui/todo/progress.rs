//! How far an article is: new, in progress or done, and how many of its statements lack nothing.

use leptos::prelude::*;

use super::gathered::worked_out;
use crate::domain::{ArticleState, Completeness, DocumentId, state_of};
use crate::ui::erased::memo;
use crate::ui::html::{View, el};
use crate::ui::state::{Desk, expect_desk};

/// How far an article is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether work on it has begun, and ended.
    state: Option<ArticleState>,
    statements: Completeness,
}

impl Progress {
    /// “In progress, 7 of 9 complete”.
    pub fn in_words(&self) -> String {
        let state = self.state.map_or("", ArticleState::label);
        match self.complete() {
            Some(complete) => format!("{state}, {complete}"),
            None => state.to_owned(),
        }
    }

    /// Whether the coder says that it is finished.
    pub fn is_done(&self) -> bool {
        self.state == Some(ArticleState::Done)
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
    memo(move || {
        let statements = worked_out(desk, id).statements;
        desk.with(|s| {
            let project = s.project();
            Progress {
                state: project.document(id).map(|d| state_of(project, d)),
                statements,
            }
        })
    })
}

/// The same in a list of articles: a sign and words.
pub fn progress(id: DocumentId) -> AnyView {
    let progress = progress_of(expect_desk(), id);
    let sign = move || progress.read().state.map(ArticleState::word);
    el("span")
        .class("article-progress")
        .live("data-state", sign)
        .part(move || progress.get().in_words())
        .view()
}
