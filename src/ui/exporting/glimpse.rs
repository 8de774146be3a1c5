//! The first lines of what would be saved.

use leptos::prelude::*;

use super::work::{Export, First};
use crate::format::outgoing::{Glimpse, Page};
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el, several};

/// The first lines, once they are written.
pub(super) fn glimpse(export: Export) -> El {
    let said = move || match &*export.first.read() {
        First::Awaited => Some("Writing the first lines …".to_owned()),
        First::Unknown => Some("There is no article to show lines of.".to_owned()),
        First::Known(glimpse) => glimpse
            .of
            .as_ref()
            .map(|title| format!("As they would be for “{title}”.")),
    };
    let shown = made_of(
        move || export.first.get(),
        |first| match first {
            First::Known(glimpse) => Some(pages(glimpse)),
            First::Awaited | First::Unknown => None,
        },
    );
    el("div")
        .class("export-first")
        .child(el("h4").text("First lines"))
        .child(el("p").class("quiet").attr("dir", "auto").part(said))
        .child(shown)
}

fn pages(glimpse: Glimpse) -> AnyView {
    let at = RwSignal::new(0_usize);
    let names: Vec<String> = glimpse.pages.iter().map(|page| page.path.clone()).collect();
    let name = match names.len() {
        0 | 1 => el("p")
            .class("export-file")
            .attr("dir", "auto")
            .child(names.into_iter().next().unwrap_or_default()),
        _ => {
            let options = names.into_iter().enumerate().map(|(place, name)| {
                el("option")
                    .attr_text("value", place.to_string())
                    .child(name)
            });
            el("select")
                .class("field")
                .attr("aria-label", "File in the archive")
                .on_choice(move |place| at.set(place.parse().unwrap_or(0)))
                .children(options)
        }
    };
    let pages = glimpse.pages;
    let lines = made_of(
        move || pages.get(at.get()).cloned(),
        |page| page.map(lines_of),
    );
    several(vec![name.view(), lines])
}

fn lines_of(page: Page) -> AnyView {
    let lines = el("pre")
        .class("export-lines")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "First lines of the file")
        .child(page.lines);
    let more = page
        .more
        .then(|| el("p").class("quiet").text("… and so on."));
    several(vec![lines.view(), more.view()])
}
