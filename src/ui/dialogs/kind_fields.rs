//! The fields of one kind of the codebook.

use leptos::prelude::*;

use crate::browser::element::KeyboardEvent;
use crate::domain::{Category, KeyCode, Kind, Stroke};
use crate::ui::html::{El, el};
use crate::ui::widgets::{Shape, button, icon};

/// Label, key, colour, line, category, definition of a draft. `remove` takes it out of the codebook.
pub fn kind_fields(kind: RwSignal<Kind>, remove: impl FnMut() + Send + 'static) -> El {
    let take_out = button("icon-button small", remove)
        .live("aria-label", move || {
            format!("Take out {}", kind.read().label)
        })
        .child(icon(Shape::Delete));
    let line = el("div")
        .class("kind-line")
        .child(field("kind-field wide", "Name", name(kind)))
        .child(field("kind-field", "Key", key(kind)))
        .child(field("kind-field", "Colour", colour(kind)))
        .child(field("kind-field", "Line", stroke(kind)))
        .child(field("kind-field", "Tags", category(kind)))
        .child(take_out);
    let definition = el("textarea")
        .class("field")
        .attr("rows", "2")
        .attr("dir", "auto")
        .value(move || kind.read().definition.clone())
        .on_input(move |text| kind.update(|k| k.definition = text));
    el("li").class("kind-fields").child(line).child(field(
        "kind-field wide",
        "When to use it",
        definition,
    ))
}

fn field(class: &'static str, label: &'static str, input: El) -> El {
    el("label")
        .class(class)
        .child(el("span").text(label))
        .child(input)
}

fn id(kind: RwSignal<Kind>, what: &str) -> String {
    kind.with_untracked(|k| format!("{}-{what}", k.id.as_str()))
}

fn name(kind: RwSignal<Kind>) -> El {
    el("input")
        .attr_text("id", id(kind, "label"))
        .class("field")
        .attr("required", "")
        .value(move || kind.read().label.clone())
        .on_input(move |label| kind.update(|k| k.label = label))
}

fn key(kind: RwSignal<Kind>) -> El {
    let press = move |event: KeyboardEvent| {
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
    };
    el("input")
        .attr_text("id", id(kind, "key"))
        .class("field key-field")
        .attr("readonly", "")
        .attr("placeholder", "none")
        .value(move || kind.with(|k| k.key.as_ref().map(KeyCode::cap).unwrap_or_default()))
        .attr(
            "aria-description",
            "Press the letter or digit that is to tag with this kind, or Delete for none",
        )
        .on_key(press)
}

fn colour(kind: RwSignal<Kind>) -> El {
    el("input")
        .attr("type", "color")
        .class("field colour-field")
        .value(move || kind.with(|k| k.colour.to_string()))
        .on_input(move |text| {
            if let Ok(colour) = text.parse() {
                kind.update(|k| k.colour = colour);
            }
        })
}

fn stroke(kind: RwSignal<Kind>) -> El {
    let option = |stroke: Stroke| {
        el("option")
            .attr("value", stroke.word())
            .live("selected", move || kind.read().stroke == stroke)
            .text(stroke.word())
    };
    el("select")
        .class("field")
        .on_choice(move |word| {
            if let Some(stroke) = Stroke::ALL.into_iter().find(|s| s.word() == word) {
                kind.update(|k| k.stroke = stroke);
            }
        })
        .children(Stroke::ALL.into_iter().map(option))
}

fn category(kind: RwSignal<Kind>) -> El {
    let option = |value: &'static str, label: &'static str, category: Category| {
        el("option")
            .attr("value", value)
            .live("selected", move || kind.read().category == category)
            .text(label)
    };
    el("select")
        .class("field")
        .on_choice(move |word| {
            kind.update(|k| {
                k.category = match word.as_str() {
                    "mention" => Category::Mention,
                    _ => Category::Statement,
                };
            });
        })
        .child(option("statement", "statements", Category::Statement))
        .child(option("mention", "mentions", Category::Mention))
}
