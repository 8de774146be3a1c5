//! The dialog: how far it is, what has to be decided, what would come in, what is wrong.

use leptos::prelude::*;

use super::work::{Import, Progress, View};
use super::{columns, decisions, encodings, frame, list, names, problems};
use crate::domain::grouped;
use crate::format::incoming::Sum;
use crate::ui::erased::{made_of, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::{button, wide_to_send};

pub(super) use crate::format::incoming::many;

/// What an import would bring, and the way to bring it in. Only to be called as a dialog.
pub fn import() -> AnyView {
    let desk = expect_desk();
    let import = Import::begin(desk);
    let has_files = memo(move || {
        import.seen.track();
        import.progress.track();
        import.look(|view| view.files > 0 || !view.refused.is_empty()) == Some(true)
    });
    let rest = move || {
        el("div")
            .class("import-report")
            .child(decisions::decisions(import))
            .child(encodings::encodings(import))
            .child(columns::tables(import))
            .child(names::names(import))
            .child(problems::problems(import))
            .child(list::list(import))
    };
    let body = el("div")
        .class("import")
        .child(head(import))
        .child(shown(move || !has_files.get(), move || start(import)))
        .child(shown(move || has_files.get(), rest));
    let title = "Import files";
    wide_to_send(desk, title, "import-title", vec![body], ways(import))
}

/// What can be imported, while there is nothing yet.
fn start(import: Import) -> El {
    let sorts = [
        "Texts: .txt, .md and whatever else is plain text",
        "Web pages that were saved: .html",
        "Documents: .docx, .odt",
        "Tables with an article or a tag a row: .csv, .tsv, and .jsonl with one a line",
        "ZIP archives and folders of all of these",
        "What was tagged in another tool, with its tags: doccano, Label Studio, brat, INCEpTION, REFI-QDA, Prodigy, spaCy and others",
    ];
    el("section")
        .class("import-start")
        .child(el("p").text(
            "Choose files or a folder, or drop them anywhere on this page. You see what they bring before anything \
             changes.",
        ))
        .child(more(import, "button primary"))
        .child(el("ul").class("plain-list").children(sorts.map(|words| el("li").text(words))))
}

/// Ways to choose files.
fn more(import: Import, class: &'static str) -> El {
    let desk = import.desk;
    el("p")
        .class("import-more")
        .child(button(class, move || desk.pick_files()).text("Choose files"))
        .child(button("button", move || desk.pick_folder()).text("Choose a folder"))
}

/// How far it is, or what it comes to, and the way to more files.
fn head(import: Import) -> El {
    let words = memo(move || {
        import.seen.track();
        match import.progress.get() {
            Some(progress) => in_words(progress),
            None => import
                .look(|view| summary(view, import.skip.get()))
                .unwrap_or_default(),
        }
    });
    let bar = move || match import.progress.get() {
        Some(Progress::Reading(done, all)) => Some(
            el("progress")
                .attr("aria-label", "Files read")
                .attr_text("max", all.max(1).to_string())
                .attr_text("value", done.to_string()),
        ),
        Some(_) => Some(el("progress").attr("aria-label", "At work")),
        None => None,
    };
    let any = move || {
        import.seen.track();
        import.look(|view| view.files > 0) == Some(true)
    };
    frame::head(words)
        .part(bar)
        .child(shown(any, move || more(import, "button")))
}

/// What can be done with it.
fn ways(import: Import) -> El {
    let desk = import.desk;
    let coming = memo(move || {
        import.seen.track();
        let skip = import.skip.get();
        import.look(|view| sum(view, skip)).unwrap_or_default()
    });
    let ready = memo(move || coming.get().coming > 0 && import.progress.with(Option::is_none));
    let go = button("button primary", move || {
        if ready.get_untracked() {
            let articles = import.articles();
            desk.close_dialog();
            desk.in_turn(async move { desk.bring_in(articles).await });
        }
    })
    .live("aria-disabled", move || (!ready.get()).to_string())
    .part(move || match coming.get() {
        // It is not known yet.
        none if none.coming == 0 && import.progress.with(Option::is_some) => "Import".to_owned(),
        sum => sum.offer(),
    });
    frame::ways(desk).child(go)
}

fn in_words(progress: Progress) -> String {
    match progress {
        Progress::Finding(n) => format!("Looking for files: {} so far …", many(n, "file")),
        Progress::Reading(done, all) => format!(
            "Reading: {} of {} done …",
            grouped(done as u64),
            many(all, "file")
        ),
        Progress::Settling => "Looking at what they bring …".to_owned(),
    }
}

/// What it comes to, where texts that are here already are skipped, or not.
pub(super) fn sum(view: &View<'_>, skip: bool) -> Sum {
    Sum::of(
        view.batch,
        view.rows,
        view.files,
        view.problem_count(),
        skip,
    )
}

/// What it comes to.
fn summary(view: &View<'_>, skip: bool) -> String {
    if view.files == 0 && view.refused.is_empty() {
        return String::new();
    }
    sum(view, skip).words()
}

/// A part of the report with a heading, there while `when` holds.
pub(super) fn section(
    heading: &'static str,
    when: impl Fn() -> bool + Send + Sync + 'static,
    mut fill: impl FnMut() -> El + Send + 'static,
) -> AnyView {
    shown(when, move || {
        el("section")
            .class("import-part")
            .child(el("h3").text(heading))
            .child(fill())
    })
}

/// What depends on what is seen of the import: made anew only when it is another.
pub(super) fn following<T: Default + PartialEq + Send + Sync + Clone + 'static>(
    import: Import,
    look: impl Fn(&View<'_>) -> T + Send + Sync + 'static,
    make: impl FnMut(T) -> El + Send + 'static,
) -> AnyView {
    let what = memo(move || {
        import.seen.track();
        import.look(&look).unwrap_or_default()
    });
    made_of(move || what.get(), make)
}
