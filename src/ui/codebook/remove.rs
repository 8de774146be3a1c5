//! Deleting a term that is in use: what becomes of what is coded with it.

use leptos::prelude::*;

use super::confirm::confirm;
use super::draft::{choice, others};
use super::list::go_to_chosen;
use super::screen::{Doing, Screen};
use crate::domain::Term;
use crate::edit::command;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// The question, and the places it is about.
pub fn remove(screen: Screen, term: Term) -> El {
    let label = screen.label(&term);
    let instead = RwSignal::new(None::<Term>);
    let off = RwSignal::new(false);
    let first = match &term {
        Term::Kind(_) => "Choose",
        Term::Code(..) | Term::Link(_) => "Choose, or take it off below",
    };
    let words = match &term {
        Term::Kind(_) => "Make its tags",
        Term::Code(..) => "Code its statements with",
        Term::Link(_) => "Make its links",
    };
    let field = choice(
        "codebook-instead",
        words,
        first,
        others(screen, &term),
        instead,
    );
    let take_off = match &term {
        Term::Kind(_) => None,
        Term::Code(..) => Some("Take it off the statements; they stay as they are otherwise"),
        Term::Link(_) => Some("Take the links away; the statements stay"),
    };
    let tick = take_off.map(|words| {
        let tick = el("input")
            .attr("type", "checkbox")
            .checked(move || off.get())
            .on("change", move |event| {
                off.set(crate::browser::element::checked_of(&event));
            });
        el("label")
            .class("form-check")
            .child(tick)
            .child(el("span").text(words))
    });
    let retire = el("p")
        .class("quiet")
        .text("To keep what is coded with it and offer it no more, retire it instead.");
    let gone = term.clone();
    let go = button("button danger", move || {
        let instead = instead.get_untracked();
        if instead.is_none() && !off.get_untracked() {
            let reason = "Say first what becomes of what is coded with it".to_owned();
            screen.problem.set(Some(("codebook-doing", reason)));
            return;
        }
        let term = gone.clone();
        if screen.run("codebook-doing", command::RemoveTerm { term, instead }) {
            screen.doing.set(Doing::Nothing);
            go_to_chosen(screen);
        }
    })
    .text("Delete");
    let choices = field.into_iter().chain(tick).chain([retire]).collect();
    confirm(
        screen,
        format!("Delete “{label}”"),
        choices,
        go,
        &term,
        None,
    )
}
