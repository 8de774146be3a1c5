//! The list of what is to be done, in this article or in all: each entry leads to the field in which it is done.

use std::sync::Arc;

use leptos::prelude::*;

use super::gathered::worked_out;
use super::go::{LIST, go_to};
use crate::domain::{DocumentId, Todo};
use crate::edit::{Action, count};
use crate::ui::erased::{memo, shown};
use crate::ui::html::{El, View, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{TallList, button, kbd, tall_list};

/// Height of an entry, in pixels; the style sheet has the same.
const ROW: f64 = 60.0;

/// A line of the list.
#[derive(Clone, PartialEq)]
enum Line {
    /// An article, with how many entries follow.
    Article(DocumentId, usize),
    /// Something to be done.
    Entry(Todo),
}

/// The choice between this article and all, and the list.
pub fn list() -> AnyView {
    let desk = expect_desk();
    let everywhere = RwSignal::new(false);
    let lines = memo(move || {
        let here = desk.document().get();
        if everywhere.get() {
            in_all(desk)
        } else {
            let todos = here.map(|id| worked_out(desk, id).todos);
            let todos = todos.iter().flat_map(|todos| todos.iter());
            Arc::new(todos.cloned().map(Line::Entry).collect::<Vec<_>>())
        }
    });
    let scope = |all: bool, words: &'static str| -> El {
        button("turn", move || everywhere.set(all))
            .live("aria-pressed", move || {
                (everywhere.get() == all).to_string()
            })
            .text(words)
    };
    let scopes = el("div")
        .class("turns")
        .attr("role", "group")
        .attr("aria-label", "Where to look for what is to be done")
        .child(scope(false, "This article"))
        .child(scope(true, "All articles"));
    let total = move || {
        everywhere.get().then(|| {
            let lines = lines.read();
            let entries = lines.iter().filter(|line| matches!(line, Line::Entry(_)));
            let words = format!("{} to do in all articles", count(entries.count(), "thing"));
            el("p")
                .class("todo-total")
                .attr("role", "status")
                .child(words)
        })
    };
    let number = memo(move || lines.read().len());
    let (at, top) = (RwSignal::new(0), RwSignal::new(0.0));
    let line = move |place: usize| lines.with_untracked(|lines| lines.get(place).cloned());
    let list = tall_list(TallList {
        id: LIST,
        name: "To do",
        row: ROW,
        count: number,
        item: Arc::new(move |place| match lines.read().get(place) {
            Some(Line::Entry(todo)) => todo.annotation.uuid().as_u128(),
            Some(Line::Article(id, _)) => id.uuid().as_u128(),
            None => 0,
        }),
        is_heading: Arc::new(move |place| matches!(line(place), Some(Line::Article(..)))),
        show: Arc::new(move |place| {
            el("li").class("todo-row").part(move || {
                let line = lines.read().get(place).cloned();
                line.map(|line| face(desk, line))
            })
        }),
        take: Arc::new(move |place| {
            if let Some(Line::Entry(todo)) = line(place) {
                go_to(desk, &todo);
            }
        }),
        at,
        top,
        many: None,
    });
    let nothing = move || number.get() == 0;
    let all_done = move || {
        let words = match everywhere.get_untracked() {
            true => "Nothing to do in any article.",
            false => "Nothing to do in this article.",
        };
        let next = button("button", move || desk.act(Action::Done))
            .text("Done & next ")
            .child(kbd("x".to_owned()));
        el("div")
            .class("empty small")
            .attr("role", "status")
            .child(el("p").text(words))
            .child((!everywhere.get_untracked() && !is_done(desk)).then_some(next))
    };
    el("div")
        .class("todo")
        .child(scopes)
        .part(total)
        .child(shown(nothing, all_done))
        .child(list)
        .view()
}

fn is_done(desk: Desk) -> bool {
    let done = desk.with(|s| Some(s.project().document(s.cursor().document?)?.meta.done));
    done.unwrap_or(false)
}

fn in_all(desk: Desk) -> Arc<Vec<Line>> {
    desk.track_articles();
    let articles: Vec<DocumentId> =
        desk.with(|s| s.project().documents().iter().map(|d| d.id()).collect());
    let mut lines = Vec::new();
    for id in articles {
        let todos = worked_out(desk, id).todos;
        if !todos.is_empty() {
            lines.push(Line::Article(id, todos.len()));
            lines.extend(todos.iter().cloned().map(Line::Entry));
        }
    }
    Arc::new(lines)
}

/// What a line shows.
fn face(desk: Desk, line: Line) -> AnyView {
    match line {
        Line::Article(id, number) => {
            let (title, done) = desk.with(|s| {
                let article = s.project().document(id);
                let meta = article.map(|article| (article.meta.title.clone(), article.meta.done));
                meta.unwrap_or_default()
            });
            let done = if done { ", marked as done" } else { "" };
            let facts = format!("{} to do{done}", count(number, "thing"));
            el("span")
                .class("todo-article")
                .child(
                    el("span")
                        .class("todo-title")
                        .attr("dir", "auto")
                        .child(title),
                )
                .child(el("span").class("todo-facts").child(facts))
                .view()
        }
        Line::Entry(todo) => {
            let found = desk.with(|s| {
                let project = s.project();
                let tag = project.annotation(todo.annotation)?;
                let kind = project.codebook().position(&tag.kind)?;
                let quote = tag.anchor.quote().exact.to_string();
                Some((kind, todo.what.in_words(project), quote))
            });
            found
                .map(|(kind, what, quote)| {
                    el("span")
                        .attr_text("class", format!("todo-entry kind-{kind}"))
                        .child(el("span").class("todo-what").child(what))
                        .text(" ")
                        .child(
                            el("span")
                                .class("todo-quote")
                                .attr("dir", "auto")
                                .child(quote),
                        )
                })
                .view()
        }
    }
}
