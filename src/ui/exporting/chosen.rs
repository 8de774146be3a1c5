//! What there is to know and to choose of the format that is chosen.

use leptos::prelude::*;

use super::glimpse::glimpse;
use super::losses::losses;
use super::work::Export;
use crate::browser::element;
use crate::edit::count;
use crate::format::exchange::choice::{Choice, Input};
use crate::format::outgoing::{self, Format};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el, several};

/// All of it.
pub(super) fn chosen(export: Export) -> El {
    let about = made_of(
        move || export.format.get(),
        move |format| of(export, format),
    );
    el("section")
        .class("export-chosen")
        .attr("aria-label", "The chosen format")
        .child(about)
        .child(
            el("div")
                .class("export-found")
                .child(losses(export))
                .child(glimpse(export)),
        )
}

fn of(export: Export, format: Format) -> AnyView {
    let what = el("div")
        .class("export-about")
        .child(el("h3").child(format.name()))
        .child(el("p").text(format.purpose()));
    let choices = format
        .choices()
        .iter()
        .map(|choice| asked(export, choice).view());
    let choices = choices.chain(std::iter::once(articles(export, format).view()));
    let choices = el("div")
        .class("export-choices")
        .on_key(move |event| {
            if event.key() == "Enter" {
                event.prevent_default();
                export.save();
            }
        })
        .children(choices);
    several(vec![what.view(), choices.view()])
}

/// A field with its label, and what it is about.
fn labelled(id: &str, name: &'static str, field: El, about: El) -> El {
    let id = format!("export-choice-{id}");
    let label = el("label")
        .class("form-label")
        .attr_text("for", id.clone())
        .text(name);
    el("div")
        .class("export-field")
        .child(label)
        .child(field.attr_text("id", id))
        .child(about)
}

/// All articles, or the one on screen; nothing where there is only one.
fn articles(export: Export, format: Format) -> Option<El> {
    let desk = export.desk;
    let all = desk.with(|s| s.project().documents().len());
    if all <= 1 {
        return None;
    }
    if !format.takes_one() {
        let words = "All articles are in it: what is said of one may depend on others.";
        return Some(el("p").class("quiet").text(words));
    }
    let option = |value: &'static str, alone: bool, words: String| {
        el("option")
            .attr("value", value)
            .live("selected", move || export.alone.get() == alone)
            .child(words)
    };
    let here = desk.document().get_untracked();
    let one = here.and_then(|id| {
        let title = desk.with(|s| Some(s.project().document(id)?.meta.title.clone()))?;
        Some(option("one", true, format!("Only “{title}”")))
    });
    let list = el("select")
        .class("field")
        .on_choice(move |word| export.alone.set(word == "one"))
        .child(option(
            "all",
            false,
            format!("All {}", count(all, "article")),
        ))
        .child(one);
    Some(labelled("articles", "Articles", list, el("span")))
}

fn asked(export: Export, choice: &'static Choice) -> El {
    let answer = memo(move || {
        export
            .options
            .with(|options| outgoing::chosen(choice, options))
    });
    let change = move |word: String| {
        export.change(|options| outgoing::choose(choice, options, &word));
    };
    let about = el("p").class("quiet");
    match choice.input {
        Input::OneOf(values) => {
            let options = values.iter().map(|value| {
                el("option")
                    .attr("value", value.id)
                    .live("selected", move || answer.get() == value.id)
                    .text(value.name)
            });
            let list = el("select")
                .class("field")
                .on_choice(change)
                .children(options);
            let about = about.text(choice.about).text(" ").part(move || {
                let answer = answer.get();
                let value = values.iter().find(|value| value.id == answer);
                value.map(|value| value.about)
            });
            labelled(choice.id, choice.name, list, about)
        }
        Input::Number { .. } => {
            let field = el("input")
                .class("field")
                .attr("type", "number")
                .attr("min", "0")
                .attr("step", "1")
                .value(move || answer.get())
                .on("change", move |event| change(element::value_of(&event)));
            labelled(choice.id, choice.name, field, about.text(choice.about))
        }
    }
}
