//! On the sample: the worked example, shown or cleared.

use leptos::prelude::*;

use crate::domain::Origin;
use crate::ui::erased::{memo, shown};
use crate::ui::html::el;
use crate::ui::state::expect_desk;
use crate::ui::widgets::button;

/// A line above the sample article; nothing in a project of the analyst's own.
pub fn example() -> AnyView {
    let desk = expect_desk();
    let sample = move || {
        desk.track_articles();
        desk.with(|s| s.project().meta().sample && !s.project().documents().is_empty())
    };
    let there = memo(move || {
        desk.track_tags();
        desk.with(|s| {
            let mut tags = s.project().annotations();
            tags.any(|a| a.origin == Origin::Example)
        })
    });
    let turn = move || {
        if there.get_untracked() {
            desk.untag_example();
        } else {
            desk.tag_example();
        }
    };
    let label = move || {
        if there.get() {
            "Clear the worked example"
        } else {
            "Show the worked example"
        }
    };
    let note = move || {
        el("div")
            .class("sample-note")
            .attr("role", "note")
            .child(el("p").text(
                "A practice article, written for Demarche. Tag it as you like; compare with the worked example; \
                 open your own files when you are ready.",
            ))
            .child(button("button", turn).part(label))
    };
    shown(sample, note)
}
