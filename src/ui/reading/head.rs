//! Above the text: what is known about the article.

use leptos::prelude::*;

use crate::edit::count;
use crate::ui::erased::{memo, on, part};
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::{Icon, Shape};

/// Title (where the text has none of its own), date, outlet, length.
#[component]
pub fn Head() -> impl IntoView {
    let desk = expect_desk();
    let document = desk.document();
    let words = memo(move || {
        let id = document.get()?;
        desk.with(|s| {
            let text = &s.project().document(id)?.text;
            Some(text.as_str().split_whitespace().count())
        })
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
    view! {
        {part(move || {
            facts()
                .map(|(id, title, line)| {
                    view! {
                        <div class="article-head">
                            {title.map(|title| view! { <h1 class="article-title">{title}</h1> })}
                            <p class="article-facts">
                                <span>{line}</span>
                                <button
                                    type="button"
                                    class="icon-button small"
                                    aria-label="Change the details of this article"
                                    on:click=on(move |_| desk.show(Dialog::Details(id)))
                                >
                                    <Icon shape=Shape::Edit />
                                </button>
                            </p>
                        </div>
                    }
                })
        })}
    }
}
