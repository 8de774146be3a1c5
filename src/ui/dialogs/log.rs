//! The log: who did what when, the newest first, day by day.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::domain::{CoderId, LogFilter, Project, Turns, grouped};
use crate::edit::{Session, count};
use crate::format::export::Out;
use crate::format::log_csv;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;
use crate::ui::state::{Desk, expect_desk};
use crate::ui::widgets::{LongList, Shape, button, icon, long_list, wide};

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 52.0;

/// Between the numbers of days and those of entries, so that no two rows are taken for one.
const DAYS: u128 = 1 << 64;

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    /// A heading: the day, and how many entries it has.
    Day(String, usize),
    /// An entry, by its place in the log.
    Entry(usize),
}

/// The dialog.
pub fn log() -> AnyView {
    let desk = expect_desk();
    let words = RwSignal::new(String::new());
    let coder = RwSignal::new(None::<CoderId>);
    let lines = memo(move || {
        desk.track_tags();
        desk.track_articles();
        let filter = LogFilter::new(coder.get(), &words.read());
        Arc::new(desk.with(|s| lines(s.project(), &filter)))
    });
    let entries = move || {
        let days = lines
            .read()
            .iter()
            .filter(|l| matches!(l, Line::Day(..)))
            .count();
        lines.read().len() - days
    };
    let number = memo(move || lines.read().len());
    let at = move |place: usize| {
        let lines = lines.read();
        Some(match lines.get(place)? {
            Line::Entry(n) => *n as u128,
            // The number of the entry below: a heading is made anew when another day begins here, or has another number.
            Line::Day(_, of) => match lines.get(place + 1) {
                Some(Line::Entry(n)) => DAYS * (1 + *of as u128) + *n as u128,
                _ => DAYS,
            },
        })
    };
    let (list, _) = long_list(LongList {
        class: "log-list",
        label: "What was done, the newest first",
        row: ROW,
        count: number,
        at,
        make: move |item: Item| match lines.read_untracked().get(item.place) {
            Some(Line::Day(day, of)) => heading(day.clone(), *of),
            Some(Line::Entry(n)) => entry(desk, *n),
            None => el("li").class("log-item"),
        },
    });
    let said = move || {
        let all = desk.with(|s| s.project().log().len());
        match entries() {
            0 if all == 0 => "Nothing has been done yet.".to_owned(),
            0 => "No entry fits.".to_owned(),
            n if n == all => count(n, "step"),
            n => format!("{} of {}", grouped(n as u64), count(all, "step")),
        }
    };
    let foot = el("div")
        .class("log-head")
        .child(search(words))
        .child(coders(desk, coder))
        .child(
            button("button", move || save(desk))
                .child(icon(Shape::Export))
                .text("Save as a file"),
        );
    let said = el("p").class("quiet").attr("role", "status").part(said);
    wide(desk, "Log", "log-title", vec![foot, said, list])
}

/// Headings and entries, the newest first. Linear in the log.
fn lines(project: &Project, filter: &LogFilter) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut heading = 0;
    let mut slot = None;
    let mut today = String::new();
    for (n, entry) in project.log().iter().enumerate().rev() {
        if !filter.admits(entry) {
            continue;
        }
        // No time zone begins its day within a quarter of an hour.
        let now = entry.at.0.div_euclid(15 * 60 * 1000);
        if slot.replace(now) != Some(now) {
            let day = day_of(&clock::local_words(entry.at)).0;
            if day != today || lines.is_empty() {
                today.clone_from(&day);
                heading = lines.len();
                lines.push(Line::Day(day, 0));
            }
        }
        if let Some(Line::Day(_, of)) = lines.get_mut(heading) {
            *of += 1;
        }
        lines.push(Line::Entry(n));
    }
    lines
}

/// Day and time of a moment in words.
fn day_of(words: &str) -> (String, String) {
    match words.rsplit_once(", ") {
        Some((day, time)) => (day.to_owned(), time.to_owned()),
        None => (words.to_owned(), String::new()),
    }
}

fn heading(day: String, entries: usize) -> El {
    el("li").class("log-item log-day").child(
        el("h3").child(day).child(
            el("span")
                .class("column-count")
                .child(count(entries, "step")),
        ),
    )
}

fn entry(desk: Desk, n: usize) -> El {
    let (time, who, what) = desk.with(|s| match s.project().log().get(n) {
        Some(entry) => (
            day_of(&clock::local_words(entry.at)).1,
            who(s, entry.coder),
            entry.what.clone(),
        ),
        None => Default::default(),
    });
    el("li")
        .class("log-item")
        .child(el("span").class("log-time").child(time))
        .child(el("span").class("log-who").attr("dir", "auto").child(who))
        .child(el("span").class("log-what").attr("dir", "auto").child(what))
}

/// What a coder is called in the list.
fn who(session: &Session, id: CoderId) -> String {
    let name = session.project().coder(id).map(|coder| coder.name.clone());
    let name = name.filter(|name| !name.is_empty());
    let nameless = match session.coder().id == id {
        true => "You",
        false => "Without a name",
    };
    name.unwrap_or_else(|| nameless.to_owned())
}

fn search(words: RwSignal<String>) -> El {
    el("input")
        .class("field search")
        .attr("type", "search")
        .attr("placeholder", "Search what was done")
        .attr("aria-label", "Search what was done")
        .value(move || words.get())
        .on_input(move |typed| words.set(typed))
        .on_key(move |event| {
            if event.key() == "Escape" && !words.with_untracked(String::is_empty) {
                event.prevent_default();
                event.stop_propagation();
                words.set(String::new());
            }
        })
}

fn coders(desk: Desk, chosen: RwSignal<Option<CoderId>>) -> El {
    let all: Vec<(CoderId, String)> = desk.with(|s| {
        let all = s.project().coders();
        all.map(|coder| (coder.id, who(s, coder.id))).collect()
    });
    let option = move |id: Option<CoderId>, name: String| {
        el("option")
            .attr_text("value", id.map(|id| id.to_string()).unwrap_or_default())
            .live("selected", move || chosen.get() == id)
            .child(name)
    };
    let each = all.into_iter().map(|(id, name)| option(Some(id), name));
    let everybody = option(None, "Everybody".to_owned());
    el("select")
        .class("field log-coder")
        .attr("aria-label", "Done by")
        .on_choice(move |id| chosen.set(id.parse().ok()))
        .children(std::iter::once(everybody).chain(each))
}

/// All of it, whatever is listed.
fn save(desk: Desk) {
    let project = desk.with(|s| s.project().clone());
    let name = log_csv::file_name(&project.meta().title, clock::now());
    spawn_local(async move {
        let write = async |turns: &dyn Turns, out: &mut Out<'_>| {
            log_csv::write(&project, turns, out).await;
        };
        desk.write_file(&name, "text/csv;charset=utf-8", write)
            .await;
    });
}
