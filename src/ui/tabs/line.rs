//! “Another tab codes this project”: quiet, there for as long as it is so, with the way to take over.

use leptos::prelude::*;

use super::role::{Role, State};
use crate::format::ExportFormat;
use crate::ui::erased::made_of;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// The line; nothing in a tab that writes.
pub(super) fn line(role: Role) -> AnyView {
    made_of(
        move || role.desk.reading().get().then(|| role.state.get()),
        move |state| state.map(|state| said(role, state)),
    )
}

fn said(role: Role, state: State) -> El {
    let desk = role.desk;
    let small =
        |words: &'static str, act: fn(Role)| button("button small", move || act(role)).text(words);
    let all_the_same = || small("Take over all the same", Role::steal);
    let (words, buttons): (_, Vec<El>) = match state {
        State::Reading => (
            "This project is open for coding in another tab. Here you can read along.",
            vec![small("Take over", Role::take_over)],
        ),
        State::Asked => (
            "The other tab is asked to save everything and let go.",
            Vec::new(),
        ),
        State::Silent => (
            "The other tab does not answer: it may be asleep. If you take over all the same, what it has not saved yet \
             can only be saved there, as a file.",
            vec![all_the_same(), small("Leave it", Role::leave)],
        ),
        State::CannotSave => (
            "The other tab could not save everything: look there first. If you take over all the same, what is not \
             saved can only be saved there, as a file.",
            vec![all_the_same(), small("Leave it", Role::leave)],
        ),
        State::Stranded => (
            "Another tab took over before everything here was saved. Save it as a file, to merge it later.",
            vec![
                button("button primary small", move || {
                    desk.export(ExportFormat::Project)
                })
                .text("Save a project file"),
                small("Show the newest", Role::show_newest),
            ],
        ),
    };
    el("div")
        .class("site-line")
        .attr("role", "region")
        .attr("aria-label", "Other tabs")
        .child(el("p").attr("role", "status").text(words))
        .children(buttons)
}
