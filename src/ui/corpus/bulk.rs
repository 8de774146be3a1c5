//! The same details for several articles: which, what, and how many would differ.

use leptos::prelude::*;

use super::kept::{Corpus, Showing};
use crate::domain::lower_case;
use crate::edit::command::{Detail, SetDetails};
use crate::edit::count;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;
use crate::ui::widgets::{button, form, refusal, submit};

/// Id of the first field.
pub const FIRST: &str = "bulk-published-set";

/// A field and whether it is set.
#[derive(Clone, Copy)]
struct Field {
    detail: Detail,
    set: RwSignal<bool>,
    typed: RwSignal<String>,
}

/// The form.
pub fn bulk(corpus: Corpus) -> El {
    let fields: Vec<Field> = Detail::ALL
        .iter()
        .map(|detail| Field {
            detail: *detail,
            set: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
        })
        .collect();
    let all = fields.clone();
    let wish = move || SetDetails {
        documents: corpus.chosen.in_order(),
        details: (all.iter().filter(|f| f.set.get()))
            .map(|f| (f.detail, f.typed.get()))
            .collect(),
    };
    let asked = wish.clone();
    let desk = corpus.desk;
    let comes_to = memo(move || {
        desk.track_articles();
        corpus.chosen.number();
        let wish = asked();
        let changes = desk.with(|s| wish.changes(s))?;
        let taken = desk.with(|s| wish.takes_away(s));
        Ok::<_, String>((
            wish.details.len(),
            wish.documents.len(),
            changes.len(),
            taken,
        ))
    });
    let preview = move || match comes_to.get() {
        Err(reason) => refusal(reason),
        Ok((details, articles, changes, taken)) => {
            let mut words = match (details, changes) {
                (0, _) => "Tick what is to be set.".to_owned(),
                (_, 0) => format!("Nothing would differ in {}.", count(articles, "article")),
                (_, n) => format!("{} of {} will change.", n, count(articles, "article")),
            };
            let taken: Vec<String> = (taken.into_iter())
                .map(|(detail, n)| {
                    format!("{} of {}", lower_case(detail.label()), count(n, "article"))
                })
                .collect();
            if !taken.is_empty() {
                words.push_str(&format!(" Taken away: {}.", taken.join(", ")));
            }
            el("p").attr("role", "status").child(words)
        }
    };
    let back = move || corpus.showing.set(Showing::List);
    let send = move || {
        let wish = untrack(&wish);
        if wish.details.is_empty() {
            return;
        }
        desk.run_from_dialog(wish, "Setting details", back);
    };
    form("form corpus-bulk", send)
        // A step back, and not out of the whole screen.
        .on_key(move |event| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                event.stop_propagation();
                back();
            }
        })
        .child(el("h3").part(move || {
            format!(
                "Set details of {}",
                count(corpus.chosen.number(), "article")
            )
        }))
        .child(
            el("p")
                .class("quiet")
                .text("Only what is ticked is set; an empty field takes away what was there."),
        )
        .children(fields.into_iter().map(|field| row(desk, field)))
        .part(preview)
        .child(
            el("div")
                .class("actions")
                .child(submit("button primary", "Set details"))
                .child(button("button", back).text("Back to the list")),
        )
}

fn row(desk: Desk, field: Field) -> El {
    let Field { detail, set, typed } = field;
    let id = format!("bulk-{}-set", detail.word());
    let hint = match detail {
        Detail::Published => "2022-01-21, 2022-01 or 2022",
        Detail::Language => "as in en, ar, zh",
        _ => "",
    };
    let tick = el("input")
        .held_choice(desk)
        .attr_text("id", id.clone())
        .attr("type", "checkbox")
        .checked(move || set.get())
        .on("change", move |event| {
            set.set(crate::browser::element::checked_of(&event));
        });
    let words = el("input")
        .held(desk)
        .class("field")
        .attr("dir", "auto")
        .attr("aria-label", detail.label())
        .attr("placeholder", hint)
        .value(move || typed.get())
        .on_input(move |text| {
            // What is typed is meant.
            set.set(true);
            typed.set(text);
        });
    el("div")
        .class("bulk-row")
        .child(
            el("label")
                .class("bulk-tick")
                .attr_text("for", id)
                .child(tick)
                .child(el("span").text(detail.label())),
        )
        .child(words)
}
