//! The parts of the codebook as tabs.

use leptos::prelude::*;

use super::screen::{Doing, Screen, Tab, soon};
use super::{details, list, new_term, versions};
use crate::domain::Section;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::button;

/// All of them.
const TABS: [Tab; 6] = [
    Tab::Section(Section::ALL[0]),
    Tab::Section(Section::ALL[1]),
    Tab::Section(Section::ALL[2]),
    Tab::Section(Section::ALL[3]),
    Tab::Section(Section::ALL[4]),
    Tab::Versions,
];

const IDS: [&str; 6] = [
    "codebook-tab-0",
    "codebook-tab-1",
    "codebook-tab-2",
    "codebook-tab-3",
    "codebook-tab-4",
    "codebook-tab-5",
];

fn place(tab: Tab) -> usize {
    TABS.iter().position(|t| *t == tab).unwrap_or_default()
}

fn label(tab: Tab) -> &'static str {
    match tab {
        Tab::Section(section) => section.label(),
        Tab::Versions => "Versions",
    }
}

/// The row of tabs, and the part that is chosen.
pub fn tabs(screen: Screen) -> Vec<El> {
    let row = el("div")
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", "Parts of the codebook")
        .children(TABS.iter().map(|tab| one(screen, *tab)));
    let inside = made_of(
        move || screen.tab.get(),
        move |tab| match tab {
            Tab::Section(section) => part(screen, section).view(),
            Tab::Versions => versions::versions(screen).view(),
        },
    );
    let panel = el("div")
        .id("codebook-panel")
        .class("tab-panel")
        .attr("role", "tabpanel")
        .live("aria-labelledby", move || IDS[place(screen.tab.get())])
        .child(inside);
    vec![row, panel]
}

fn one(screen: Screen, tab: Tab) -> El {
    let chosen = move || screen.tab.get() == tab;
    button("tab", move || show(screen, tab))
        .id(IDS[place(tab)])
        .attr("role", "tab")
        .attr("aria-controls", "codebook-panel")
        .live("aria-selected", move || chosen().to_string())
        .live("tabindex", move || if chosen() { "0" } else { "-1" })
        .on_key(move |event| {
            let here = place(tab);
            let count = TABS.len();
            let next = match event.key().as_str() {
                "ArrowRight" => (here + 1) % count,
                "ArrowLeft" => (here + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            show(screen, TABS[next]);
            soon(move || go_to_field(IDS[next]));
        })
        .text(label(tab))
}

fn show(screen: Screen, tab: Tab) {
    screen.problem.set(None);
    screen.doing.set(Doing::Nothing);
    screen.tab.set(tab);
}

/// A list beside the details of what is chosen in it.
fn part(screen: Screen, section: Section) -> El {
    el("div")
        .class("split")
        .child(
            el("div")
                .class("codebook-side")
                .child(new_term::new_term(screen, section))
                .child(list::list(screen, section)),
        )
        .child(details::details(screen, section))
}
