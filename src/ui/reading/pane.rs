//! The middle column: the scrolling pane with the article.

use leptos::{html, prelude::*};

use super::empty::NoArticle;
use super::example::Example;
use super::head::Head;
use super::toolbar::Toolbar;
use crate::browser::Reader;
use crate::domain::Writing;
use crate::ui::erased::{effect, live, memo, shown};
use crate::ui::frame::OfferBar;
use crate::ui::state::{ARTICLE, expect_desk};

/// The reading pane. The text itself is the reader's, see `browser::reader`.
#[component]
pub fn Reading() -> impl IntoView {
    let desk = expect_desk();
    let document = desk.document();
    let scroller = NodeRef::<html::Main>::new();
    let text = NodeRef::<html::Article>::new();
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
    let writing = memo(move || {
        let id = document.get();
        desk.with(|s| {
            let article = id.and_then(|id| s.project().document(id));
            article.map_or("ltr", |d| Writing::of(d.text.as_str()).word())
        })
    });
    let language = move || {
        desk.track_articles();
        let id = document.get();
        desk.with(|s| {
            let article = id.and_then(|id| s.project().document(id));
            article
                .map(|d| d.meta.language.clone())
                .filter(|l| !l.is_empty())
        })
    };
    let title = move || {
        desk.track_articles();
        let id = document.get();
        desk.with(|s| {
            let article = id.and_then(|id| s.project().document(id));
            article.map_or_else(String::new, |d| d.meta.title.clone())
        })
    };
    let nothing = move || document.get().is_none();
    view! {
        <main node_ref=scroller class="reading" id="reading" tabindex="-1">
            {shown(nothing, || view! { <NoArticle /> })}
            <div class="page" dir=writing hidden=nothing>
                <Example />
                <Head />
                <article
                    node_ref=text
                    id=ARTICLE
                    class="text"
                    tabindex="0"
                    lang=language
                    aria-label=live(move || format!("Article: {}", title()))
                ></article>
            </div>
        </main>
        <Toolbar />
        <OfferBar />
    }
}
