//! What cannot come in, and why: the first of them here, all of them as a file.

use leptos::prelude::*;

use super::screen::{following, many, section, sum};
use super::work::Import;
use crate::ui::erased::memo;
use crate::ui::html::el;
use crate::ui::widgets::button;

/// So many are listed.
const LISTED: usize = 20;

/// The list; there while there are any.
pub(super) fn problems(import: Import) -> AnyView {
    let count = memo(move || {
        import.seen.track();
        import.look(|view| view.problem_count()).unwrap_or(0)
    });
    section(
        "Problems",
        move || count.get() > 0,
        move || {
            let list = following(
                import,
                |view| {
                    let first = view.problems().take(LISTED);
                    first.map(|p| (p.place(), p.words())).collect::<Vec<_>>()
                },
                |lines: Vec<(String, String)>| {
                    let lines = lines.into_iter().map(|(place, words)| {
                        el("li")
                            .attr("dir", "auto")
                            .child(el("strong").child(place))
                            .child(": ")
                            .child(words)
                    });
                    el("ul").class("problem-list").children(lines)
                },
            );
            let further = move || {
                let further = count.get().saturating_sub(LISTED);
                (further > 0).then(|| {
                    let words = format!("and {} more.", many(further, "problem"));
                    el("p").child(words)
                })
            };
            let save = move || {
                let lines = import.look(|view| {
                    let lines = view
                        .problems()
                        .map(|p| format!("{}: {}\n", p.place(), p.words()));
                    lines.collect::<String>()
                });
                let name = "import-problems.txt";
                let text = lines.unwrap_or_default();
                import.desk.save_file(name, "text/plain", text.as_bytes());
            };
            let others = following(
                import,
                |view| {
                    let sum = sum(view, false);
                    sum.coming > 0 && sum.waiting == 0
                },
                |all_others| {
                    el("p").text(match all_others {
                        true => "These do not come in. All else does.",
                        false => "These do not come in.",
                    })
                },
            );
            el("div")
                .class("import-fields")
                .child(others)
                .child(list)
                .part(further)
                .child(el("p").child(button("button small", save).text("Save the list as a file")))
        },
    )
}
