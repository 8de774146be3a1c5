//! What the articles are asked for: words, state, outlet, dates.

use leptos::prelude::*;

use super::kept::Corpus;
use super::list::LIST;
use super::sidebar::{look_for, words_in_titles};
use crate::browser::page;
use crate::domain::{ArticleState, Date, outlets};
use crate::edit::count;
use crate::ui::erased::memo;
use crate::ui::html::{El, el};
use crate::ui::widgets::{button, label};

/// Id of the field for words in titles.
pub const WORDS: &str = "corpus-words";
const PHRASE: &str = "corpus-phrase";
const STATE: &str = "corpus-state";
const OUTLET: &str = "corpus-outlet";

/// All the fields.
pub fn filters(corpus: Corpus) -> El {
    let clear = move || {
        corpus.clear();
        page::focus_by_id(WORDS);
    };
    let all = move || {
        corpus
            .is_filtered()
            .then(|| button("button small", clear).text("Show all articles"))
    };
    el("div")
        .class("find-side corpus-side")
        .attr("role", "search")
        .attr("aria-label", "Which articles")
        .child(titles(corpus))
        .child(texts(corpus))
        .child(states(corpus))
        .child(outlet(corpus))
        .child(
            el("div")
                .class("corpus-dates")
                .child(date(
                    "corpus-since",
                    "Published since",
                    corpus,
                    corpus.since,
                ))
                .child(date("corpus-until", "until", corpus, corpus.until)),
        )
        .part(all)
}

fn to_the_list(field: El) -> El {
    field.on_key(|event| {
        if matches!(event.key().as_str(), "ArrowDown" | "Enter") && !event.is_composing() {
            event.prevent_default();
            page::focus_by_id(LIST);
        }
    })
}

fn titles(corpus: Corpus) -> El {
    let desk = corpus.desk;
    let field = words_in_titles(desk, WORDS, move |words| {
        look_for(desk, words);
        corpus.start_over();
    });
    el("div")
        .class("find-field")
        .child(label(WORDS, "Words in the title"))
        .child(to_the_list(field))
}

fn texts(corpus: Corpus) -> El {
    let phrase = corpus.phrase;
    let field = el("input")
        .id(PHRASE)
        .class("field search")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("placeholder", "As they stand, one after the other")
        .value(move || phrase.get())
        .on_input(move |words| {
            phrase.set(words);
            corpus.start_over();
        });
    el("div")
        .class("find-field")
        .child(label(PHRASE, "Words in the text"))
        .child(to_the_list(field))
}

fn states(corpus: Corpus) -> El {
    let state = corpus.state;
    let option = move |one: Option<ArticleState>, words: &'static str| {
        el("option")
            .attr("value", one.map_or("", ArticleState::word))
            .live("selected", move || state.get() == one)
            .text(words)
    };
    let each = ArticleState::ALL
        .iter()
        .map(|s| option(Some(*s), s.label()));
    let choose = el("select")
        .id(STATE)
        .class("field")
        .on_choice(move |word| {
            state.set(ArticleState::of_word(&word));
            corpus.start_over();
        })
        .child(option(None, "Any"))
        .children(each);
    el("div")
        .class("find-field")
        .child(label(STATE, "State"))
        .child(choose)
}

fn outlet(corpus: Corpus) -> El {
    let desk = corpus.desk;
    let outlet = corpus.outlet;
    let names = memo(move || {
        desk.track_articles();
        let asked = outlet.read();
        desk.with(|s| outlets(s.project(), asked.as_deref()))
    });
    // Names may be anything, and so cannot be told from “any” by what they are: their places can.
    let option = move |place: usize, name: Option<String>, words: String| {
        el("option")
            .attr_text("value", place.to_string())
            .live("selected", move || outlet.read() == name)
            .child(words)
    };
    let options = move || {
        let names = names.get();
        let mut options = vec![option(0, None, "Any".to_owned())];
        for (place, (name, number)) in (1..).zip(names) {
            let called = match name.as_str() {
                "" => "None stated",
                name => name,
            };
            let words = format!("{called} ({})", count(number, "article"));
            options.push(option(place, Some(name), words));
        }
        options
    };
    let choose = el("select")
        .id(OUTLET)
        .class("field")
        .attr("dir", "auto")
        .on_choice(move |place| {
            let place = place.parse::<usize>().unwrap_or(0);
            let name = names.with_untracked(|names| {
                let name = names.get(place.checked_sub(1)?);
                name.map(|(name, _)| name.clone())
            });
            outlet.set(name);
            corpus.start_over();
        })
        .part(options);
    el("div")
        .class("find-field")
        .child(label(OUTLET, "Outlet"))
        .child(choose)
}

/// A field for a day, month or year. While what stands in it is none, nothing is asked for.
fn date(
    id: &'static str,
    words: &'static str,
    corpus: Corpus,
    value: RwSignal<Option<Date>>,
) -> El {
    let typed = RwSignal::new(
        value
            .get_untracked()
            .map(|d| d.to_string())
            .unwrap_or_default(),
    );
    let wrong = move || {
        let typed = typed.read();
        !typed.trim().is_empty() && typed.trim().parse::<Date>().is_err()
    };
    let shown = move || match value.get() {
        // Cleared from elsewhere.
        None if !wrong() => String::new(),
        _ => typed.get(),
    };
    let field = el("input")
        .id(id)
        .class("field")
        .attr("autocomplete", "off")
        .attr("placeholder", "2022-01")
        .live("aria-invalid", move || wrong().then_some("true"))
        .value(shown)
        .on_input(move |text| {
            let date = text.trim().parse().ok();
            typed.set(text);
            value.set(date);
            corpus.start_over();
        });
    let hint = move || {
        wrong().then(|| {
            el("p")
                .class("form-error")
                .attr("role", "alert")
                .text("Write it as 2022-01-21, 2022-01 or 2022.")
        })
    };
    el("div")
        .class("find-field")
        .child(label(id, words))
        .child(field)
        .part(hint)
}
