//! A tag whose words were not found again in a corrected text: where it belongs is looked up here.

use std::sync::Arc;

use leptos::prelude::*;

use super::details::KINDS;
use crate::domain::{Annotation, AnnotationId, ByteOffset, Document, Needle, Span, context};
use crate::edit::{command, count};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, el};
use crate::ui::state::{Desk, go_to_field};
use crate::ui::widgets::{button, label};

/// Id of the field.
pub const PLACE: &str = "place-anew";

/// So many places are offered.
const MOST: usize = 20;
/// Characters shown before and after the words.
const AROUND: u32 = 40;

/// Shown for as long as the tag is to be placed.
pub fn place_anew(desk: Desk, id: AnnotationId, tag: Memo<Option<Arc<Annotation>>>) -> AnyView {
    let lost = memo(move || {
        let tag = tag.read();
        let lost = tag.as_ref().and_then(|tag| tag.lost.as_ref());
        lost.map(|quote| quote.exact.to_string())
    });
    made_of(
        move || lost.get(),
        move |lost| lost.map(|words| field(desk, id, words)),
    )
}

fn field(desk: Desk, id: AnnotationId, lost: String) -> El {
    let words = RwSignal::new(lost.clone());
    let found = memo(move || {
        let needle = Needle::new(&words.read());
        desk.track_articles();
        desk.with(|s| {
            let tag = s.project().annotation(id)?;
            let document = s.project().document(tag.document)?;
            Some(places(document, &needle?))
        })
    });
    let put = move |span: Option<Span>| {
        desk.run(command::PlaceAnew {
            annotation: id,
            span,
        });
        go_to_field(KINDS);
    };
    let offer = move |span: Span| {
        let around = desk.with(|s| {
            let tag = s.project().annotation(id)?;
            let document = s.project().document(tag.document)?;
            Some(context(document, span, AROUND))
        });
        around.map(|around| {
            el("li").child(
                button("place-offer", move || put(Some(span)))
                    .attr("dir", "auto")
                    .child(around.before)
                    .child(el("strong").child(around.words))
                    .child(around.after),
            )
        })
    };
    let offers = move || {
        let found = found.get();
        let (spans, all) = found?;
        let said = match all {
            0 => "These words do not stand in the article.".to_owned(),
            n if n > spans.len() => format!(
                "{}; the first {} are listed",
                count(n, "place"),
                spans.len()
            ),
            n => count(n, "place"),
        };
        Some(vec![
            el("p").class("quiet").attr("role", "status").child(said),
            el("ul")
                .class("place-offers")
                .attr("aria-label", "Places where it may belong")
                .children(spans.into_iter().filter_map(offer)),
        ])
    };
    let input = el("input")
        .id(PLACE)
        .class("field search")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .value(move || words.get())
        .on_input(move |typed| words.set(typed));
    el("section")
        .class("place-anew")
        .attr("aria-label", "To be placed anew")
        .child(
            el("p")
                .text("When the text was corrected, the words of this tag were not found: ")
                .child(el("q").attr("dir", "auto").child(lost))
                .text(" It stands near there until you say where it belongs."),
        )
        .child(label(PLACE, "Words where it belongs"))
        .child(input)
        .part(offers)
        .child(button("button small", move || put(None)).text("It belongs where it stands"))
}

/// Where words stand in an article, the first of them, and how many there are.
fn places(document: &Document, needle: &Needle) -> (Vec<Span>, usize) {
    let text = &document.text;
    let (mut spans, mut all, mut from) = (Vec::new(), 0, 0);
    while let Some(found) = needle.find(text.as_str(), from) {
        from = found.end;
        all += 1;
        if spans.len() < MOST {
            let offset = |byte: usize| text.offset_at_byte(ByteOffset(byte as u32));
            spans.push(Span::new(offset(found.start), offset(found.end)));
        }
    }
    (spans, all)
}
