//! The fields of one kind of the codebook.

use leptos::prelude::*;

use crate::browser::element::KeyboardEvent;
use crate::domain::{Category, KeyCode, Kind, Stroke};
use crate::ui::html::{El, el};
use crate::ui::widgets::{Shape, button, icon, refusal};

/// Endings of the ids under which problems are found by the fields they are about.
const KEY_PROBLEM: &str = "key-problem";
const IN_USE: &str = "in-use";

/// What is the matter with a draft, in words; shown where it can be mended.
#[derive(Clone, Copy)]
pub struct Problems {
    /// Its key stands for something else too.
    pub key: Memo<Option<String>>,
    /// It cannot be taken out.
    pub in_use: RwSignal<Option<String>>,
}

/// Label, key, colour, line, category, definition of a draft. `remove` takes it out of the codebook.
pub fn kind_fields(
    kind: RwSignal<Kind>,
    problems: Problems,
    remove: impl FnMut() + Send + 'static,
) -> El {
    let Problems { key: taken, in_use } = problems;
    let told = move |what: &'static str, problem: &Option<String>| {
        problem.is_some().then(|| id(kind, what))
    };
    let key = key(kind)
        .live("aria-describedby", move || told(KEY_PROBLEM, &taken.read()))
        .live("aria-invalid", move || {
            taken.read().as_ref().map(|_| "true")
        });
    let take_out = button("icon-button small", remove)
        .live("aria-describedby", move || told(IN_USE, &in_use.read()))
        .live("aria-label", move || {
            format!("Take out {}", kind.read().label)
        })
        .child(icon(Shape::Delete));
    let line = el("div")
        .class("kind-line")
        .child(field("kind-field wide", "Name", name(kind)))
        .child(field("kind-field", "Key", key))
        .child(field("kind-field", "Colour", colour(kind)))
        .child(field("kind-field", "Line", stroke(kind)))
        .child(field("kind-field", "Tags", category(kind)))
        .child(take_out);
    let definition = el("textarea")
        .class("field")
        .attr("rows", "2")
        .attr("dir", "auto")
        .value(move || kind.read().guide.definition.clone())
        .on_input(move |text| kind.update(|k| k.guide.definition = text));
    let said = move |what: &'static str, problem: Option<String>| {
        problem.map(|reason| refusal(reason).attr_text("id", id(kind, what)))
    };
    el("li")
        .class("kind-fields")
        .child(line)
        .part(move || said(KEY_PROBLEM, taken.get()))
        .part(move || said(IN_USE, in_use.get()))
        .child(field("kind-field wide", "When to use it", definition))
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
