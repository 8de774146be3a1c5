//! Text from the clipboard, as an article.

use leptos::prelude::*;

use crate::browser::element;
use crate::ui::html::{el, place};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{form, label, modal, refusal, submit};

/// A field for the text; the title is found in it, or given.
pub fn paste() -> AnyView {
    let desk = expect_desk();
    let title = place();
    let text = place();
    let refused = RwSignal::new(None::<String>);
    let add = move || {
        let (Some(title), Some(text)) = (title.get_untracked(), text.get_untracked()) else {
            return;
        };
        match desk.add_pasted(&element::value(&text), element::value(&title).trim()) {
            Ok(()) => desk.close_dialog(),
            Err(reason) => refused.set(Some(reason)),
        }
    };
    let field = el("textarea")
        .place(text)
        .id("pasted-text")
        .class("field")
        .attr("rows", "12")
        .attr("dir", "auto")
        .attr("autofocus", "")
        .attr("aria-describedby", "paste-note");
    let note = el("p").id("paste-note").class("quiet").text(
        "Blank lines part paragraphs. A first line such as “date 2022-01-21” gives the date.",
    );
    let name = el("input")
        .place(title)
        .id("pasted-name")
        .class("field")
        .attr("dir", "auto");
    let foot = el("div")
        .class("form-foot")
        .child(submit("button primary", "Add the article"));
    let form = form("form", add)
        .child(label("pasted-text", "Text of the article"))
        .child(field)
        .child(note)
        .child(label(
            "pasted-name",
            "Title (empty: the headline or the first words)",
        ))
        .child(name)
        .part(move || refused.get().map(refusal))
        .child(foot);
    modal(desk, "Paste text", "paste-title", vec![form])
}
