//! The column itself; a sheet from below where the screen is narrow.

use leptos::prelude::*;

use super::filter::filters;
use super::list::list;
use super::wanted::Wanted;
use crate::domain::grouped;
use crate::edit::count;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el};
use crate::ui::state::{ARTICLE, expect_desk, go_to_field};
use crate::ui::widgets::{Shape, button, from_rest, icon};

/// “2 more hidden by the filter”, with the way to see them.
fn hidden(wanted: Wanted) -> AnyView {
    let number = move || {
        let (shown, all) = (wanted.count.get(), wanted.all.get());
        // An empty list says so itself.
        (shown > 0 && shown < all).then(|| all - shown)
    };
    made_of(number, move |number| {
        number.map(|number| {
            let words = format!("{} more hidden by the filter", grouped(number as u64));
            el("p")
                .class("tags-hidden")
                .child(el("span").child(words))
                .child(button("button small", move || wanted.clear()).text("Show all"))
        })
    })
}

/// The chosen tag in detail; nothing while none is chosen.
fn details() -> AnyView {
    let desk = expect_desk();
    let chosen = memo(move || {
        desk.track_tags();
        let id = desk.cursor().read().chosen?;
        desk.with(|s| s.project().annotation(id).map(|a| a.id))
    });
    made_of(
        move || Some((chosen.get()?, desk.rest_when_here()?)),
        move |found| found.map(|(id, rest)| (rest.details)(id)),
    )
}

/// Asks for the coder's name, once they have begun to code without one.
fn nameless() -> AnyView {
    let desk = expect_desk();
    let wanted = memo(move || {
        desk.track_tags();
        desk.with(|s| {
            let coder = s.coder();
            coder.name.is_empty() && s.project().coder(coder.id).is_some()
        })
    });
    made_of(
        move || wanted.get().then(|| desk.rest_when_here()).flatten(),
        move |rest| rest.map(|rest| (rest.ask_name)()),
    )
}

/// Filter, list, details.
pub fn tags() -> El {
    let desk = expect_desk();
    let wanted = Wanted::new(desk);
    let todo = desk.todo();
    let heading = move || {
        let (shown, all) = (wanted.count.get(), wanted.all.get());
        if shown == all {
            count(all, "tag")
        } else {
            format!("{shown} of {}", count(all, "tag"))
        }
    };
    let title = el("h2")
        .class("column-title")
        .text("Tagged here ")
        .child(el("span").class("column-count").part(heading));
    let close = button("icon-button sheet-close", move || {
        desk.set_sheet(false);
        go_to_field(ARTICLE);
    })
    .attr("aria-label", "Close the list of tags")
    .child(icon(Shape::Close));
    let sheet = desk.sheet();
    let class = move || match sheet.get() {
        true => "tags sheet-open",
        false => "tags",
    };
    el("aside")
        .id("tags")
        .live("class", class)
        .attr("aria-label", "Tags")
        .child(el("div").class("tags-head").child(title).child(close))
        .child(nameless())
        .child(from_rest(|rest| rest.todo_turn))
        .child(made_of(
            move || todo.get().then(|| desk.rest_when_here()).flatten(),
            move |rest| match rest {
                Some(rest) => (rest.todo)(),
                None => vec![filters(wanted).view(), hidden(wanted), list(wanted).view()].view(),
            },
        ))
        .child(details())
}
