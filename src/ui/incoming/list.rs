//! What would come in, article by article.

use leptos::prelude::*;

use super::screen::section;
use super::work::Import;
use crate::format::incoming::Row;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;
use crate::ui::widgets::{LongList, long_list};

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 60.0;

/// The list; there while there are any.
pub(super) fn list(import: Import) -> AnyView {
    let count = memo(move || {
        import.seen.track();
        import.look(|view| view.rows.len()).unwrap_or(0)
    });
    section(
        "What would come in",
        move || count.get() > 0,
        move || {
            let (list, _) = long_list(LongList {
                class: "import-list",
                label: "Articles that would come in",
                row: ROW,
                count,
                at: move |place| {
                    // Another report has other rows.
                    let seen = import.seen.get();
                    Some(u128::from(seen) << 64 | place as u128)
                },
                make: move |item: Item| {
                    let row = import.look(|view| {
                        let row = view.rows.get(item.place)?;
                        Some(face(row, import.skip))
                    });
                    el("li").class("import-row").child(row.flatten())
                },
            });
            // It scrolls by itself, so the keyboard has to get there.
            list.attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", "What would come in")
        },
    )
}

fn face(row: &Row, skip: RwSignal<bool>) -> El {
    let meta = &row.settled.meta;
    let twin = row.twin.as_ref().map(|twin| {
        let place = match twin.in_project {
            true => "in the project",
            false => "before it here",
        };
        let title = twin.title.clone();
        el("span")
            .class("import-twin")
            .part(move || match skip.get() {
                true => format!("Skipped: the same text is {place}, as “{title}”"),
                false => format!("Comes in though the same text is {place}, as “{title}”"),
            })
    });
    let mut facts: Vec<String> = Vec::new();
    facts.extend(meta.published.map(|date| date.to_string()));
    for fact in [&meta.outlet, &meta.author, &meta.section, &meta.language] {
        facts.extend(Some(fact.clone()).filter(|fact| !fact.is_empty()));
    }
    facts.push(meta.imported_from.clone());
    let remarks = (!row.settled.remarks.is_empty()).then(|| {
        let words = row.settled.remarks.join(". ");
        el("span").class("import-remark").child(words)
    });
    el("div")
        .class("import-face")
        .attr("dir", "auto")
        .child(el("span").class("import-title").child(meta.title.clone()))
        .child(
            el("span")
                .class("import-facts quiet")
                .child(twin)
                .child(remarks)
                .child(el("span").child(facts.join(" · "))),
        )
}
