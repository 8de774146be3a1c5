//! The screen: filters, the list, and the bin in its place.

use leptos::prelude::*;

use super::bin::bin;
use super::bulk::{FIRST, bulk};
use super::filters::{WORDS, filters};
use super::kept::{Corpus, Showing};
use super::list::{LIST, NONE, list};
use super::lost::lost;
use crate::browser::{Frame, page};
use crate::domain::grouped;
use crate::ui::erased::{effect, made_of};
use crate::ui::html::{El, View, el};
use crate::ui::state::{expect_desk, go_to_field};
use crate::ui::widgets::{button, wide};

/// All articles; comes back as it was left.
pub fn articles() -> AnyView {
    let desk = expect_desk();
    let corpus = Corpus::resume(desk);
    let showing = corpus.showing;
    let frame = StoredValue::new_local(None::<Frame>);
    // For the outside: what is shown anew takes the focus.
    effect(move || {
        frame.set_value(match showing.get() {
            Showing::List => Frame::next(move || go_to_list(corpus)),
            Showing::Details => Frame::next(|| go_to_field(FIRST)),
            Showing::Bin => None,
        });
    });
    let again = StoredValue::new_local(None::<Frame>);
    // For the outside: a list that is empty by now, or has rows again, takes the focus along.
    effect(move || {
        corpus.list.track();
        if showing.get_untracked() == Showing::List {
            again.set_value(Frame::next(move || {
                if page::is_focus_lost() {
                    go_to_list(corpus);
                }
            }));
        }
    });
    let tab = |bin: bool, words: &'static str| -> El {
        let to = if bin { Showing::Bin } else { Showing::List };
        button("turn", move || showing.set(to))
            .live("aria-pressed", move || {
                ((showing.get() == Showing::Bin) == bin).to_string()
            })
            .text(words)
    };
    let binned = move || {
        desk.track_articles();
        let number = desk.with(|s| s.project().bin().len());
        (number > 0).then(|| format!(" ({})", grouped(number as u64)))
    };
    let tabs = el("div")
        .class("turns find-tabs")
        .attr("role", "group")
        .attr("aria-label", "Which articles to show")
        .child(tab(false, "Articles"))
        .child(tab(true, "Bin").part(binned));
    let inside = made_of(
        move || showing.get(),
        move |showing| match showing {
            Showing::List => el("div")
                .class("split find")
                .child(filters(corpus))
                .child(list(corpus)),
            Showing::Details => bulk(corpus),
            Showing::Bin => bin(corpus),
        },
    );
    wide(
        desk,
        "Articles",
        "corpus-title",
        vec![lost(desk), tabs.view(), inside],
    )
}

/// Where there is nothing in the list it cannot be gone to, but to the line that says so.
fn go_to_list(corpus: Corpus) {
    let empty = corpus.list.with_untracked(|list| list.is_empty());
    if !page::focus_by_id(if empty { NONE } else { LIST }) {
        go_to_field(WORDS);
    }
}
