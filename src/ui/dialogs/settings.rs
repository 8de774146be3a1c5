//! How the app looks and behaves here, who is at work, and where the data lives.

use leptos::prelude::*;

use crate::browser::preferences::{LineSpacing, TextFace, TextSize, Theme};
use crate::edit::Command;
use crate::ui::erased::{live, on};
use crate::ui::state::expect_desk;
use crate::ui::widgets::Modal;

/// Every choice takes effect at once and is remembered in this browser.
#[component]
pub fn SettingsDialog() -> impl IntoView {
    let desk = expect_desk();
    let settings = desk.settings;
    let name = RwSignal::new(desk.with(|s| s.coder().name.clone()));
    view! {
        <Modal title="Settings" id="settings-title" close=move || desk.close_dialog()>
            <form class="form" on:submit=move |event| event.prevent_default()>
                <label class="form-label" for="coder-name">
                    "Your name, as it stands with your tags"
                </label>
                <input
                    id="coder-name"
                    class="field"
                    autocomplete="name"
                    dir="auto"
                    prop:value=live(move || name.get())
                    on:input:target=move |event| name.set(event.target().value())
                    on:change=on(move |_| {
                        desk.run(Command::SetCoderName(name.get_untracked()));
                        desk.remember_coder();
                    })
                />
                <Choose
                    id="theme"
                    label="Colours"
                    value=settings.theme
                    options=&Theme::ALL
                    named=Theme::label
                />
                <Choose
                    id="text-size"
                    label="Size of the text"
                    value=settings.size
                    options=TextSize::ALL
                    named=TextSize::label
                />
                <Choose
                    id="text-face"
                    label="Type"
                    value=settings.face
                    options=TextFace::ALL
                    named=TextFace::label
                />
                <Choose
                    id="line-spacing"
                    label="Line spacing"
                    value=settings.spacing
                    options=LineSpacing::ALL
                    named=LineSpacing::label
                />
                <label class="form-check">
                    <input
                        type="checkbox"
                        prop:checked=live(move || settings.whole_sentences.get())
                        on:change:target=move |event| {
                            settings.whole_sentences.set(event.target().checked());
                        }
                    />
                    <span>
                        "Sentence mode: with nothing selected, a key tags the sentence (actors: the word) under the caret"
                    </span>
                </label>
                <label class="form-check">
                    <input
                        type="checkbox"
                        prop:checked=live(move || settings.hints.get())
                        on:change:target=move |event| settings.hints.set(event.target().checked())
                    />
                    <span>"Show the bar with keys"</span>
                </label>
            </form>
            <h3>"Where your data lives"</h3>
            <p>
                "In this browser’s own store on this device, and nowhere else. It leaves only as files that you save. "
                "Clearing the browser’s data for this site deletes it, so keep exported project files as backup."
            </p>
            <p>{live(move || desk.durability().get())}</p>
            <div class="form-foot">
                <button type="button" class="button" on:click=on(move |_| desk.download_everything())>
                    "Download everything stored here"
                </button>
            </div>
        </Modal>
    }
}

#[component]
fn Choose<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    label: &'static str,
    value: RwSignal<T>,
    options: &'static [T],
    named: fn(T) -> &'static str,
) -> impl IntoView {
    let choices = options
        .iter()
        .map(|option| {
            view! {
                <option value=named(*option) selected=live(move || value.get() == *option)>
                    {named(*option)}
                </option>
            }
        })
        .collect_view();
    view! {
        <label class="form-label" for=id>
            {label}
        </label>
        <select
            id=id
            class="field"
            on:change:target=move |event| {
                let word = event.target().value();
                if let Some(option) = options.iter().find(|o| named(**o) == word) {
                    value.set(*option);
                }
            }
        >
            {choices}
        </select>
    }
}
