//! The articles, each with the number of its tags.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{DocumentId, DocumentIndex};
use crate::edit::count;
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;
use crate::ui::state::{ARTICLE, Desk, Dialog, expect_desk, go_to_field};
use crate::ui::widgets::{Shape, button, from_rest, icon};

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
    let all = button("button quiet", move || desk.show(Dialog::Articles)).text("All articles");
    el("nav")
        .class("articles")
        .attr("aria-label", "Articles")
        .child(title)
        .child(shown(
            move || desk.arriving().get().is_some_and(|n| n > PAGE),
            arriving,
        ))
        .child(from_rest(|rest| rest.article_search))
        .child(article_list())
        .child(
            el("div")
                .class("articles-foot")
                .child(add)
                .child(paste)
                .child(all),
        )
}

/// How many articles are still being opened.
fn arriving() -> El {
    let desk = expect_desk();
    let words = move || {
        let missing = desk.arriving().get().unwrap_or_default();
        format!("Opening {}…", count(missing, "more article"))
    };
    el("p")
        .class("articles-arriving")
        .attr("role", "status")
        .part(words)
}

/// At most so many rows are made at first, and so many more on request: thousands would hold up each change.
const PAGE: usize = 100;

/// The row that shows more before those that are made.
const EARLIER: Item = Item { place: 1, id: 0 };
/// The row that shows more after them.
const LATER: Item = Item { place: 2, id: 0 };

/// The list itself; of a long one, the part around the article on screen.
pub fn article_list() -> El {
    let desk = expect_desk();
    let document = desk.document();
    // Pages before and after that of the article on screen.
    let (earlier, later) = (RwSignal::new(1), RwSignal::new(0));
    let ids = memo(move || {
        desk.track_articles();
        let some = desk.listed().with(|listed| listed.articles.clone());
        some.unwrap_or_else(|| {
            let ids = desk.with(|s| s.project().documents().iter().map(|d| d.id()).collect());
            Arc::new(ids)
        })
    });
    let page = memo(move || {
        let here = document.get();
        let place = ids.read().iter().position(|id| Some(*id) == here);
        place.unwrap_or(0) / PAGE
    });
    let items = move || {
        let ids = ids.read();
        let page: usize = page.get();
        let start = page.saturating_sub(earlier.get()) * PAGE;
        let end = ((page + 1 + later.get()) * PAGE).min(ids.len());
        let item = |id: &DocumentId| Item {
            place: 0,
            id: id.uuid().as_u128(),
        };
        let before = (start > 0).then_some(EARLIER);
        let after = (end < ids.len()).then_some(LATER);
        let articles = ids.get(start..end).unwrap_or_default().iter().map(item);
        before.into_iter().chain(articles).chain(after).collect()
    };
    let more = |pages: RwSignal<usize>, words: &'static str| {
        el("li").child(button("button quiet small", move || pages.update(|n| *n += 1)).text(words))
    };
    el("ul")
        .class("article-list")
        .rows(items, move |item| match item {
            EARLIER => more(earlier, "Show earlier articles"),
            LATER => more(later, "Show later articles"),
            Item { id, .. } => row(desk, DocumentId::new(uuid::Uuid::from_u128(id))),
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
