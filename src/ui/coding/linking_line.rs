//! What stands on top while two statements are being linked: what the one does to the other, then which that is.

use leptos::prelude::*;

use super::link_types::link_types;
use crate::domain::{AnnotationId, RelationTypeId};
use crate::edit::{CommandError, command, short};
use crate::ui::html::{El, View, el};
use crate::ui::state::{ARTICLE, Desk, Linking, expect_desk, go_to_field};
use crate::ui::widgets::{button, kbd};

/// Which link is being made, how to go on, and the way out.
pub fn linking_line(linking: Linking) -> AnyView {
    let desk = expect_desk();
    let quote = desk.with(|s| {
        let tag = s.project().annotation(linking.from);
        tag.map(|tag| short(&tag.anchor.quote().exact))
            .unwrap_or_default()
    });
    let line = match &linking.of_type {
        None => choice(desk, &quote, linking.from)
            .attr("role", "region")
            .attr("aria-label", "Linking"),
        Some(of_type) => search(desk, &quote, of_type).attr("role", "status"),
    };
    line.class("banner notice linking").view()
}

/// What it does to the other.
fn choice(desk: Desk, quote: &str, from: AnnotationId) -> El {
    let types = link_types(desk, move |of_type| {
        desk.begin_linking(Linking {
            from,
            of_type: Some(of_type),
        });
    });
    el("div")
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                desk.stop_linking();
                go_to_field(ARTICLE);
            }
        })
        .child(el("p").child(format!("“{quote}” …")))
        .child(types)
        .child(cancel(desk))
}

/// Which the other is.
fn search(desk: Desk, quote: &str, of_type: &RelationTypeId) -> El {
    let (verb, articles) = desk.with(|s| {
        let relation = s.project().codebook().relation(of_type);
        let verb = relation.map(|relation| relation.label.clone());
        (verb.unwrap_or_default(), s.project().documents().len())
    });
    let key = |cap: &str| kbd(cap.to_owned());
    let mut how = el("p")
        .child(format!("“{quote}” "))
        .child(el("strong").child(verb))
        .text(" …: choose the other statement by a click, or with ")
        .child(key("n"))
        .text(" ")
        .child(key("p"))
        .text(" and ")
        .child(key("Enter"));
    if articles > 1 {
        how = how
            .text("; in another article after ")
            .child(key("Shift"))
            .text(" ")
            .child(key("n"))
            .text(" or ")
            .child(key("Shift"))
            .text(" ")
            .child(key("p"));
    }
    el("div").child(how).child(cancel(desk))
}

fn cancel(desk: Desk) -> El {
    button("button", move || desk.stop_linking())
        .text("Cancel ")
        .child(kbd("Esc".to_owned()))
}

/// Asks what a statement does to another. Asked again while the other is looked for, it is the same statement, which may
/// do something else.
pub fn choose_link(desk: Desk, chosen: AnnotationId) {
    let from = untrack(|| desk.linking()).map_or(chosen, |linking| linking.from);
    let tag = desk.with(|s| s.project().annotation(from).cloned());
    if tag.is_none_or(|tag| desk.with(|s| s.project().is_mention(&tag))) {
        desk.say(CommandError::NotAStatement.to_string());
        return;
    }
    desk.begin_linking(Linking {
        from,
        of_type: None,
    });
}

/// Links the statement that linking began with to another, and goes back to it. What is no statement is refused, and
/// the search goes on.
pub fn link(desk: Desk, linking: Linking, to: AnnotationId) {
    let Linking { from, of_type } = linking;
    let Some(of_type) = of_type else {
        desk.say("Choose first what it does to the other statement");
        return;
    };
    if desk.run(command::Link { from, to, of_type }) {
        desk.end_linking();
        desk.turn_to(from);
    }
}
