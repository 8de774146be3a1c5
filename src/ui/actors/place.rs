//! A place in an article, with some words around it, that one can go to.

use leptos::prelude::*;

use crate::domain::{Context, DocumentId, Span, context};
use crate::ui::html::{El, el};
use crate::ui::state::Desk;
use crate::ui::widgets::button;

/// How many places are shown at first, and how many more each time.
pub const SHOWN: usize = 40;

/// Characters on either side of a quote.
const AROUND: u32 = 60;

/// The words at a span with what stands around them.
pub fn words_at(desk: Desk, document: DocumentId, span: Span) -> Context {
    desk.with(|s| {
        let found = s.project().document(document);
        found.map(|document| context(document, span, AROUND))
    })
    .unwrap_or_default()
}

/// A button that reads the words in their context and goes there. `what` is said before them.
pub fn place(what: String, words: Context, go: impl FnMut() + Send + 'static) -> El {
    let quote = el("span")
        .class("place-words")
        .attr("dir", "auto")
        .child(words.before)
        .child(el("mark").child(words.words))
        .child(words.after);
    let what = (!what.is_empty()).then(|| el("span").class("place-what").child(what));
    button("place", go)
        .attr("title", "Show in the text")
        .child(what)
        .child(quote)
}

/// “Show 40 more of 112”, while there are more.
pub fn more(limit: RwSignal<usize>, all: usize) -> Option<El> {
    let shown = limit.get();
    (shown < all).then(|| {
        let next = SHOWN.min(all - shown);
        button("button small", move || {
            limit.update(|limit| *limit += SHOWN)
        })
        .child(format!("Show {next} more of {all}"))
    })
}

/// The title of an article.
pub fn title_of(desk: Desk, document: DocumentId) -> String {
    desk.with(|s| {
        let found = s.project().document(document);
        found.map(|document| document.meta.title.clone())
    })
    .unwrap_or_default()
}
