//! A quiet line that says how much is in no file yet, and can be left alone.

use leptos::prelude::*;

use super::state::{Backup, Disk};
use crate::browser::can_write_files;
use crate::domain::grouped;
use crate::edit::count;
use crate::format::ExportFormat;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el};
use crate::ui::widgets::button;

/// The line, while it is time to say so; or what is the matter with the file on disk.
pub fn line(backup: Backup) -> AnyView {
    let due = memo(move || backup.due());
    let trouble = memo(move || match backup.disk.get() {
        Disk::Asleep(name) => Some((name, None)),
        Disk::Failed(name, reason) => Some((name, Some(reason))),
        _ => None,
    });
    vec![
        made_of(
            move || due.get().filter(|_| trouble.with(Option::is_none)),
            move |due| due.map(|changes| remind(backup, changes)),
        ),
        made_of(
            move || trouble.get(),
            move |trouble| trouble.map(|(name, reason)| file_trouble(backup, name, reason)),
        ),
    ]
    .view()
}

/// “212 changes since the last file”.
pub fn in_words(backup: Backup, changes: u64) -> String {
    let number = count(changes as usize, "change");
    match backup.desk.last_file() {
        Some(_) => format!("{number} since the last file"),
        None => format!("{number}, and no file of this project yet"),
    }
}

fn remind(backup: Backup, changes: u64) -> El {
    let desk = backup.desk;
    let not_now = move || {
        backup
            .put_off
            .set(Some((backup.project_id(), desk.steps())))
    };
    let by_itself = can_write_files()
        .then(|| button("button small", move || backup.choose()).text("Keep a file up to date"));
    el("div")
        .class("banner notice backup-line")
        .attr("role", "region")
        .attr("aria-label", "Backup")
        .child(el("p").child(in_words(backup, changes)))
        .child(
            button("button small", move || desk.export(ExportFormat::Project))
                .text("Save a project file"),
        )
        .child(by_itself)
        .child(button("button quiet small", not_now).text("Not now"))
}

fn file_trouble(backup: Backup, name: String, reason: Option<String>) -> El {
    let (words, go): (String, El) = match reason {
        None => (
            format!("“{name}” is not kept up to date until you allow it again"),
            button("button small", move || backup.wake()).text("Go on writing it"),
        ),
        Some(reason) => (
            format!("“{name}” could not be written: {reason}"),
            button("button small", move || backup.write_now()).text("Try again"),
        ),
    };
    el("div")
        .class("banner notice backup-line")
        .attr("role", "region")
        .attr("aria-label", "Backup")
        .child(el("p").child(words))
        .child(go)
        .child(button("button quiet small", move || backup.stop()).text("Stop writing it"))
}

/// Bytes as people read them: “12 MB”.
pub fn bytes(n: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let mut n = n.div_ceil(1000);
    let mut unit = 0;
    while n >= 10_000 && unit + 1 < UNITS.len() {
        n /= 1000;
        unit += 1;
    }
    format!("{} {}", grouped(n), UNITS[unit])
}
