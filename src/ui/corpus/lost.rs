//! Articles that could not be read: said until they are back or given up.

use leptos::prelude::*;

use crate::browser::{Frame, page};
use crate::domain::{DocumentId, LostArticle};
use crate::edit::{command, count};
use crate::ui::erased::{effect, made_of, memo, shown};
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, go_to_field};
use crate::ui::widgets::button;

/// So many are called by their titles.
const NAMED: usize = 5;

const KEEP: &str = "lost-keep";
const GIVE_UP: &str = "lost-give-up";

/// What is lost, and what can be done; nothing where nothing is.
pub fn lost(desk: Desk) -> AnyView {
    let all = memo(move || {
        desk.track_articles();
        desk.with(|s| s.project().meta().lost.clone())
    });
    made_of(
        move || all.get(),
        move |all| (!all.is_empty()).then(|| told(desk, &all)),
    )
}

fn told(desk: Desk, all: &[LostArticle]) -> El {
    let asking = RwSignal::new(false);
    let ids: Vec<DocumentId> = all.iter().map(|one| one.document).collect();
    let frame = StoredValue::new_local(None::<Frame>);
    // For the outside: the button that was pressed goes, and the focus with it.
    effect(move || {
        let asked = asking.get();
        frame.set_value(Frame::next(move || {
            if page::is_focus_lost() {
                go_to_field(if asked { KEEP } else { GIVE_UP });
            }
        }));
    });
    // “them” of several, “it” of one.
    let one = all.len() == 1;
    let word =
        move |of_one: &'static str, of_many: &'static str| if one { of_one } else { of_many };
    let buttons = move || {
        el("div")
            .class("actions")
            .child(
                button("button small", move || desk.pick_files())
                    .text(word("Open a file that has it", "Open a file that has them")),
            )
            .child(
                button("button small", move || desk.save_unread())
                    .text("Save what could not be read"),
            )
            .child(
                button("button small", move || asking.set(true))
                    .id(GIVE_UP)
                    .text(word("Give it up …", "Give them up …")),
            )
    };
    let give_up = move || {
        desk.run(command::GiveUpLost(ids.clone()));
    };
    let question = move || {
        el("div")
            .class("actions")
            .attr("role", "group")
            .attr("aria-label", word("Give it up?", "Give them up?"))
            .child(el("span").text(word(
                "From then on it counts as deleted, also when you merge.",
                "From then on they count as deleted, also when you merge.",
            )))
            .child(
                button("button small danger", give_up.clone())
                    .text(word("Give it up", "Give them up")),
            )
            .child(
                button("button small", move || asking.set(false))
                    .id(KEEP)
                    .text("Keep looking"),
            )
    };
    el("section")
        .class("corpus-lost")
        .attr("aria-label", "Articles that could not be read")
        .child(el("p").attr("dir", "auto").child(words(all)))
        .child(el("p").class("quiet").text(word(
            "A file of this project that has it, such as a backup from before, brings it back when you merge that file.",
            "A file of this project that has them, such as a backup from before, brings them back when you merge that file.",
        )))
        .child(shown(move || !asking.get(), buttons))
        .child(shown(move || asking.get(), question))
}

/// “2 articles could not be read: “A”, and what is coded in “B”.”
fn words(all: &[LostArticle]) -> String {
    let named = all.iter().take(NAMED).map(|one| match one.has_text {
        true => format!("what is coded in “{}”", one.title),
        false => format!("“{}”", one.title),
    });
    let mut words = named.collect::<Vec<_>>().join(", ");
    let more = all.len().saturating_sub(NAMED);
    if more > 0 {
        words.push_str(&format!(" and {more} more"));
    }
    let what = match all.iter().all(|one| one.has_text) {
        true => "What is coded could not be read".to_owned(),
        false => format!("{} could not be read", count(all.len(), "article")),
    };
    format!("{what}: {words}.")
}
