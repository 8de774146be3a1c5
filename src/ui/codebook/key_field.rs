//! The key of a kind: pressed, not typed.

use leptos::prelude::*;

use super::fields::told;
use super::screen::Screen;
use crate::domain::{KeyCode, Kind, KindId};
use crate::edit::{CommandError, key_problem};
use crate::ui::erased::memo;
use crate::ui::html::{El, el};

/// Id of the field.
pub const KEY: &str = "codebook-key";

/// The field; what is the matter with a key is said beside it.
pub fn key_field(screen: Screen, id: KindId) -> El {
    let shown = id.clone();
    let cap = memo(move || {
        let codebook = screen.codebook();
        let key = codebook.kind(&shown).and_then(|kind| kind.key.as_ref());
        key.map(KeyCode::cap).unwrap_or_default()
    });
    el("input")
        .held(screen.desk)
        .id(KEY)
        .class("field key-field")
        .attr("readonly", "")
        .attr("placeholder", "none")
        .value(move || cap.get())
        .attr(
            "aria-description",
            "Press the letter or digit that is to tag with this kind, or Delete for none",
        )
        .live("aria-describedby", move || told(screen, KEY))
        .live("aria-invalid", move || told(screen, KEY).map(|_| "true"))
        .on_key(move |event| {
            if matches!(event.key().as_str(), "Delete" | "Backspace") {
                event.prevent_default();
                give(screen, &id, None);
            } else if !event.ctrl_key()
                && !event.meta_key()
                && let Some(key) = KeyCode::new(&event.code())
            {
                event.prevent_default();
                give(screen, &id, Some(key));
            }
        })
}

fn give(screen: Screen, id: &KindId, key: Option<KeyCode>) {
    let codebook = screen.now();
    let Some(kind) = codebook.kind(id) else {
        return;
    };
    if kind.key == key {
        screen.problem.set(None);
        return;
    }
    let kind = Kind {
        key,
        ..kind.clone()
    };
    if let Some(problem) = taken(&kind, &codebook.kinds) {
        screen.problem.set(Some((KEY, problem.to_string())));
        return;
    }
    let title = match &kind.key {
        Some(key) => format!("The key {} tags as “{}” now", key.cap(), kind.label),
        None => format!("Took the key of “{}” away", kind.label),
    };
    screen.change(KEY, title, |codebook| {
        if let Some(there) = codebook.kind_mut(&kind.id) {
            *there = kind;
        }
    });
}

fn taken(kind: &Kind, all: &[Kind]) -> Option<CommandError> {
    let others: Vec<Kind> = all.iter().filter(|o| o.id != kind.id).cloned().collect();
    key_problem(kind, &others)
}
