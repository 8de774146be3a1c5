//! The articles where there is no room for a column.

use leptos::prelude::*;

use super::list::ArticleList;
use crate::edit::count;
use crate::ui::state::expect_desk;
use crate::ui::widgets::Menu;

/// A menu with the list; the style sheet shows it where the column is folded away.
#[component]
pub fn ArticleMenu() -> impl IntoView {
    let desk = expect_desk();
    let label = Signal::derive(move || {
        desk.track_articles();
        count(desk.with(|s| s.project().documents().len()), "article")
    });
    view! {
        <Menu label=label class="article-menu">
            <ArticleList />
        </Menu>
    }
}
