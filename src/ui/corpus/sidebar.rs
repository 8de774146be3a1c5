//! Words in titles: asked for beside the text and in the list of all articles alike.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ArticleFilter, ArticleOrder, grouped, list_articles};
use crate::edit::count;
use crate::ui::erased::effect;
use crate::ui::html::{El, View, el};
use crate::ui::state::{ARTICLE, Desk, Listed, expect_desk, go_to_field};

/// Id of the field beside the text.
const FIELD: &str = "article-search";

/// So few articles are looked over without a search.
const FEW: usize = 8;

/// The field above the list beside the text, where there are more than a few articles, and how many fit.
pub fn article_search() -> AnyView {
    let desk = expect_desk();
    // For the outside: what fits goes to a list that is there before this is.
    effect(move || {
        desk.track_articles();
        let words = desk.listed().with(|listed| listed.words.clone());
        untrack(|| look_for(desk, words));
    });
    let number = move || {
        desk.track_articles();
        desk.with(|s| s.project().documents().len())
    };
    let said = move || {
        let listed = desk.listed().read();
        let fitting = listed.articles.as_ref()?.len();
        let words = format!(
            "{} of {}",
            grouped(fitting as u64),
            count(number(), "article")
        );
        Some(
            el("p")
                .class("article-found")
                .attr("role", "status")
                .child(words),
        )
    };
    let field = words_in_titles(desk, FIELD, move |words| look_for(desk, words))
        .attr("placeholder", "Words in the title")
        .attr("aria-label", "Show articles with these words in the title")
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                if desk.listed().with_untracked(|l| l.words.is_empty()) {
                    go_to_field(ARTICLE);
                } else {
                    look_for(desk, String::new());
                }
            }
        });
    el("div")
        .class("article-search")
        .live("hidden", move || {
            number() <= FEW && desk.listed().with(|l| l.words.is_empty())
        })
        .child(field)
        .part(said)
        .view()
}

/// A field for words in titles.
pub fn words_in_titles(
    desk: Desk,
    id: &'static str,
    changed: impl Fn(String) + Send + 'static,
) -> El {
    el("input")
        .id(id)
        .class("field search")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .value(move || desk.listed().with(|listed| listed.words.clone()))
        .on_input(changed)
}

/// Lists the articles with these words, beside the text and in the list of all. Linear in the titles.
pub fn look_for(desk: Desk, words: String) {
    let filter = ArticleFilter {
        words,
        ..ArticleFilter::default()
    };
    let articles = (!filter.is_empty()).then(|| {
        let by = ArticleOrder::default();
        Arc::new(desk.with(|s| list_articles(s.project(), &filter, by, None, &|_| 0)))
    });
    let listed = Listed {
        words: filter.words,
        articles,
    };
    if desk.listed().with_untracked(|before| *before != listed) {
        desk.listed().set(listed);
    }
}
