//! “12 to do”: how much is to be done in the article on screen, and the list of it.

use leptos::prelude::*;

use super::gathered::worked_out;
use crate::domain::grouped;
use crate::ui::erased::memo;
use crate::ui::html::{El, View, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::button;

/// A line with two buttons: all tags, or what is to be done.
pub fn turn() -> AnyView {
    let desk = expect_desk();
    let left = memo(move || {
        let document = desk.document().get();
        document.map_or(0, |id| worked_out(desk, id).todos.len())
    });
    let todo = desk.todo();
    let one = |shows: bool| -> El {
        button("turn", move || desk.set_todo(shows))
            .live("aria-pressed", move || (todo.get() == shows).to_string())
    };
    let words = move || match left.get() {
        0 => "Nothing to do".to_owned(),
        left => format!("{} to do", grouped(left as u64)),
    };
    el("div")
        .class("turns")
        .attr("role", "group")
        .attr("aria-label", "What the list shows")
        .child(one(false).text("All tags"))
        .child(one(true).part(words))
        .view()
}
