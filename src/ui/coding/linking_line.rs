//! What stands on top while the second statement is being looked for, and what happens when it is found.

use leptos::prelude::*;

use crate::domain::AnnotationId;
use crate::edit::{command, short};
use crate::ui::html::{El, View, el};
use crate::ui::state::{Desk, Linking, expect_desk};
use crate::ui::widgets::{button, kbd};

/// Which link is being made, how to go on, and the way out.
pub fn linking_line(linking: Linking) -> AnyView {
    line(expect_desk(), &linking).view()
}

fn line(desk: Desk, linking: &Linking) -> El {
    let (quote, verb) = desk.with(|s| {
        let tag = s.project().annotation(linking.from);
        let quote = tag.map(|tag| short(&tag.anchor.quote().exact));
        let relation = s.project().codebook().relation(&linking.of_type);
        let verb = relation.map(|relation| relation.label.clone());
        (quote.unwrap_or_default(), verb.unwrap_or_default())
    });
    let what = el("p")
        .child(format!("“{quote}” "))
        .child(el("strong").child(verb))
        .text(" …: choose the other statement by a click, or with ")
        .child(kbd("n".to_owned()))
        .text(" ")
        .child(kbd("p".to_owned()))
        .text(" and ")
        .child(kbd("Enter".to_owned()));
    el("div")
        .class("banner notice linking")
        .attr("role", "status")
        .child(what)
        .child(
            button("button", move || desk.stop_linking())
                .text("Cancel ")
                .child(kbd("Esc".to_owned())),
        )
}

/// Links the statement that linking began with to another, and goes back to it. What is no statement is refused, and
/// the search goes on.
pub fn link(desk: Desk, linking: Linking, to: AnnotationId) {
    let Linking { from, of_type } = linking;
    if desk.run(command::Link { from, to, of_type }) {
        desk.end_linking();
        desk.choose(from);
    }
}
