//! The keys that make sense now.

use leptos::prelude::*;

use crate::ui::erased::{memo, on, part};
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::Keys;

/// A bar at the foot; it can be turned off in the settings.
#[component]
pub fn Hints() -> impl IntoView {
    let desk = expect_desk();
    let cursor = desk.cursor();
    let mode = memo(move || {
        let cursor = cursor.get();
        match (cursor.anchor == cursor.head, cursor.chosen) {
            (false, _) => Mode::Selecting,
            (true, Some(_)) => Mode::Chosen,
            (true, None) => Mode::Reading,
        }
    });
    let codebook = desk.codebook();
    let hints = move || {
        let mut hints: Vec<(Vec<String>, String)> = Vec::new();
        let tagging = mode.get() != Mode::Chosen;
        for kind in &codebook.read().kinds {
            if let Some(key) = &kind.key {
                let cap = key.cap();
                hints.push(if tagging {
                    (vec![cap], kind.label.to_lowercase())
                } else {
                    (
                        vec!["Shift".to_owned(), cap],
                        format!("make it a {}", kind.label.to_lowercase()),
                    )
                });
            }
        }
        let more: &[(&str, &str)] = match mode.get() {
            Mode::Reading => &[
                ("s", "select sentence"),
                ("j", "next sentence"),
                ("k", "previous"),
                ("n", "next tag"),
            ],
            Mode::Selecting => &[("Shift →", "extend"), ("Esc", "let go")],
            Mode::Chosen => &[
                ("Enter", "memo"),
                ("[", "start earlier"),
                ("]", "end later"),
                ("Del", "delete"),
                ("n", "next tag"),
            ],
        };
        let more = more.iter().map(|(keys, does)| {
            let caps = keys.split(' ').map(str::to_owned).collect();
            (caps, (*does).to_owned())
        });
        hints.into_iter().chain(more).collect::<Vec<_>>()
    };
    view! {
        <footer class="hints" aria-label="Keys">
            <ul class="hint-list">
                {part(move || {
                    hints()
                        .into_iter()
                        .map(|(caps, does)| {
                            view! {
                                <li>
                                    <Keys caps=caps />
                                    <span>{does}</span>
                                </li>
                            }
                        })
                        .collect_view()
                })}
            </ul>
            <button type="button" class="button quiet" on:click=on(move |_| desk.show(Dialog::Help))>
                <Keys caps=vec!["?".to_owned()] />
                <span>"all keys"</span>
            </button>
        </footer>
    }
}

/// What the analyst is in the middle of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Reading,
    Selecting,
    Chosen,
}
