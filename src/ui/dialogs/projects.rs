//! The projects in this browser.

use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::presets::Preset;
use crate::edit::{command, count};
use crate::persist::Listing;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el};
use crate::ui::state::{Desk, Dialog, expect_desk};
use crate::ui::widgets::{button, form, label, modal, refusal, submit, text_field, why_held};

/// Rename this one, begin another, go to one that is kept.
pub fn projects() -> AnyView {
    let desk = expect_desk();
    let here = desk.with(|s| s.project().meta().clone());
    let title = RwSignal::new(here.title);
    let list = RwSignal::new(None::<Result<Vec<Listing>, String>>);
    desk.list_projects(move |found| list.set(Some(found)));
    let rename = move || {
        desk.run(command::SetTitle(title.get_untracked()));
        desk.close_dialog();
    };
    let others = move |found| match found {
        None => el("p").class("quiet").text("Looking"),
        Some(Err(reason)) => refusal(reason),
        Some(Ok(all)) => {
            let all: Vec<Listing> = all;
            let others: Vec<Listing> = all.into_iter().filter(|p| p.id != here.id).collect();
            if others.is_empty() {
                let none = el("p").class("quiet");
                none.text("There is no other project in this browser.")
            } else {
                let rows = others.into_iter().map(|listing| other(desk, listing));
                el("ul").class("project-list").children(rows)
            }
        }
    };
    let line = el("div")
        .class("form-line")
        .child(text_field("project-name", title).held(desk))
        .child(submit("button", "Rename"))
        .child(button("button", move || desk.show(Dialog::Versions)).text("Earlier versions"));
    let this = form("form inline", rename)
        .child(label("project-name", "This project"))
        .child(line)
        .child(why_held(desk));
    let preset = RwSignal::new(Preset::ClaimsActorsDemands);
    let foot = el("div")
        .class("form-foot")
        .child(button("button", move || desk.open_sample()).text("Open the sample"))
        .child(button("button", move || desk.pick_files()).text("Open a project file"))
        .child(
            button("button primary", move || {
                desk.new_project(preset.get_untracked().codebook());
            })
            .text("New project"),
        );
    let options = Preset::ALL
        .iter()
        .map(|one| el("option").attr("value", one.word()).text(one.label()));
    let begin = el("div")
        .class("form")
        .child(label("project-preset", "Codebook of a new project"))
        .child(
            el("select")
                .id("project-preset")
                .class("field")
                .on_choice(move |word| {
                    if let Some(one) = Preset::of_word(&word) {
                        preset.set(one);
                    }
                })
                .children(options),
        )
        .child(
            el("p")
                .class("quiet")
                .part(move || preset.get().description()),
        );
    modal(
        desk,
        "Projects",
        "projects-title",
        vec![
            this.view(),
            el("h3").text("Other projects in this browser").view(),
            made_of(move || list.get(), others),
            crate::ui::site::list(),
            begin.view(),
            foot.view(),
        ],
    )
}

fn other(desk: Desk, listing: Listing) -> El {
    let id = listing.id;
    let (title, facts) = match listing.readable {
        true => {
            let facts = format!(
                "{}, {}, {}",
                count(listing.articles, "article"),
                count(listing.tags, "tag"),
                clock::local_words(listing.saved)
            );
            (listing.title, facts)
        }
        false => (
            "A project whose line in this list cannot be read".to_owned(),
            "Open it to see what is there".to_owned(),
        ),
    };
    let name = el("span")
        .class("project-name")
        .attr("dir", "auto")
        .child(title);
    el("li").child(
        button("project-row", move || desk.open_project(id))
            .child(name)
            .child(el("span").class("quiet").child(facts)),
    )
}
