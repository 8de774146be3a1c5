//! The keys that make sense now.

use leptos::prelude::*;

use crate::domain::lower_case;
use crate::edit::with_article;
use crate::ui::erased::memo;
use crate::ui::html::{El, View, el};
use crate::ui::state::{Dialog, expect_desk};
use crate::ui::widgets::{button, keys};

/// A bar at the foot; it can be turned off in the settings.
pub fn hints() -> El {
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
    let now = move || {
        let mut hints: Vec<(Vec<String>, String)> = Vec::new();
        let mode = mode.get();
        let tagging = mode != Mode::Chosen;
        for kind in &codebook.read().kinds {
            if let Some(key) = kind.key.as_ref().filter(|_| !kind.retired) {
                let cap = key.cap();
                hints.push(if tagging {
                    (vec![cap], lower_case(&kind.label))
                } else {
                    (
                        vec!["Shift".to_owned(), cap],
                        format!("make it {}", with_article(&lower_case(&kind.label))),
                    )
                });
            }
        }
        let more: &[(&str, &str)] = match mode {
            Mode::Reading => &[
                ("s", "select sentence"),
                ("j", "next sentence"),
                ("k", "previous sentence"),
                ("n", "next tag"),
                ("t", "next to do"),
                ("x", "done & next"),
            ],
            Mode::Selecting => &[("Shift →", "extend"), ("Esc", "let go")],
            Mode::Chosen => &[
                ("Shift Enter", "code it"),
                ("Enter", "memo"),
                ("l", "link it"),
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
        // The kinds of a large codebook would leave no room for what is wanted more often.
        let mut all: Vec<_> = match mode {
            Mode::Chosen => more.chain(hints).collect(),
            Mode::Reading | Mode::Selecting if hints.len() > 5 => more.chain(hints).collect(),
            Mode::Reading | Mode::Selecting => hints.into_iter().chain(more).collect(),
        };
        all.truncate(16);
        all
    };
    let hint = |(caps, does): (Vec<String>, String)| {
        el("li").child(keys(caps)).child(el("span").child(does))
    };
    let list = move || now().into_iter().map(hint).collect::<Vec<_>>().view();
    let all = button("button quiet", move || desk.show(Dialog::Help))
        .child(keys(vec!["?".to_owned()]))
        .child(el("span").text("all keys"));
    el("footer")
        .class("hints")
        .attr("aria-label", "Keys")
        .child(el("ul").class("hint-list").part(list))
        .child(all)
}

/// What the analyst is in the middle of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Reading,
    Selecting,
    Chosen,
}
