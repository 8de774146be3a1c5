//! Above the text: what is known about the article.

use leptos::prelude::*;

use crate::domain::DocumentId;
use crate::edit::count;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::el;
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::{Shape, button, icon};

/// Title (where the text has none of its own), date, outlet, length.
pub fn head() -> AnyView {
    let desk = expect_desk();
    let document = desk.document();
    let words = memo(move || {
        // The text may have been corrected.
        desk.track_articles();
        let id = document.get()?;
        desk.with(|s| Some(s.project().document(id)?.text.word_count()))
    });
    let facts = move || {
        desk.track_articles();
        let id = document.get()?;
        desk.with(|s| {
            let article = s.project().document(id)?;
            let meta = &article.meta;
            let mut line = Vec::new();
            line.extend(meta.published.map(|date| date.in_words()));
            line.extend(Some(meta.outlet.clone()).filter(|o| !o.is_empty()));
            line.extend(words.get().map(|n| count(n, "word")));
            let title = article.blocks.title().is_none().then(|| meta.title.clone());
            Some((id, title, line.join(" · ")))
        })
    };
    let shown = move |(id, title, line): (DocumentId, Option<String>, String)| {
        let change = button("icon-button small", move || desk.show(Dialog::Details(id)))
            .attr("aria-label", "Change the details of this article")
            .child(icon(Shape::Edit));
        let line = el("p")
            .class("article-facts")
            // Our words, whatever the article's script: they read from left to right in any column.
            .child(el("span").attr("dir", "ltr").child(line))
            .child(change);
        el("div")
            .class("article-head")
            .child(title.map(|title| el("h1").class("article-title").child(title)))
            .child(line)
    };
    made_of(facts, move |facts| facts.map(shown))
}
