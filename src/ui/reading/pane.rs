//! The middle column: the scrolling pane with the article.

use leptos::prelude::*;

use super::empty::no_article;
use super::example::example;
use super::head::head;
use crate::browser::{Reader, Timer, element};
use crate::domain::{Document, Writing};
use crate::ui::erased::{effect, made_of, memo, shown};
use crate::ui::html::{El, el, place};
use crate::ui::state::{ARTICLE, expect_desk};
use crate::ui::widgets::from_rest;

/// After this long without scrolling the article rests, in milliseconds.
const REST: i32 = 250;

/// The reading pane. The text itself is the reader's, see `browser::reader`.
pub fn reading() -> El {
    let desk = expect_desk();
    let document = desk.document();
    let scroller = place();
    let text = place();
    // For the outside: the reader lives in elements that are there only now.
    effect(move || {
        if let (Some(scroller), Some(text)) = (scroller.get(), text.get()) {
            let reader = Reader::mount(
                &text,
                &scroller,
                move |span| desk.marks(span),
                move |event| desk.heard(event),
            );
            match reader {
                Ok(reader) => desk.take_reader(reader),
                Err(error) => desk.say(format!("The article cannot be shown: {error}")),
            }
        }
    });
    on_cleanup(move || desk.drop_reader());
    let look = move |what: fn(&Document) -> String| {
        let id = document.get();
        desk.with(|s| id.and_then(|id| s.project().document(id)).map(|d| what(d)))
    };
    // Looks at the whole text: once for an article, and again when one may have been corrected.
    let writing = memo(move || {
        desk.track_articles();
        look(|d| Writing::of(d.text.as_str()).word().to_owned())
    });
    let language = move || {
        desk.track_articles();
        look(|d| d.meta.language.clone()).filter(|l| !l.is_empty())
    };
    let name = move || {
        desk.track_articles();
        let title = look(|d| d.meta.title.clone()).unwrap_or_default();
        format!("Article: {title}")
    };
    let rest = StoredValue::new_local(None::<Timer>);
    let nothing = move || document.get().is_none();
    let ring = RwSignal::new(false);
    let article = el("article")
        .place(text)
        .id(ARTICLE)
        .class("text")
        .attr("tabindex", "0")
        .on("focus", move |event| ring.set(element::shows_focus(&event)))
        .on("blur", move |_| ring.set(false))
        .live("lang", language)
        .live("aria-label", name);
    let page = el("div")
        .class("page")
        .live("dir", move || {
            writing.get().unwrap_or_else(|| "ltr".to_owned())
        })
        .live("hidden", nothing)
        .child(example())
        .child(head())
        .child(
            el("div")
                .class("text-column")
                .child(article)
                .child(from_rest(|rest| rest.margin)),
        )
        .child(made_of(
            move || Some((document.get()?, desk.rest_when_here()?)),
            |found| found.map(|(id, rest)| (rest.article_foot)(id)),
        ));
    el("main")
        .place(scroller)
        .class("reading")
        .id("reading")
        .attr("tabindex", "-1")
        .live("data-ring", move || ring.get())
        .on("scroll", move |_| {
            rest.set_value(Timer::after(REST, move || desk.scrolled()))
        })
        .child(shown(nothing, no_article))
        .child(page)
}
