//! What can be done with the chosen term as a whole.

use super::list::go_to_chosen;
use super::screen::{Doing, Screen};
use crate::domain::Term;
use crate::edit::command;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::widgets::button;
use leptos::prelude::*;

/// Merge, split, retire or bring back, delete.
pub fn actions(screen: Screen, term: &Term) -> El {
    let shown = term.clone();
    let retired = memo(move || {
        let codebook = screen.codebook();
        codebook.said(&shown).is_some_and(|said| said.retired)
    });
    let begins = |words: &'static str, doing: Doing| {
        button("button small", move || screen.begin(doing)).text(words)
    };
    let turned = term.clone();
    let turn = made_of(
        move || retired.get(),
        move |retired| {
            let term = turned.clone();
            let words = if retired { "Bring back" } else { "Retire" };
            button("button small", move || retire(screen, &term, !retired))
                .attr(
                    "title",
                    "A retired one is not offered any more and stays wherever it was coded",
                )
                .text(words)
        },
    );
    let removed = term.clone();
    let remove = button("button small danger", move || {
        if screen.usage.with_untracked(|usage| usage.count(&removed)) > 0 {
            screen.begin(Doing::Remove);
            return;
        }
        // Nothing is coded with it, so there is nothing to ask.
        let term = removed.clone();
        let command = command::RemoveTerm {
            term,
            instead: None,
        };
        if screen.run("codebook-place", command) {
            go_to_chosen(screen);
        }
    });
    el("div")
        .class("actions")
        .child(begins("Merge…", Doing::Merge))
        .child(begins("Split…", Doing::Split))
        .child(turn)
        .child(remove.text("Delete…"))
}

/// Retires a term, or brings it back. A retired kind lets go of its key, so that another can have it.
fn retire(screen: Screen, term: &Term, retired: bool) {
    let label = screen.label(term);
    let title = if retired {
        format!("Retired “{label}”")
    } else {
        format!("Brought back “{label}”")
    };
    screen.change("codebook-place", title, |codebook| {
        if let Some(said) = codebook.to_say(term) {
            *said.retired = retired;
        }
        if let Term::Kind(id) = term
            && retired
            && let Some(kind) = codebook.kind_mut(id)
        {
            kind.key = None;
        }
    });
}
