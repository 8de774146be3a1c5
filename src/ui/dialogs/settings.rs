//! How the app looks and behaves here, who is at work, and where the data lives.

use leptos::prelude::*;

use crate::browser::preferences::{LineSpacing, TextFace, TextSize, Theme};
use crate::browser::{element, site};
use crate::edit::command;
use crate::ui::backup::reminder;
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{button, form, label, modal, text_field};

/// Every choice takes effect at once and is remembered in this browser.
pub fn settings() -> AnyView {
    let desk = expect_desk();
    let settings = desk.settings;
    let form = form("form", || ())
        .child(label("coder-name", "Your name, as it stands with your tags"))
        .child(name_field(desk))
        .children(choose("theme", "Colours", settings.theme, &Theme::ALL, Theme::label))
        .children(choose(
            "text-size",
            "Size of the text",
            settings.size,
            TextSize::ALL,
            TextSize::label,
        ))
        .children(choose("text-face", "Type", settings.face, TextFace::ALL, TextFace::label))
        .children(choose(
            "line-spacing",
            "Line spacing",
            settings.spacing,
            LineSpacing::ALL,
            LineSpacing::label,
        ))
        .child(tick(
            settings.whole_sentences,
            "Sentence mode: with nothing selected, a key tags the sentence (actors: the word) under the caret",
        ))
        .child(tick(settings.hints, "Show the bar with keys"))
        .children(reminder(desk, "remind-setting"));
    let where_it_lives = el("p").text(
        "In this browser’s own store on this device, and nowhere else. It leaves only as files that you save. \
         Clearing the browser’s data for this site deletes it, so keep exported project files as backup.",
    );
    let from_file = (!site::is_served()).then(|| {
        el("p").text(
            "This page was opened as a file. Chrome and Edge keep one store for all such files; Firefox keeps one for this \
             file where it lies now: moved or renamed, it does not find its work. Export your projects before you move it.",
        )
    });
    let download = button("button", move || desk.download_everything());
    let foot = el("div")
        .class("form-foot")
        .child(download.text("Download everything stored here"));
    modal(
        desk,
        "Settings",
        "settings-title",
        vec![
            form,
            el("h3").text("Where your data lives"),
            where_it_lives,
            el("div").child(from_file),
            el("p").part(move || desk.durability()),
            foot,
        ],
    )
}

fn name_field(desk: Desk) -> El {
    let name = RwSignal::new(desk.with(|s| s.coder().name.clone()));
    text_field("coder-name", name)
        .held(desk)
        .attr("autocomplete", "name")
        .on("change", move |_| {
            desk.run(command::SetCoderName(name.get_untracked()));
            desk.remember_coder();
        })
}

fn tick(value: RwSignal<bool>, words: &'static str) -> El {
    let tick = el("input")
        .attr("type", "checkbox")
        .checked(move || value.get())
        .on("change", move |event| {
            value.set(element::checked_of(&event))
        });
    el("label")
        .class("form-check")
        .child(tick)
        .child(el("span").text(words))
}

/// A list of which one thing is chosen, with its label.
fn choose<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    words: &'static str,
    value: RwSignal<T>,
    options: &'static [T],
    named: fn(T) -> &'static str,
) -> [El; 2] {
    let option = |option: &'static T| {
        el("option")
            .attr("value", named(*option))
            .live("selected", move || value.get() == *option)
            .text(named(*option))
    };
    let list = el("select")
        .id(id)
        .class("field")
        .on_choice(move |word| {
            if let Some(option) = options.iter().find(|o| named(**o) == word) {
                value.set(*option);
            }
        })
        .children(options.iter().map(option));
    [label(id, words), list]
}
