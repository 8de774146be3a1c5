//! How the codebook came to be: its versions, the newest first, with how much was coded under each.

use leptos::prelude::*;

use super::screen::Screen;
use crate::browser::clock;
use crate::domain::{Revision, grouped};
use crate::ui::erased::part;
use crate::ui::html::{El, View, el};
use crate::ui::widgets::button;

/// How many are shown at first, and how many more at a time.
const AT_FIRST: usize = 50;

/// The table.
pub fn versions(screen: Screen) -> AnyView {
    let limit = RwSignal::new(AT_FIRST);
    part(move || {
        let codebook = screen.codebook();
        let revisions = codebook.revisions.iter().rev();
        let rows = revisions
            .take(limit.get())
            .map(|revision| row(screen, revision));
        let mut rows: Vec<El> = rows.collect();
        let left = codebook.revisions.len().saturating_sub(limit.get());
        if left == 0 {
            rows.push(first(screen));
        }
        let more = (left > 0).then(|| {
            let words = format!("Show {} more", grouped(left.min(AT_FIRST) as u64));
            button("button small", move || limit.update(|l| *l += AT_FIRST)).child(words)
        });
        let column = |words| el("th").attr("scope", "col").text(words);
        let head = el("tr")
            .child(column("Version"))
            .child(column("When"))
            .child(column("Who"))
            .child(column("What"))
            .child(column("Coded under it"));
        let what = el("p").class("quiet").text(
            "Each tag and link knows the version under which it was coded last; that is part of every export.",
        );
        el("div")
            .class("versions")
            // It scrolls, by keys too.
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", "Versions of the codebook")
            .child(what)
            .child(
                el("table")
                    .class("version-table")
                    .child(el("thead").child(head))
                    .child(el("tbody").children(rows)),
            )
            .child(more)
            .view()
    })
}

fn row(screen: Screen, revision: &Revision) -> El {
    let who = screen.desk.with(|s| {
        let coder = s.project().coder(revision.coder);
        let name = coder.map(|coder| coder.name.clone()).unwrap_or_default();
        if !name.is_empty() {
            name
        } else if revision.coder == s.coder().id {
            "you".to_owned()
        } else {
            "somebody without a name".to_owned()
        }
    });
    cells(
        screen,
        revision.version,
        clock::local_words(revision.at),
        who,
        revision.note.clone(),
    )
}

/// The version that a codebook begins with is nobody’s change.
fn first(screen: Screen) -> El {
    cells(
        screen,
        1,
        String::new(),
        String::new(),
        "As it began".to_owned(),
    )
}

fn cells(screen: Screen, version: u32, when: String, who: String, what: String) -> El {
    let coded = screen.usage.read().under(version);
    let cell = |words: String| el("td").attr("dir", "auto").child(words);
    el("tr")
        .child(el("th").attr("scope", "row").child(version.to_string()))
        .child(cell(when))
        .child(cell(who))
        .child(cell(what))
        .child(cell(grouped(coded as u64)))
}
