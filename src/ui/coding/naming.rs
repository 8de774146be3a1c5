//! In which words a mention names its actor.

use leptos::prelude::*;

use super::coded::Coded;
use crate::domain::Naming;
use crate::edit::command;
use crate::ui::html::{El, el};
use crate::ui::widgets::button;

/// Id of the first answer.
pub const NAMING: &str = "coding-naming";

/// Four answers; pressing the one that holds takes it back.
pub fn naming_field(coded: Coded) -> El {
    let each = move |one: &Naming| {
        let one = *one;
        let holds = move || coded.tag.read().as_ref().and_then(|tag| tag.naming) == Some(one);
        let press = move || {
            let new = (!untrack(holds)).then_some(one);
            coded.desk.run(command::SetNaming(coded.id, new));
        };
        let answer = button("button small", press);
        let answer = match one {
            Naming::Name => answer.id(NAMING),
            _ => answer,
        };
        answer
            .live("aria-pressed", move || holds().to_string())
            .text(one.label())
    };
    el("div")
        .class("details-row")
        .attr("role", "group")
        .attr("aria-label", "Named by")
        .child(el("span").class("details-label").text("Named by"))
        .children(Naming::ALL.iter().map(each))
}
