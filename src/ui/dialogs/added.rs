//! Articles that the host of the project has added since it was begun.

use leptos::prelude::*;

use crate::edit::count;
use crate::ui::html::el;
use crate::ui::state::{Added, expect_desk};
use crate::ui::widgets::{button, modal};

/// So many are called by their titles.
const NAMED: usize = 8;

/// Which, and whether they are to come in.
pub fn added(added: Added) -> AnyView {
    let desk = expect_desk();
    let number = count(added.articles.len(), "article");
    let named = added.articles.iter().take(NAMED);
    let named = named.map(|article| article.meta.title.clone());
    let more = added.articles.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("and {more} more"));
    let lines = named.chain(more);
    let lines = lines.map(|line| el("li").attr("dir", "auto").child(line));
    let what = el("p").child(format!(
        "Whoever offers this project has added {number} since you began it. To bring in what is new changes \
         nothing of your work, and can be undone."
    ));
    let (taken, left) = (added.clone(), added.clone());
    let foot = el("div")
        .class("form-foot")
        .child(button("button", move || desk.leave_added(left.clone())).text("Leave out"))
        .child(button("button", move || desk.close_dialog()).text("Not now"))
        .child(
            button("button primary", move || desk.take_added(taken.clone()))
                .attr("autofocus", "")
                .child(format!("Bring in {number}")),
        );
    let list = el("ul").class("problem-list").children(lines);
    modal(
        desk,
        format!("{number} new in this project"),
        "added-title",
        vec![what, list, foot],
    )
}
