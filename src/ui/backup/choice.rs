//! After how many changes to be reminded of saving a file.

use leptos::prelude::*;

use super::state::Backup;
use crate::edit::count;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;
use crate::ui::widgets::label;

/// What can be chosen; 0: never.
const CHOICES: [u64; 6] = [50, 100, 200, 500, 1000, 0];

/// The list of choices with its label; nothing where nothing reminds.
pub fn reminder(desk: Desk, id: &'static str) -> Vec<El> {
    let Some(backup) = desk.held::<Backup>() else {
        return Vec::new();
    };
    let after = backup.remind_after;
    let option = |n: u64| {
        el("option")
            .attr_text("value", n.to_string())
            .live("selected", move || after.get() == n)
            .child(match n {
                0 => "Never".to_owned(),
                n => format!("After {}", count(n as usize, "change")),
            })
    };
    let list = el("select")
        .id(id)
        .class("field")
        .on_choice(move |n| {
            if let Ok(n) = n.parse() {
                after.set(n);
            }
        })
        .children(CHOICES.map(option));
    vec![label(id, "Remind me to save a project file"), list]
}
