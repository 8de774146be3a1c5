//! The articles where there is no room for a column.

use super::list::article_list;
use crate::edit::count;
use crate::ui::html::{El, View};
use crate::ui::state::expect_desk;
use crate::ui::widgets::menu;

/// A menu with the list; the style sheet shows it where the column is folded away.
pub fn article_menu() -> El {
    let desk = expect_desk();
    let label = move || {
        desk.track_articles();
        count(desk.with(|s| s.project().documents().len()), "article")
    };
    menu("menu article-menu", Box::new(label), || {
        article_list().view()
    })
}
