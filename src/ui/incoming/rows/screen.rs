//! The dialog: what a row is, what columns hold, what would come of it.

use leptos::prelude::*;

use super::super::decisions::{choices, radio};
use super::super::frame;
use super::super::tool::brings_anything;
use super::seen::{Face, Stage};
use super::work::Rows;
use super::{ARTICLE, Handed, TAG, WHAT, columns, found};
use crate::format::exchange::table::roles::Role;
use crate::format::exchange::table::{Sources, whence};
use crate::format::incoming::many;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::state::Desk;
use crate::ui::widgets::{button, wide_to_send};

/// What a table of tags would bring; `None`: there is none. Only to be called as a dialog.
pub(in crate::ui::incoming) fn table_of_tags(desk: Desk) -> Option<AnyView> {
    let handed = desk.recall::<Handed>()?;
    if handed.tables.is_empty() {
        return None;
    }
    desk.remember(Handed::default());
    let rows = Rows::begin(desk, handed);
    let said = made_of(
        move || rows.face.get(),
        move |face| {
            let face = face?;
            Some(
                el("div")
                    .class("import-asked")
                    .child(what(rows))
                    .child(columns::columns(rows, &face))
                    .child(texts(rows, &face))
                    .child(columns::first_rows(rows, &face)),
            )
        },
    );
    let body = el("div").class("import").child(head(rows)).child(
        el("div")
            .class("import-report")
            .child(said)
            .child(found::found(rows)),
    );
    let title = "Open a table of tags";
    let id = "table-of-tags-title";
    Some(wide_to_send(desk, title, id, vec![body], ways(rows)))
}

/// What it comes to.
fn head(rows: Rows) -> El {
    let words = memo(move || match rows.stage.get() {
        Stage::Fetching => "Reading the table …".to_owned(),
        Stage::Reading => "Looking at what it brings …".to_owned(),
        Stage::Missing(_) => "Something has to be said of its columns first.".to_owned(),
        Stage::Refused(_) => "Nothing of it can be read like this.".to_owned(),
        Stage::Read(seen) => {
            let left = Rows::left_out(&seen);
            let left = left.map(|(n, first)| {
                let (does, which) = match n {
                    1 => ("does", ""),
                    _ => ("do", "the first: "),
                };
                format!(" {} {does} not come in ({which}{first}).", many(n, "row"))
            });
            format!("{}{}", seen.report.words(), left.unwrap_or_default())
        }
    });
    let busy = move || {
        rows.stage
            .with(|s| matches!(s, Stage::Fetching | Stage::Reading))
    };
    frame::head(words).child(frame::busy(busy))
}

fn ways(rows: Rows) -> El {
    let ready = memo(move || rows.stage.with(|s| matches!(s, Stage::Read(_))));
    let brings = memo(move || {
        let stage = rows.stage.get();
        matches!(stage, Stage::Read(seen) if brings_anything(seen.brings.as_ref()))
    });
    let go = button("button primary", move || {
        if ready.get_untracked() {
            rows.open();
        }
    })
    .live("aria-disabled", move || (!ready.get()).to_string())
    .text("Open as a project");
    frame::ways(rows.desk)
        .child(frame::way_here(move || brings.get(), move || rows.add()))
        .child(go)
}

fn what(rows: Rows) -> El {
    choices(WHAT)
        .child(radio("rows-what", TAG, || true, || {}))
        .child(radio(
            "rows-what",
            ARTICLE,
            || false,
            move || rows.as_articles(),
        ))
}

/// Where texts come from that the table does not have.
fn texts(rows: Rows, face: &Face) -> El {
    let beside = face.texts;
    let problems = face.problems.iter().map(|(place, words)| {
        el("li")
            .attr("dir", "auto")
            .child(el("strong").child(place.clone()))
            .child(": ")
            .child(words.clone())
    });
    let problems: Vec<El> = problems.collect();
    let problems =
        (!problems.is_empty()).then(|| el("ul").class("problem-list").children(problems));
    let in_table = memo(move || {
        rows.mapping
            .with(|mapping| mapping.roles.contains(&Role::Text))
    });
    let here = rows.desk.is_sample();
    let named = memo(move || {
        let of_article = [Role::Document, Role::About("title")];
        rows.mapping
            .with(|mapping| of_article.iter().any(|role| mapping.roles.contains(role)))
    });
    // While it is read anew, what was found last stays.
    let found = memo(move || {
        rows.last.with(|last| match last {
            Some(Stage::Read(seen)) => seen.sources,
            _ => Sources::default(),
        })
    });
    let said = move || match in_table.get() {
        true => "The table has the texts of its articles.".to_owned(),
        false => whence(beside, named.get(), found.get()),
    };
    let from_project = move || {
        (!here && !in_table.get()).then(|| {
            let field = el("input")
                .attr("type", "checkbox")
                .checked(move || rows.from_project.get())
                .on("change", move |_| rows.from_project.update(|on| *on = !*on));
            el("label").class("form-check").child(field).child(
                el("span")
                    .text("Take texts from the articles of the open project that are called so"),
            )
        })
    };
    el("section")
        .class("import-part")
        .child(el("h3").text("Texts"))
        .child(
            el("div")
                .class("import-fields")
                .child(el("p").part(said))
                .part(from_project)
                .child(problems),
        )
}
