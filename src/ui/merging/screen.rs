//! The dialog: what comes in, what has to be decided, and the button.

use leptos::prelude::*;

use super::asked::questions;
use super::done::done;
use super::report::report;
use super::state::{Found, Merging};
use crate::domain::merge::Side;
use crate::edit::count;
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, View, el};
use crate::ui::state::{Copied, expect_desk};
use crate::ui::widgets::{button, refusal, wide_draft};

/// Merges a file into the open project.
pub fn merging(copied: Copied) -> AnyView {
    let desk = expect_desk();
    let title = format!("Merge “{}”", copied.name);
    let merging = Merging::begin(desk, copied);
    // Told only of what it shows: made anew for every answer, the list would lose the focus, and a key with it.
    let state = memo(move || (merging.done.get(), merging.found.with(Option::is_some)));
    let body = made_of(
        move || state.get(),
        move |(finished, found)| match (finished, found) {
            (Some(found), _) => done(merging, &found).view(),
            (None, false) => comparing().view(),
            (None, true) => whole(merging).view(),
        },
    );
    wide_draft(desk, title, "merging-title", vec![body])
}

fn comparing() -> El {
    el("p")
        .attr("role", "status")
        .text("Comparing the two copies …")
}

fn whole(merging: Merging) -> El {
    let problem = made_of(
        move || {
            let found = merging.found.get();
            merging.problem.get().or_else(|| found?.err())
        },
        |problem| problem.map(refusal),
    );
    let summary = made_of(
        move || merging.now(),
        move |found| found.map(|found| report(merging, &found)),
    );
    let any = memo(move || merging.count() > 0);
    el("div")
        .class("merging")
        .child(problem)
        .child(
            el("div")
                .class("split merging-split")
                .child(el("div").class("merging-side").child(summary))
                .child(shown(move || any.get(), move || questions(merging))),
        )
        .child(foot(merging))
}

fn foot(merging: Merging) -> El {
    let desk = merging.desk;
    let open = memo(move || merging.open());
    let nothing = memo(move || merging.now().is_none_or(|found| brings_nothing(&found)));
    let state = move || match (nothing.get(), open.get()) {
        _ if merging.at_work.get() => "Merging …".to_owned(),
        (true, _) => String::new(),
        (false, 0) if merging.count() == 0 => {
            "There is nothing to decide: Merge brings in what is listed, as one step.".to_owned()
        }
        (false, 0) => "Everything is decided.".to_owned(),
        (false, n) => format!("{} still to decide.", count(n, "question")),
    };
    let rest = move |side: Side, words: &'static str| {
        button("button small", move || merging.decide_rest(side))
            .live("hidden", move || open.get() == 0)
            .text(words)
    };
    el("div")
        .class("merging-foot")
        .child(el("p").attr("role", "status").part(state))
        .child(rest(Side::Here, "Mine for the rest"))
        .child(rest(Side::There, "Theirs for the rest"))
        .child(button("button", move || desk.close_dialog()).text("Cancel"))
        .child(
            button("button primary", move || merging.merge())
                .live("hidden", move || nothing.get())
                .live("aria-disabled", move || {
                    (open.get() > 0 || merging.at_work.get()).to_string()
                })
                .text("Merge"),
        )
}

/// Whether there is no point in merging.
pub fn brings_nothing(found: &Found) -> bool {
    found.counts.is_none() && found.counts.steps == 0 && found.merged.questions.is_empty()
}
