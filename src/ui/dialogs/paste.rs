//! Text from the clipboard, as an article.

use leptos::{html, prelude::*};

use crate::ui::erased::part;
use crate::ui::state::expect_desk;
use crate::ui::widgets::Modal;

/// A field for the text; the title is found in it, or given.
#[component]
pub fn Paste() -> impl IntoView {
    let desk = expect_desk();
    let title = NodeRef::<html::Input>::new();
    let text = NodeRef::<html::Textarea>::new();
    let refused = RwSignal::new(None::<String>);
    let add = move || {
        let (Some(title), Some(text)) = (title.get_untracked(), text.get_untracked()) else {
            return;
        };
        match desk.add_pasted(&text.value(), title.value().trim()) {
            Ok(()) => desk.close_dialog(),
            Err(reason) => refused.set(Some(reason)),
        }
    };
    view! {
        <Modal title="Paste text" id="paste-title" close=move || desk.close_dialog()>
            <form
                class="form"
                on:submit=move |event| {
                    event.prevent_default();
                    add();
                }
            >
                <label class="form-label" for="pasted-text">
                    "Text of the article"
                </label>
                <textarea
                    node_ref=text
                    id="pasted-text"
                    class="field"
                    rows="12"
                    dir="auto"
                    autofocus
                    aria-describedby="paste-note"
                ></textarea>
                <p id="paste-note" class="quiet">
                    "Blank lines part paragraphs. A first line such as “date 2022-01-21” gives the date."
                </p>
                <label class="form-label" for="pasted-name">
                    "Title (empty: the first heading)"
                </label>
                <input node_ref=title id="pasted-name" class="field" dir="auto" />
                {part(move || refused.get().map(|reason| view! { <p class="form-error" role="alert">{reason}</p> }))}
                <div class="form-foot">
                    <button type="submit" class="button primary">
                        "Add the article"
                    </button>
                </div>
            </form>
        </Modal>
    }
}
