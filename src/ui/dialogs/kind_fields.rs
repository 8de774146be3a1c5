//! The fields of one kind of the codebook.

use leptos::prelude::*;

use crate::domain::{Category, KeyCode, Kind, Stroke};
use crate::ui::erased::{live, on};
use crate::ui::widgets::{Icon, Shape};

/// Label, key, colour, line, category, definition.
#[component]
pub fn KindFields(
    /// The draft.
    kind: RwSignal<Kind>,
    /// Takes it out of the draft.
    mut remove: Box<dyn FnMut(())>,
) -> impl IntoView {
    let id = kind.with_untracked(|k| k.id.as_str().to_owned());
    let field = |what: &str| format!("{id}-{what}");
    let key = move || kind.with(|k| k.key.as_ref().map(KeyCode::cap).unwrap_or_default());
    let colour = move || kind.with(|k| k.colour.to_string());
    let strokes = Stroke::ALL
        .into_iter()
        .map(|stroke| {
            view! {
                <option value=stroke.word() selected=live(move || kind.read().stroke == stroke)>
                    {stroke.word()}
                </option>
            }
        })
        .collect_view();
    let is_mention = move || kind.read().category == Category::Mention;
    view! {
        <li class="kind-fields">
            <div class="kind-line">
                <label class="kind-field wide">
                    <span>"Name"</span>
                    <input
                        id=field("label")
                        class="field"
                        required
                        prop:value=live(move || kind.read().label.clone())
                        on:input:target=move |event| {
                            kind.update(|k| k.label = event.target().value());
                        }
                    />
                </label>
                <label class="kind-field">
                    <span>"Key"</span>
                    <input
                        id=field("key")
                        class="field key-field"
                        readonly
                        placeholder="none"
                        prop:value=key
                        aria-description="Press the letter or digit that is to tag with this kind, or Delete for none"
                        on:keydown=move |event| {
                            if matches!(event.key().as_str(), "Delete" | "Backspace") {
                                event.prevent_default();
                                kind.update(|k| k.key = None);
                            } else if !event.ctrl_key()
                                && !event.meta_key()
                                && let Some(key) = KeyCode::new(&event.code())
                            {
                                event.prevent_default();
                                kind.update(|k| k.key = Some(key));
                            }
                        }
                    />
                </label>
                <label class="kind-field">
                    <span>"Colour"</span>
                    <input
                        type="color"
                        class="field colour-field"
                        prop:value=colour
                        on:input:target=move |event| {
                            if let Ok(colour) = event.target().value().parse() {
                                kind.update(|k| k.colour = colour);
                            }
                        }
                    />
                </label>
                <label class="kind-field">
                    <span>"Line"</span>
                    <select
                        class="field"
                        on:change:target=move |event| {
                            let word = event.target().value();
                            if let Some(stroke) = Stroke::ALL.into_iter().find(|s| s.word() == word) {
                                kind.update(|k| k.stroke = stroke);
                            }
                        }
                    >
                        {strokes}
                    </select>
                </label>
                <label class="kind-field">
                    <span>"Tags"</span>
                    <select
                        class="field"
                        on:change:target=move |event| {
                            let mention = event.target().value() == "mention";
                            kind.update(|k| {
                                k.category = if mention { Category::Mention } else { Category::Statement };
                            });
                        }
                    >
                        <option value="statement" selected=live(move || !is_mention())>
                            "statements"
                        </option>
                        <option value="mention" selected=is_mention>
                            "mentions"
                        </option>
                    </select>
                </label>
                <button
                    type="button"
                    class="icon-button small"
                    aria-label=live(move || format!("Take out {}", kind.read().label))
                    on:click=on(move |_| remove(()))
                >
                    <Icon shape=Shape::Delete />
                </button>
            </div>
            <label class="kind-field wide">
                <span>"When to use it"</span>
                <textarea
                    class="field"
                    rows="2"
                    dir="auto"
                    prop:value=live(move || kind.read().definition.clone())
                    on:input:target=move |event| {
                        kind.update(|k| k.definition = event.target().value());
                    }
                ></textarea>
            </label>
        </li>
    }
}
