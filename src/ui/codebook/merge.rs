//! Merging a term into another.

use leptos::prelude::*;

use super::confirm::confirm;
use super::draft::{choice, others};
use super::list::go_to_chosen;
use super::screen::{Doing, Screen};
use crate::domain::Term;
use crate::edit::command;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// Which one, and what is coded otherwise then.
pub fn merge(screen: Screen, term: Term) -> El {
    let label = screen.label(&term);
    let into = RwSignal::new(None::<Term>);
    let field = choice(
        "codebook-into",
        "Merge it into",
        "Choose",
        others(screen, &term),
        into,
    );
    let what = el("p").class("quiet").text(
        "All that is coded with it is coded with the other one instead, and it is taken out of the codebook.",
    );
    let from = term.clone();
    let go = button("button primary", move || {
        let Some(into) = into.get_untracked() else {
            let reason = "Choose what to merge it into".to_owned();
            screen.problem.set(Some(("codebook-doing", reason)));
            return;
        };
        let from = from.clone();
        let command = command::MergeTerms {
            from,
            into: into.clone(),
        };
        if screen.run("codebook-doing", command) {
            screen.doing.set(Doing::Nothing);
            screen.choose(into);
            go_to_chosen(screen);
        }
    })
    .text("Merge");
    let choices = field.into_iter().chain([what]).collect();
    confirm(screen, format!("Merge “{label}”"), choices, go, &term, None)
}
