//! The questions: a list to go through by arrow keys, `m` and `t`, and the one that is meant in full.

use std::sync::Arc;

use leptos::prelude::*;

use super::question::{in_full, row};
use super::state::Merging;
use crate::browser::Frame;
use crate::domain::merge::Side;
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{TallList, tall_list};

/// Id of the list.
pub const QUESTIONS: &str = "merge-questions";

/// Height of a row, in pixels; the style sheet has the same.
const ROW: f64 = 64.0;

/// The list, and the question that is meant.
pub fn questions(merging: Merging) -> El {
    let count = memo(move || merging.count());
    let list = tall_list(TallList {
        id: QUESTIONS,
        name: "Questions",
        row: ROW,
        count,
        item: Arc::new(move |place| {
            // Worked out anew, a question at a place may be another one.
            let found = merging.now();
            let at = found.map_or(0, |found| Arc::as_ptr(&found) as usize);
            ((at as u128) << 64) | place as u128
        }),
        is_heading: Arc::new(|_| false),
        show: Arc::new(move |place| row(merging, place)),
        take: Arc::new(move |place| merging.at.set(place)),
        at: merging.at,
        top: merging.top,
        many: None,
    });
    let full = made_of(
        move || (merging.at.get(), merging.now()),
        move |(at, found)| found.and_then(|found| in_full(merging, &found, at)),
    );
    let frame = StoredValue::new_local(Frame::next(|| go_to_field(QUESTIONS)));
    on_cleanup(move || frame.dispose());
    el("section")
        .class("merging-asked")
        .attr("aria-label", "What to decide")
        .on_key(move |event| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented()
            {
                return;
            }
            let side = match event.key().as_str() {
                "m" | "M" => Side::Here,
                "t" | "T" => Side::There,
                _ => return,
            };
            event.prevent_default();
            let last = count.get_untracked().saturating_sub(1);
            merging.decide(merging.at.get_untracked().min(last), side);
            go_to_field(QUESTIONS);
        })
        .child(list)
        .child(el("div").class("merging-full").child(full))
}
