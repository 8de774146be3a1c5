//! The articles, each with the number of its tags.

use leptos::prelude::*;

use crate::domain::{DocumentId, DocumentIndex};
use crate::edit::count;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;
use crate::ui::state::{ARTICLE, Desk, Dialog, expect_desk, go_to_field};
use crate::ui::widgets::{Shape, button, icon};

/// The left column.
pub fn articles() -> El {
    let desk = expect_desk();
    let number = move || {
        desk.track_articles();
        desk.with(|s| s.project().documents().len()).to_string()
    };
    let title = el("h2")
        .class("column-title")
        .text("Articles ")
        .child(el("span").class("column-count").part(number));
    let add = button("button quiet", move || desk.pick_files())
        .child(icon(Shape::Add))
        .child(el("span").text("Add files"));
    let paste = button("button quiet", move || desk.show(Dialog::Paste)).text("Paste text");
    el("nav")
        .class("articles")
        .attr("aria-label", "Articles")
        .child(title)
        .child(article_list())
        .child(el("div").class("articles-foot").child(add).child(paste))
}

/// The list itself.
pub fn article_list() -> El {
    let desk = expect_desk();
    let items = move || {
        desk.track_articles();
        let item = |id: DocumentId| Item {
            place: 0,
            id: id.uuid().as_u128(),
        };
        desk.with(|s| {
            let documents = s.project().documents().iter();
            documents.map(|d| item(d.id())).collect()
        })
    };
    el("ul").class("article-list").rows(items, move |item| {
        row(desk, DocumentId::new(uuid::Uuid::from_u128(item.id)))
    })
}

fn row(desk: Desk, id: DocumentId) -> El {
    let document = desk.document();
    let title = memo(move || {
        desk.track_articles();
        let title = desk.with(|s| s.project().document(id).map(|d| d.meta.title.clone()));
        title.unwrap_or_default()
    });
    let tags = memo(move || {
        desk.track_tags();
        desk.with(|s| s.project().index(id).map_or(0, DocumentIndex::len))
    });
    let current = memo(move || document.get() == Some(id));
    let go = move || {
        desk.go_to(id);
        go_to_field(ARTICLE);
    };
    let name = el("span")
        .class("article-name")
        .attr("dir", "auto")
        .part(move || title.get());
    let number = el("span")
        .class("article-count")
        .part(move || tags.get().to_string())
        .child(el("span").class("visually-hidden").part(move || {
            // The rest of “1 tag”.
            let words = count(tags.get(), "tag");
            words.split_once(' ').map(|(_, noun)| format!(" {noun}"))
        }));
    el("li").child(
        button("article-row", go)
            .live("aria-current", move || current.get().then_some("true"))
            .child(name)
            // Apart for those who read the row by its text.
            .text(" ")
            .child(made_of(
                move || desk.rest_when_here(),
                move |rest| rest.map(|rest| (rest.progress)(id)),
            ))
            .text(" ")
            .child(number),
    )
}
