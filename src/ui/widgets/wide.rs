//! A dialog as wide as the window: for what is about the whole project. What is changed in it holds at once.

use leptos::prelude::*;

use super::dialog::titled;
use super::{Shape, button, icon, why_held};
use crate::browser::keys;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el};
use crate::ui::state::{Desk, Watched};

/// As [`super::modal`], as wide as the window, with a foot that says what was done last and takes it back: the page's own
/// messages and its header lie behind the dialog.
pub fn wide<V: View>(desk: Desk, title: impl View, id: &'static str, children: Vec<V>) -> AnyView {
    across(desk, title.view(), id, children)
        .on_key(move |event| {
            let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
            // In a field, it is what was typed there that is meant.
            if !held || event.default_prevented() || keys::is_typing(&event) {
                return;
            }
            match (event.code().as_str(), event.shift_key()) {
                ("KeyZ", false) => desk.undo(),
                ("KeyZ", true) | ("KeyY", false) => desk.redo(),
                _ => return,
            }
            event.prevent_default();
        })
        .child(
            foot(desk)
                .child(way(
                    desk,
                    "Undo",
                    Shape::Undo,
                    desk.undo_title(),
                    Desk::undo,
                ))
                .child(way(
                    desk,
                    "Redo",
                    Shape::Redo,
                    desk.redo_title(),
                    Desk::redo,
                )),
        )
        .view()
}

/// As [`wide`], for what holds only once it is sent. Nothing is taken back meanwhile: it might be just what the draft is
/// about.
pub fn wide_draft<V: View>(
    desk: Desk,
    title: impl View,
    id: &'static str,
    children: Vec<V>,
) -> AnyView {
    across(desk, title.view(), id, children)
        .child(foot(desk))
        .view()
}

/// As [`wide_draft`], with what sends it in the foot, where it is always in view.
pub fn wide_to_send<V: View>(
    desk: Desk,
    title: impl View,
    id: &'static str,
    children: Vec<V>,
    send: El,
) -> AnyView {
    across(desk, title.view(), id, children)
        .child(foot(desk).child(send))
        .view()
}

fn across<V: View>(desk: Desk, title: AnyView, id: &'static str, children: Vec<V>) -> El {
    let children = children.into_iter().map(V::view).collect();
    titled(desk, title, id, children).class("dialog wide")
}

fn foot(desk: Desk) -> El {
    let message = desk.message();
    // What was said before this was opened was about something else.
    let before = message.get_untracked().map(|m| m.number);
    let said = memo(move || {
        let message = message.get().filter(|m| Some(m.number) != before);
        message.map(|m| (m.number, m.text))
    });
    // Two elements by turns: a screen reader notices that a line was said again.
    let line = move |turn: u64| {
        made_of(
            move || said.get().filter(|(number, _)| number % 2 == turn),
            move |said| said.map(|(_, text)| el("span").child(text)),
        )
    };
    el("div")
        .class("wide-foot")
        .child(
            el("p")
                .class("wide-said")
                .attr("role", "status")
                .child(line(0))
                .child(line(1)),
        )
        .child(why_held(desk))
}

fn way(
    desk: Desk,
    verb: &'static str,
    shape: Shape,
    title: Watched<Option<String>>,
    go: fn(Desk),
) -> El {
    button("button small", move || go(desk))
        .live("title", move || match title.get() {
            Some(title) => format!("{verb}: {title}"),
            None => verb.to_owned(),
        })
        .live("aria-disabled", move || title.get().is_none().to_string())
        .child(icon(shape))
        .text(verb)
}
