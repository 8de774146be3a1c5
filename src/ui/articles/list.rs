//! The articles, each with the number of its tags.

use leptos::prelude::*;

use crate::domain::{DocumentId, DocumentIndex};
use crate::edit::count;
use crate::ui::erased::{Item, live, memo, on, rows};
use crate::ui::state::{ARTICLE, Desk, Dialog, expect_desk, go_to_field};
use crate::ui::widgets::{Icon, Shape};

/// The left column.
#[component]
pub fn Articles() -> impl IntoView {
    let desk = expect_desk();
    let number = move || {
        desk.track_articles();
        desk.with(|s| s.project().documents().len())
    };
    view! {
        <nav class="articles" aria-label="Articles">
            <h2 class="column-title">
                "Articles " <span class="column-count">{number}</span>
            </h2>
            <ArticleList />
            <div class="articles-foot">
                <button type="button" class="button quiet" on:click=on(move |_| desk.pick_files())>
                    <Icon shape=Shape::Add />
                    <span>"Add files"</span>
                </button>
                <button
                    type="button"
                    class="button quiet"
                    on:click=on(move |_| desk.show(Dialog::Paste))
                >
                    "Paste text"
                </button>
            </div>
        </nav>
    }
}

/// The list itself.
#[component]
pub fn ArticleList() -> impl IntoView {
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
    view! {
        <ul class="article-list">
            {rows(items, move |item| {
                let id = DocumentId::new(uuid::Uuid::from_u128(item.id));
                view! { <Row desk=desk id=id /> }
            })}
        </ul>
    }
}

#[component]
fn Row(desk: Desk, id: DocumentId) -> impl IntoView {
    let document = desk.document();
    let current = memo(move || document.get() == Some(id));
    let title = memo(move || {
        desk.track_articles();
        desk.with(|s| s.project().document(id).map(|d| d.meta.title.clone()))
    });
    let tags = memo(move || {
        desk.track_tags();
        desk.with(|s| s.project().index(id).map_or(0, DocumentIndex::len))
    });
    let said = move || {
        let title = title.get().unwrap_or_default();
        format!("{title}, {}", count(tags.get(), "tag"))
    };
    view! {
        <li>
            <button
                type="button"
                class="article-row"
                aria-label=said
                aria-current=live(move || current.get().then_some("true"))
                on:click=on(move |_| {
                    desk.go_to(id);
                    go_to_field(ARTICLE);
                })
            >
                <span class="article-name" dir="auto">
                    {title}
                </span>
                <span class="article-count">{tags}</span>
            </button>
        </li>
    }
}
