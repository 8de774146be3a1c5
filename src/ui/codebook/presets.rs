//! Codebooks to start from.

use std::sync::Arc;

use super::screen::{Brought, Mode, Screen, soon};
use crate::domain::presets::Preset;
use crate::edit::count;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;
use leptos::prelude::*;

/// All of them; choosing one shows what it would bring.
pub fn presets(screen: Screen) -> El {
    soon(|| go_to_field("codebook-presets"));
    let rows = Preset::ALL.iter().map(|preset| one(screen, *preset));
    el("div")
        .class("codebook-fields")
        .child(
            el("h3")
                .id("codebook-presets")
                .attr("tabindex", "-1")
                .text("Start from a preset"),
        )
        .child(el("p").class("quiet").text(
            "Each is a codebook to be changed afterwards. Before anything happens you see what it would bring.",
        ))
        .child(el("ul").class("export-list").children(rows))
        .child(
            el("div")
                .class("actions")
                .child(button("button", move || screen.mode.set(Mode::Edit)).text("Cancel")),
        )
}

fn one(screen: Screen, preset: Preset) -> El {
    let codebook = preset.codebook();
    let facts = format!(
        "{}, {}, {}, {}",
        count(codebook.kinds.len(), "kind"),
        count(codebook.issues.len(), "issue"),
        count(codebook.forms.len(), "form"),
        count(codebook.justifications.len(), "justification"),
    );
    let what = el("div")
        .class("export-what")
        .child(el("h4").text(preset.label()))
        .child(el("p").text(preset.description()))
        .child(el("p").class("quiet").child(facts));
    let go = button("button", move || {
        screen.mode.set(Mode::Take(Brought {
            name: preset.label().to_owned(),
            codebook: Arc::new(preset.codebook()),
            history: false,
        }));
    })
    .attr_text("aria-label", format!("Look at it: {}", preset.label()))
    .text("Look at it");
    el("li").class("export-format").child(what).child(go)
}
