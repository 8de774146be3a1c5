//! What is known about an article.

use leptos::prelude::*;

use crate::domain::{DocumentId, DocumentMeta};
use crate::edit::{Command, count};
use crate::ui::erased::{live, part};
use crate::ui::state::expect_desk;
use crate::ui::widgets::Modal;

/// A form; the text itself never changes.
#[component]
pub fn ArticleDetails(
    /// Which article.
    id: DocumentId,
) -> impl IntoView {
    let desk = expect_desk();
    let Some((meta, tags)) = desk.with(|s| {
        let document = s.project().document(id)?;
        let tags = s.project().annotations_of(id).count();
        Some((document.meta.clone(), tags))
    }) else {
        return ().into_any();
    };
    let from = meta.imported_from.clone();
    let title = RwSignal::new(meta.title.clone());
    let date = RwSignal::new(meta.published.map(|d| d.to_string()).unwrap_or_default());
    let outlet = RwSignal::new(meta.outlet.clone());
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
            language: language.get_untracked().trim().to_owned(),
            url: url.get_untracked().trim().to_owned(),
            notes: notes.get_untracked(),
            ..meta.clone()
        };
        desk.run(Command::SetDocumentMeta(Box::new(meta)));
        desk.close_dialog();
    };
    let remove = move |_| {
        desk.close_dialog();
        desk.run(Command::RemoveDocument(id));
    };
    view! {
        <Modal title="Details of the article" id="details-title" close=move || desk.close_dialog()>
            <form
                class="form"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <Field id="meta-title" label="Title" value=title />
                <Field id="meta-date" label="Published (2022-01-21, 2022-01 or 2022)" value=date />
                <Field id="meta-outlet" label="Outlet" value=outlet />
                <Field id="meta-language" label="Language (as in en, ar, zh)" value=language />
                <Field id="meta-url" label="Address" value=url />
                <label class="form-label" for="meta-notes">
                    "Notes"
                </label>
                <textarea
                    id="meta-notes"
                    class="field"
                    rows="3"
                    dir="auto"
                    prop:value=live(move || notes.get())
                    on:input:target=move |event| notes.set(event.target().value())
                ></textarea>
                {(!from.is_empty())
                    .then(|| view! { <p class="quiet">{format!("From the file “{from}”")}</p> })}
                {part(move || refused.get().map(|reason| view! { <p class="form-error" role="alert">{reason}</p> }))}
                <div class="form-foot">
                    <button type="button" class="button danger" on:click=remove>
                        {match tags {
                            0 => "Remove the article".to_owned(),
                            n => format!("Remove the article and its {}", count(n, "tag")),
                        }}
                    </button>
                    <button type="submit" class="button primary">
                        "Save details"
                    </button>
                </div>
            </form>
        </Modal>
    }
    .into_any()
}

#[component]
fn Field(id: &'static str, label: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="form-label" for=id>
            {label}
        </label>
        <input
            id=id
            class="field"
            dir="auto"
            prop:value=live(move || value.get())
            on:input:target=move |event| value.set(event.target().value())
        />
    }
}
