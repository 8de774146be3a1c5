//! The formats by what they are for: radio buttons, as the browser has them, so that arrow keys choose.

use leptos::prelude::*;

use super::work::Export;
use crate::browser::page;
use crate::format::outgoing::{Format, Group};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};

/// The list, with a field that narrows it.
pub(super) fn list(export: Export) -> El {
    let words = RwSignal::new(String::new());
    let groups = Group::ALL.map(|group| of_group(export, group, words));
    let nothing = memo(move || !Format::all().into_iter().any(|f| f.fits(&words.read())));
    let none = el("p").class("quiet").attr("role", "status").part(move || {
        let still = || {
            let name = export.format.get().name();
            format!("No format has these words. {name} is still chosen.")
        };
        nothing.get().then(still)
    });
    let formats = el("div")
        .class("export-formats")
        .attr("role", "radiogroup")
        .attr("aria-label", "Format")
        .on_key(move |event| {
            if event.key() == "Enter" {
                event.prevent_default();
                export.save();
            }
        })
        .children(groups);
    el("div")
        .class("export-choose")
        .child(search(export, words))
        .child(none)
        .child(formats)
}

fn search(export: Export, words: RwSignal<String>) -> El {
    let first = move || {
        let fits = |format: &Format| format.fits(&words.read_untracked());
        let chosen = Some(export.format.get_untracked()).filter(fits);
        chosen.or_else(|| Format::all().into_iter().find(fits))
    };
    el("input")
        .class("field search")
        .attr("type", "search")
        .attr("placeholder", "Find a format or program")
        .attr("aria-label", "Find a format or program")
        .value(move || words.get())
        .on_input(move |typed| {
            words.set(typed);
            // What is shown and saved is among what was found.
            if let Some(format) = first() {
                export.choose(format);
            }
        })
        .on_key(move |event| match event.key().as_str() {
            "Escape" if !words.with_untracked(String::is_empty) => {
                event.prevent_default();
                event.stop_propagation();
                words.set(String::new());
            }
            // On to what was found: nothing is saved from here.
            "Enter" | "ArrowDown" => {
                event.prevent_default();
                if let Some(format) = first() {
                    export.choose(format);
                    page::focus_by_id(&radio_id(format));
                }
            }
            _ => {}
        })
}

fn radio_id(format: Format) -> String {
    format!("export-{}", format.id())
}

fn of_group(export: Export, group: Group, words: RwSignal<String>) -> El {
    let formats: Vec<Format> = Format::all()
        .into_iter()
        .filter(|format| format.group() == group)
        .collect();
    let all = formats.clone();
    let some = memo(move || all.iter().any(|format| format.fits(&words.read())));
    el("div")
        .class("export-group")
        .attr("role", "group")
        .attr("aria-label", group.label())
        .live("hidden", move || !some.get())
        .child(el("h3").text(group.label()))
        .children(formats.into_iter().map(|format| one(export, format, words)))
}

fn one(export: Export, format: Format, words: RwSignal<String>) -> El {
    let fits = memo(move || format.fits(&words.read()));
    let is_chosen = memo(move || export.format.get() == format);
    let begin = export.format.get_untracked() == format;
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", "export-format")
        .attr_text("id", radio_id(format))
        .live("autofocus", move || begin)
        .checked(move || is_chosen.get())
        .on("change", move |_| export.choose(format));
    el("label")
        .class("export-option")
        .live("hidden", move || !fits.get())
        .live("data-chosen", move || is_chosen.get().then_some("true"))
        .child(radio)
        .child(el("span").child(format.name()))
}
