//! “A newer version of Demarche is ready”: taken when the analyst says so, and not before everything is saved.

use leptos::prelude::*;

use crate::browser::site;
use crate::persist::SaveState;
use crate::ui::erased::{effect, made_of};
use crate::ui::html::{El, el};
use crate::ui::state::expect_desk;
use crate::ui::widgets::button;

/// How things stand with the newer version.
#[derive(Clone, Copy, PartialEq, Eq)]
enum News {
    /// There is none, or it was put off until the page is loaded another time.
    None,
    Ready,
    /// Asked for; it waits for what is not saved yet.
    Wanted,
}

/// The line; nothing while there is no newer version.
pub(super) fn newer() -> AnyView {
    let desk = expect_desk();
    let news = RwSignal::new(News::None);
    let watch = StoredValue::new_local(site::when_newer(move || news.set(News::Ready)));
    on_cleanup(move || drop(watch.try_update_value(Option::take)));
    let state = desk.save_state();
    // For the outside: the page goes as soon as nothing would go with it.
    effect(move || {
        if news.get() == News::Wanted
            && state.get() == SaveState::Saved
            && let Err(error) = site::take_newer()
        {
            news.set(News::None);
            desk.say(format!("The newer version cannot be used yet: {error}"));
        }
    });
    let line = move |words: &'static str| {
        el("div")
            .class("site-line")
            .attr("role", "status")
            .child(el("p").text(words))
    };
    let ready = move || -> El {
        line("A newer version of Demarche is ready.")
            .child(button("button small", move || news.set(News::Wanted)).text("Load it now"))
            .child(button("button quiet small", move || news.set(News::None)).text("Later"))
    };
    made_of(
        move || news.get(),
        move |news| match news {
            News::None => None,
            News::Ready => Some(ready()),
            News::Wanted => Some(line(
                "The newer version is loaded as soon as everything is saved.",
            )),
        },
    )
}
