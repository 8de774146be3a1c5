//! What is known about an article, and the ways to its text and to the bin.

use leptos::prelude::*;

use crate::domain::{DocumentId, DocumentMeta};
use crate::edit::{command, count};
use crate::ui::html::{el, nothing};
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::{button, form, label, modal, refusal, submit, text_field, why_held};

/// A form; the text is corrected in a dialog of its own.
pub fn article_details(id: DocumentId) -> AnyView {
    let desk = expect_desk();
    let Some((meta, tags)) = desk.with(|s| {
        let document = s.project().document(id)?;
        let tags = s.project().annotations_of(id).count();
        Some((document.meta.clone(), tags))
    }) else {
        return nothing();
    };
    let from = meta.imported_from.clone();
    let title = RwSignal::new(meta.title.clone());
    let date = RwSignal::new(meta.published.map(|d| d.to_string()).unwrap_or_default());
    let outlet = RwSignal::new(meta.outlet.clone());
    let author = RwSignal::new(meta.author.clone());
    let section = RwSignal::new(meta.section.clone());
    let language = RwSignal::new(meta.language.clone());
    let url = RwSignal::new(meta.url.clone());
    let notes = RwSignal::new(meta.notes.clone());
    let refused = RwSignal::new(None::<String>);
    let save = move || {
        let published = match date.get_untracked().trim() {
            "" => None,
            text => match text.parse() {
                Ok(date) => Some(date),
                Err(error) => {
                    refused.set(Some(format!("Date: “{text}” is {error}.")));
                    return;
                }
            },
        };
        if title.with_untracked(|t| t.trim().is_empty()) {
            refused.set(Some(
                "The title is empty: write what the article is to be called.".to_owned(),
            ));
            return;
        }
        let meta = DocumentMeta {
            title: title.get_untracked().trim().to_owned(),
            published,
            outlet: outlet.get_untracked().trim().to_owned(),
            author: author.get_untracked().trim().to_owned(),
            section: section.get_untracked().trim().to_owned(),
            language: language.get_untracked().trim().to_owned(),
            url: url.get_untracked().trim().to_owned(),
            notes: notes.get_untracked(),
            ..meta.clone()
        };
        desk.run(command::SetDocumentMeta(Box::new(meta)));
        desk.close_dialog();
    };
    let remove = move || {
        desk.close_dialog();
        desk.run(command::PutIntoBin(vec![id]));
    };
    let correct = move || desk.show(Dialog::CorrectText(id));
    let lines = [
        ("meta-title", "Title", title),
        ("meta-date", "Published (2022-01-21, 2022-01 or 2022)", date),
        ("meta-outlet", "Outlet", outlet),
        ("meta-author", "Author", author),
        ("meta-section", "Section", section),
        ("meta-language", "Language (as in en, ar, zh)", language),
        ("meta-url", "Web address", url),
    ];
    let lines =
        lines.map(|(id, words, value)| [label(id, words), text_field(id, value).held(desk)]);
    let field = el("textarea")
        .held(desk)
        .id("meta-notes")
        .class("field")
        .attr("rows", "3")
        .attr("dir", "auto")
        .value(move || notes.get())
        .on_input(move |text| notes.set(text));
    let file = (!from.is_empty()).then(|| {
        el("p")
            .class("quiet")
            .child(format!("From the file “{from}”"))
    });
    let removal = match tags {
        0 => "Move the article to the bin".to_owned(),
        n => format!("Move the article and its {} to the bin", count(n, "tag")),
    };
    let foot = el("div")
        .class("form-foot")
        .child(button("button danger", remove).child(removal))
        .child(button("button", correct).text("Correct the text …"))
        .child(submit("button primary", "Save details"));
    let form = form("form", save)
        .children(lines.into_iter().flatten())
        .child(label("meta-notes", "Notes"))
        .child(field)
        .child(file)
        .child(why_held(desk))
        .part(move || refused.get().map(refusal))
        .child(foot);
    modal(desk, "Details of the article", "details-title", vec![form])
}
