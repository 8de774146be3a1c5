//! How many articles are listed and chosen, and what can be done with these.

use leptos::prelude::*;

use super::kept::{Corpus, Showing};
use super::list::LIST;
use crate::domain::grouped;
use crate::edit::{command, count};
use crate::ui::erased::shown;
use crate::ui::html::{El, el};
use crate::ui::state::go_to_field;
use crate::ui::widgets::{Shape, button, icon};

/// “312 of 5,000 articles, 3 chosen, 2 of them not in this list”.
pub fn said(corpus: Corpus) -> El {
    let desk = corpus.desk;
    let words = move || {
        desk.track_articles();
        let all = desk.with(|s| s.project().documents().len());
        let listed = corpus.list.read().len();
        let mut words = match listed == all {
            true => count(all, "article"),
            false => format!("{} of {}", grouped(listed as u64), count(all, "article")),
        };
        if corpus.search.is_busy() {
            words.push_str(" so far; still looking …");
        }
        if corpus.counts.is_busy() {
            words.push_str("; counting what is to be done …");
        }
        let chosen = corpus.chosen.number();
        if chosen > 0 {
            words.push_str(&format!(", {} chosen", grouped(chosen as u64)));
            let unseen = chosen.saturating_sub(corpus.chosen.among(&corpus.list.read()));
            if unseen == chosen {
                words.push_str(", not in this list");
            } else if unseen > 0 {
                words.push_str(&format!(
                    ", {} of them not in this list",
                    grouped(unseen as u64)
                ));
            }
        }
        words
    };
    el("p")
        .class("find-count corpus-said")
        .attr("role", "status")
        .part(words)
}

/// The buttons.
pub fn acts(corpus: Corpus) -> El {
    let all = move || {
        let ids = corpus.list.get_untracked();
        corpus.chosen.take_in(&ids);
    };
    let away = move || {
        let chosen = corpus.chosen.in_order();
        let done = move || {
            corpus.chosen.clear();
            // The buttons go, and the focus with them.
            go_to_field(LIST);
        };
        let command = command::PutIntoBin(chosen);
        corpus
            .desk
            .run_from_dialog(command, "Moving articles to the bin", done);
    };
    let none = move || {
        corpus.chosen.clear();
        go_to_field(LIST);
    };
    let buttons = move || {
        el("div")
            .class("actions")
            .child(
                button("button", move || corpus.showing.set(Showing::Details))
                    .child(icon(Shape::Edit))
                    .text("Set details of the chosen"),
            )
            .child(
                button("button", away)
                    .child(icon(Shape::Delete))
                    .text("Move the chosen to the bin"),
            )
            .child(button("button", none).text("Choose none"))
    };
    el("div")
        .class("corpus-acts")
        .child(button("button", all).text("Choose all that are listed"))
        .child(shown(move || corpus.chosen.number() > 0, buttons))
}
