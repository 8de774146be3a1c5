//! The bin: articles come back from it as they were, or go for good.

use std::sync::Arc;

use leptos::prelude::*;

use super::kept::{Corpus, Showing};
use crate::browser::{Frame, clock, page};
use crate::domain::{DocumentId, DocumentIndex};
use crate::edit::{command, count};
use crate::ui::erased::{effect, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::keyed::Item;
use crate::ui::state::go_to_field;
use crate::ui::widgets::{LongList, Shape, button, icon, long_list};

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 64.0;
const EMPTY: &str = "bin-empty";
const KEEP: &str = "bin-keep";
const FOOT: &str = "bin-said";

/// The list, and what empties it.
pub fn bin(corpus: Corpus) -> El {
    let desk = corpus.desk;
    let ids = memo(move || {
        desk.track_articles();
        Arc::new(desk.with(|s| s.project().bin().map(|d| d.id()).collect::<Vec<_>>()))
    });
    let number = memo(move || ids.read().len());
    let (list, _) = long_list(LongList {
        class: "corpus-bin",
        label: "Articles in the bin",
        row: ROW,
        count: number,
        at: move |place| {
            ids.read()
                .get(place)
                .map(|id: &DocumentId| id.uuid().as_u128())
        },
        make: move |item: Item| row(corpus, DocumentId::new(uuid::Uuid::from_u128(item.id))),
    });
    let asking = RwSignal::new(false);
    let back = move || corpus.showing.set(Showing::List);
    let restore = move || {
        let all = ids.get_untracked();
        let command = command::TakeFromBin(all.to_vec());
        desk.run_from_dialog(command, "Restoring articles", || go_to_field(FOOT));
    };
    let delete = move || {
        asking.set(false);
        let all = ids.get_untracked();
        let command = command::EmptyBin(all.to_vec());
        desk.run_from_dialog(command, "Deleting articles", || go_to_field(FOOT));
    };
    let asked = memo(move || asking.get() && number.get() > 0);
    let frame = StoredValue::new_local(None::<Frame>);
    // For the outside: the button that was pressed goes, and the focus with it.
    effect(move || {
        let asked = asked.get();
        frame.set_value(Frame::next(move || {
            if page::is_focus_lost() && !page::focus_by_id(if asked { KEEP } else { EMPTY }) {
                go_to_field(FOOT);
            }
        }));
    });
    let question = move || {
        let tags = desk.with(|s| {
            let binned = s.project().bin().filter_map(|d| s.project().index(d.id()));
            binned.map(DocumentIndex::len).sum::<usize>()
        });
        let words = format!(
            "Delete {} with {} for good? They will no longer be in the project, nor in the files you save of it.",
            count(number.get_untracked(), "article"),
            count(tags, "tag")
        );
        el("div")
            .class("bin-question")
            .attr("role", "group")
            .attr("aria-label", "Empty the bin?")
            .child(el("p").child(words))
            .child(
                el("div")
                    .class("actions")
                    .child(button("button danger", delete).text("Delete for good"))
                    .child(
                        button("button", move || asking.set(false))
                            .id(KEEP)
                            .text("Keep them"),
                    ),
            )
    };
    let buttons = move || {
        el("div")
            .class("actions")
            .child(button("button", restore).text("Restore all"))
            .child(
                button("button danger", move || asking.set(true))
                    .id(EMPTY)
                    .child(icon(Shape::Delete))
                    .text("Empty the bin …"),
            )
    };
    el("div")
        .class("find-results corpus-list")
        .child(
            el("p").class("quiet").text(
                "Articles in the bin are in no list, search, count or table; they stay in the project file, with \
                 their tags and links, until the bin is emptied.",
            ),
        )
        .child(shown(move || number.get() == 0, || {
            el("p").class("find-none").text("The bin is empty.")
        }))
        .child(list)
        .child(
            el("p")
                .id(FOOT)
                .class("find-count")
                .attr("tabindex", "-1")
                .attr("role", "status")
                .part(move || format!("{} in the bin", count(number.get(), "article"))),
        )
        .child(shown(
            move || number.get() > 0 && !asking.get(),
            buttons,
        ))
        .child(shown(move || asked.get(), question))
        .child(button("button", back).text("Back to the articles"))
}

fn row(corpus: Corpus, id: DocumentId) -> El {
    let desk = corpus.desk;
    let facts = desk.with(|s| {
        let document = s.project().any_document(id)?;
        let tags = s.project().index(id).map_or(0, DocumentIndex::len);
        let since = document.meta.binned.map(clock::local_words);
        let line = format!(
            "In the bin since {}, with {}",
            since.unwrap_or_default(),
            count(tags, "tag")
        );
        Some((document.meta.title.clone(), line))
    });
    let (title, line) = facts.unwrap_or_default();
    let restore = move || {
        desk.run(command::TakeFromBin(vec![id]));
        go_to_field(FOOT);
    };
    el("li")
        .class("bin-row")
        .child(
            el("span")
                .class("bin-words")
                .child(
                    el("span")
                        .class("bin-title")
                        .attr("dir", "auto")
                        .child(title.clone()),
                )
                .child(el("span").class("quiet").child(line)),
        )
        .child(
            button("button small", restore)
                .attr_text("aria-label", format!("Restore “{title}”"))
                .text("Restore"),
        )
}
