//! A question as a row, and in full with its two answers.

use leptos::prelude::*;

use super::asked::QUESTIONS;
use super::state::{Found, Merging};
use crate::browser::clock;
use crate::domain::merge::{Answered, InWords, Question, Side, in_words};
use crate::domain::{CoderId, Timestamp};
use crate::edit::sentence;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{bare_button, kbd};

const fn side_in_words(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Here) => "Mine",
        Some(Side::There) => "Theirs",
        None => "Open",
    }
}

fn words(merging: Merging, question: &Question) -> InWords {
    let there = merging.there();
    merging
        .desk
        .with(|s| in_words(question, s.project(), &there))
}

/// What it is about, and what was decided.
pub fn row(merging: Merging, place: usize) -> El {
    let found = untrack(|| merging.now());
    let question = found.and_then(|f| f.merged.questions.get(place).cloned());
    let Some(question) = question else {
        return el("li").class("asked-row");
    };
    let words = words(merging, &question);
    let state = move || side_in_words(merging.answers.with(|a| question.answer(a)));
    el("li")
        .class("asked-row")
        .child(
            el("span")
                .class("asked-what")
                .child(
                    el("span")
                        .class("asked-title")
                        .attr("dir", "auto")
                        .child(sentence(&words.title)),
                )
                .child(el("span").class("asked-about").child(words.about)),
        )
        .child(
            el("span")
                .class("asked-state")
                .live("data-side", state.clone())
                .part(state),
        )
}

/// Both answers, with who and when, each a button.
pub fn in_full(merging: Merging, found: &Found, place: usize) -> Option<El> {
    let question = found.merged.questions.get(place)?;
    let words = words(merging, question);
    let answer = |side: Side| {
        let made = match side {
            Side::Here => question.made_here,
            Side::There => question.made_there,
        };
        choice(merging, question, place, side, words.of(side), made)
    };
    Some(
        el("div")
            .class("asked-full")
            .child(el("h3").attr("dir", "auto").child(sentence(&words.title)))
            .child(el("p").class("quiet").child(words.about.clone()))
            .child(answer(Side::Here))
            .child(answer(Side::There)),
    )
}

fn choice(
    merging: Merging,
    question: &Question,
    place: usize,
    side: Side,
    answered: &Answered,
    made: Option<(Timestamp, CoderId)>,
) -> El {
    let (label, key) = match side {
        Side::Here => ("Mine", "m"),
        Side::There => ("Theirs", "t"),
    };
    let text = match (answered.words.is_empty(), answered.told) {
        (true, _) => el("span").class("quiet").text("Nothing"),
        (false, true) => el("span").child(answered.words.clone()),
        (false, false) => el("span")
            .class("asked-value")
            .attr("dir", "auto")
            .child(answered.words.clone()),
    };
    let who = made.map(|(at, who)| {
        let name = name_of(merging, who);
        el("span")
            .class("asked-who")
            .child(format!("{name}, {}", clock::local_words(at)))
    });
    let question = question.clone();
    let decide = move || {
        merging.decide(place, side);
        // The button goes when the next question comes; the keyboard goes on in the list.
        go_to_field(QUESTIONS);
    };
    bare_button(decide)
        .class("asked-answer")
        .live("aria-pressed", move || {
            let chosen = merging.answers.with(|a| question.answer(a));
            (chosen == Some(side)).to_string()
        })
        .child(
            el("span")
                .class("asked-side")
                .text(label)
                .text(" ")
                .child(kbd(key.to_owned())),
        )
        .child(text)
        .child(who)
}

fn name_of(merging: Merging, id: CoderId) -> String {
    let there = merging.there();
    let name = merging
        .desk
        .with(|s| s.project().coder(id).map(|c| c.name.clone()));
    let name = name.or_else(|| there.coder(id).map(|c| c.name.clone()));
    name.filter(|n| !n.is_empty())
        .unwrap_or_else(|| "Somebody without a name".to_owned())
}
