//! Where is my work? What is kept where, how much of it, and how to have more of it kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choice::reminder;
use super::reminder::{bytes, in_words};
use super::state::{Backup, Disk};
use crate::browser::{Room, ask_to_keep, can_write_files, clock, is_kept, room};
use crate::edit::sentence;
use crate::format::ExportFormat;
use crate::persist::SaveState;
use crate::ui::erased::made_of;
use crate::ui::html::{El, View, el, nothing};
use crate::ui::state::{Desk, Dialog, expect_desk};
use crate::ui::widgets::{button, modal};

/// The dialog.
pub fn place() -> AnyView {
    let desk = expect_desk();
    let space = RwSignal::new(None::<Room>);
    spawn_local(async move {
        let (kept, found) = (is_kept().await, room().await);
        // A promise that was given holds; one that was not asked for may still be.
        if kept == Some(true) {
            desk.set_durable(kept);
        }
        let _ = space.try_set(found);
    });
    let backup = desk.held::<Backup>();
    modal(
        desk,
        "Where is my work?",
        "place-title",
        vec![
            el("div")
                .class("place-parts")
                .children([browser(desk, space), files(desk, backup), versions(desk)])
                .view(),
            backup.map_or_else(nothing, |backup| disk(backup).view()),
            el("div")
                .class("form")
                .children(reminder(desk, "remind-place"))
                .view(),
        ],
    )
}

fn part(heading: &'static str) -> El {
    el("section")
        .class("place-part")
        .child(el("h3").text(heading))
}

fn browser(desk: Desk, space: RwSignal<Option<Room>>) -> El {
    let state = desk.save_state();
    let kept = move || match state.get() {
        SaveState::Saved => "All of it is saved in this browser, on this device.".to_owned(),
        SaveState::Saving => "It is being saved in this browser, on this device.".to_owned(),
        SaveState::NotSaved(reason) => format!("Not saved: {reason}"),
    };
    let room = move || {
        space.get().map(|room| {
            let (used, left) = (bytes(room.used), bytes(room.left));
            format!("Demarche uses {used} here, all projects together; there is room for about {left} more.")
        })
    };
    let promise = move || {
        let words = desk.durability();
        match words.is_empty() {
            true => {
                "The browser was not asked yet whether it keeps it for good: it may delete it when the device runs \
                     out of space."
            }
            false => words,
        }
    };
    let ask = move || {
        spawn_local(async move {
            desk.set_durable(ask_to_keep().await);
        });
    };
    let promised = move || desk.durability().starts_with("The browser has promised");
    part("In this browser")
        .child(el("p").attr("role", "status").part(kept))
        .child(el("p").part(promise))
        .child(el("p").class("quiet").part(room))
        .child(
            button("button small", ask)
                .live("hidden", promised)
                .text("Ask the browser to keep it"),
        )
}

fn files(desk: Desk, backup: Option<Backup>) -> El {
    let last = move || {
        desk.track_steps();
        match desk.last_file() {
            Some(last) => format!(
                "Last saved as a project file: {}.",
                clock::local_words(last.at)
            ),
            None => "Not saved as a project file yet.".to_owned(),
        }
    };
    let since = move || {
        desk.track_steps();
        let changes = desk.changes_since_file();
        backup
            .filter(|_| changes > 0)
            .map(|backup| format!("{}.", in_words(backup, changes)))
    };
    let buttons = el("div")
        .class("actions")
        .child(
            button("button primary", move || desk.export(ExportFormat::Project))
                .text("Save a project file"),
        )
        .child(
            button("button", move || desk.save_everything())
                .text("Download everything stored here"),
        );
    part("As a file")
        .child(el("p").part(last))
        .child(el("p").class("quiet").part(since))
        .child(buttons)
}

fn versions(desk: Desk) -> El {
    part("Before larger changes")
        .child(el("p").text(
            "Before a step that changes much at once, such as importing many articles or merging, the project as it was \
             is kept in this browser.",
        ))
        .child(
            button("button small", move || desk.show(Dialog::Versions)).text("Earlier versions"),
        )
}

fn disk(backup: Backup) -> El {
    if !can_write_files() {
        return part("A file kept up to date").child(el("p").class("quiet").text(
            "This browser cannot write a file by itself; Chrome and Edge on a computer can. Here, save a project file \
             now and then: Demarche reminds you.",
        ));
    }
    let state = made_of(
        move || backup.disk.get(),
        move |disk| {
            let choose = button("button small", move || backup.choose());
            let stop = || button("button small", move || backup.stop()).text("Stop writing it");
            let (words, buttons): (String, Vec<El>) = match disk {
                Disk::None => (
                    "Demarche can write a project file to a place of your choice after every pause in your work."
                        .to_owned(),
                    vec![choose.text("Choose a file")],
                ),
                Disk::Asleep(name) => (
                    format!("“{name}” was written in an earlier visit. The browser wants you to allow it again."),
                    vec![
                        button("button small", move || backup.wake()).text("Go on writing it"),
                        stop(),
                    ],
                ),
                Disk::Writing(name) => (format!("“{name}” is being written."), vec![stop()]),
                Disk::Written(name, at) => (
                    format!("“{name}” holds everything, as of {}.", clock::local_words(at)),
                    vec![choose.text("Choose another file"), stop()],
                ),
                Disk::Failed(name, reason) => (
                    sentence(&format!("“{name}” could not be written: {reason}")),
                    vec![
                        button("button small", move || backup.write_now()).text("Try again"),
                        choose.text("Choose another file"),
                        stop(),
                    ],
                ),
            };
            el("div")
                .child(el("p").attr("role", "status").child(words))
                .child(el("div").class("actions").children(buttons))
        },
    );
    part("A file kept up to date").child(state)
}
