//! The list of statements that were found.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::found::Found;
use super::hit::face;
use super::kept::Search;
use crate::browser::clock;
use crate::domain::Turns;
use crate::format::export::Out;
use crate::format::{ExportFormat, csv};
use crate::ui::erased::shown;
use crate::ui::html::{El, el};
use crate::ui::widgets::{TallList, button, tall_list};

/// Id of the list.
pub const RESULTS: &str = "find-results";

/// Height of a row, in pixels; the style sheet has the same.
pub const ROW: f64 = 104.0;

/// How many there are, and the rows in view.
pub fn results(search: Search) -> El {
    let desk = search.desk;
    let found = Found::new(search);
    let at = move |place: usize| found.list.with_untracked(|list| list.get(place).copied());
    let list = tall_list(TallList {
        id: RESULTS,
        name: "Statements found",
        row: ROW,
        count: found.count,
        item: Arc::new(move |place| {
            let list = found.list.read();
            list.get(place).map_or(0, |id| id.uuid().as_u128())
        }),
        is_heading: Arc::new(|_| false),
        show: Arc::new(move |place| {
            let id = at(place);
            el("li").class("hit-row").part(move || {
                desk.track_tags();
                id.and_then(|id| desk.with(|s| face(s.project(), id)))
            })
        }),
        take: Arc::new(move |place| {
            if let Some(id) = at(place) {
                search.leave(move |desk| desk.choose(id));
            }
        }),
        at: search.at,
        top: search.top,
        many: None,
    });
    let nothing = move || found.count.get() == 0;
    let save = move || {
        let wanted = found
            .list
            .with_untracked(|list| list.iter().copied().collect());
        let project = desk.with(|s| s.project().clone());
        let name = ExportFormat::Csv.file_name(&project, clock::now());
        spawn_local(async move {
            let write = async |turns: &dyn Turns, out: &mut Out<'_>| {
                csv::write_some(&project, &wanted, turns, out).await;
            };
            desk.write_file(&name, ExportFormat::Csv.mime(), write)
                .await;
        });
    };
    let head = el("div")
        .class("find-head")
        .child(
            el("p")
                .class("find-count")
                .attr("role", "status")
                .part(move || found.in_words()),
        )
        .child(
            button("button small", save)
                .live("hidden", nothing)
                .text("Save these as CSV"),
        );
    el("div")
        .class("find-results")
        .child(head)
        .child(shown(nothing, || {
            el("p")
                .class("find-none")
                .text("No statement fits all of this.")
        }))
        .child(list)
}
