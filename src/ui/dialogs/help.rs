//! All keys.

use leptos::prelude::*;

use crate::browser::keys::is_mac;
use crate::edit::{KeyHint, bindings};
use crate::ui::html::{El, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{keys, modal};

/// The keys by purpose, as they are with the codebook in force.
pub fn help() -> AnyView {
    let desk = expect_desk();
    let hints = bindings(&desk.codebook().get_untracked(), is_mac());
    let mut groups: Vec<(&'static str, Vec<KeyHint>)> = Vec::new();
    for hint in hints {
        match groups.last_mut() {
            Some((group, list)) if *group == hint.group => list.push(hint),
            _ => groups.push((hint.group, vec![hint])),
        }
    }
    let groups = groups.into_iter().map(group);
    let groups = el("div").class("key-groups").children(groups);
    let what = el("p").text(
        "Keys work anywhere but in text fields. With nothing selected, a statement’s key tags the sentence under \
         the caret and an actor’s key the word; the settings can turn that off. Letters are meant by their place \
         on the keyboard, whatever the layout.",
    );
    modal(desk, "All keys", "help-title", vec![what, groups])
}

fn group((title, hints): (&'static str, Vec<KeyHint>)) -> El {
    let column = |title| el("th").attr("scope", "col").text(title);
    let head = el("tr").child(column("Keys")).child(column("What they do"));
    let table = el("table")
        .class("key-table")
        .child(el("thead").class("visually-hidden").child(head))
        .child(el("tbody").children(hints.into_iter().map(row)));
    el("section")
        .class("key-group")
        .child(el("h3").text(title))
        .child(table)
}

fn row(hint: KeyHint) -> El {
    let mut ways = el("td").class("key-cell");
    for (place, caps) in hint.keys.into_iter().enumerate() {
        if place > 0 {
            ways = ways.text(" or ");
        }
        ways = ways.child(keys(caps));
    }
    el("tr").child(ways).child(el("td").child(hint.does))
}
