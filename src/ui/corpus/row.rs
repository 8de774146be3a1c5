//! A row of the list.

use super::kept::Corpus;
use crate::domain::{DocumentId, DocumentIndex, state_of};
use crate::edit::count;
use crate::ui::html::{El, el};

/// What is known about an article, column by column. Empty once it is gone.
pub fn face(corpus: Corpus, id: DocumentId) -> Option<El> {
    let desk = corpus.desk;
    desk.track_tags();
    desk.track_articles();
    let todo = corpus.counts.of(id);
    let (meta, state, tags) = desk.with(|s| {
        let project = s.project();
        let document = project.document(id)?;
        let tags = project.index(id).map_or(0, DocumentIndex::len);
        Some((document.meta.clone(), state_of(project, document), tags))
    })?;
    let cell = |name: &'static str, words: String| {
        el("span")
            .class("corpus-cell")
            .attr("data-column", name)
            .child(words)
    };
    let date = meta
        .published
        .map(|date| date.in_words())
        .unwrap_or_default();
    let todo = match todo {
        0 => String::new(),
        n => format!("{n} to do"),
    };
    let state_words = state.label().to_owned();
    let tick = el("span")
        .class("corpus-tick")
        .attr("aria-hidden", "true")
        .live("data-chosen", move || {
            corpus.chosen.contains(id).then_some("true")
        })
        .on("click", move |event| {
            event.stop_propagation();
            corpus.chosen.turn(id);
        });
    let row = el("span")
        .class("corpus-row")
        .child(tick)
        .child(cell("state", state_words).attr("data-state", state.word()))
        .text(" ")
        .child(cell("title", meta.title).attr("dir", "auto"))
        .text(" ")
        .child(cell("date", date))
        .text(" ")
        .child(cell("outlet", meta.outlet).attr("dir", "auto"))
        .text(" ")
        .child(cell("language", meta.language))
        .text(" ")
        .child(cell("tags", count(tags, "tag")))
        .text(" ")
        .child(cell("todo", todo));
    Some(row)
}
