//! The list of them.

use leptos::prelude::*;

use crate::browser::clock;
use crate::edit::count;
use crate::persist::Version;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el};
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{button, modal, refusal};

/// The dialog.
pub fn versions() -> AnyView {
    let desk = expect_desk();
    let found = RwSignal::new(None::<Result<Vec<Version>, String>>);
    desk.list_versions(move |all| {
        let _ = found.try_set(Some(all));
    });
    let list = move |found: Option<Result<Vec<Version>, String>>| {
        match found {
        None => el("p").class("quiet").text("Looking"),
        Some(Err(reason)) => refusal(reason),
        Some(Ok(all)) if all.is_empty() => el("p").class("quiet").text(
            "None yet. Before a step that changes much at once, such as importing many articles, merging or taking \
             another codebook, the project as it was is kept here.",
        ),
        Some(Ok(all)) => el("ul")
            .class("project-list")
            .children(all.into_iter().map(move |version| row(desk, version))),
    }
    };
    modal(
        desk,
        "Earlier versions",
        "versions-title",
        vec![
            el("p")
                .text(
                    "How this project was before steps that changed much at once; the newest 20 are kept. One that is \
                     opened becomes a project of its own: nothing here is overwritten.",
                )
                .view(),
            made_of(move || found.get(), list),
        ],
    )
}

fn row(desk: Desk, version: Version) -> El {
    let Some(label) = version.label else {
        return el("li").child(
            el("p")
                .class("quiet")
                .text("A version that cannot be read. It is in the file when everything is saved."),
        );
    };
    let facts = format!(
        "{}, {}",
        clock::local_words(label.at),
        count(version.articles, "article")
    );
    let name = el("span")
        .class("project-name")
        .attr("dir", "auto")
        .child(format!("Before: {}", label.title));
    let step = version.step;
    el("li").child(
        button("project-row", move || desk.open_version(step))
            .child(name)
            .child(el("span").class("quiet").child(facts)),
    )
}
