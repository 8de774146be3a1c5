//! The layer beside the text in which links are drawn, and when that is done anew.
//!
//! It scrolls with the text and is drawn a little beyond the window, so that most scrolling needs no work. It is drawn
//! anew once what was done is painted; when the column has another size, before that is painted; and while the article
//! is scrolled, before what is drawn comes to its end.

use leptos::prelude::*;

use super::line::{label, line, more};
use super::scene::{Scene, scene};
use crate::browser::{Frame, Timer, ViewWatch};
use crate::ui::erased::{effect, memo, part};
use crate::ui::html::{View, el, place};
use crate::ui::state::expect_desk;

/// After so long without scrolling the margin is drawn anew, in milliseconds.
const REST: i32 = 120;

/// The layer; as wide as the margin, and as high as nothing.
pub fn margin() -> AnyView {
    let desk = expect_desk();
    let layer = place();
    let shown = RwSignal::new(Scene::default());
    let at = StoredValue::new(0_i32);
    let draw = move || {
        let (Some(layer), Some(reader)) = (layer.get_untracked(), desk.reader()) else {
            return;
        };
        at.set_value(reader.scrolled().0);
        let next = scene(desk, &reader, &layer).unwrap_or_default();
        if shown.with_untracked(|now| *now != next) {
            shown.set(next);
        }
    };
    let frame = StoredValue::new_local(None::<Frame>);
    let soon = move || frame.set_value(Frame::next(draw));
    let rest = StoredValue::new_local(None::<Timer>);
    let moved = move |size: bool| {
        if size {
            draw();
            return;
        }
        if desk.with(|s| s.project().relations().len() == 0) {
            return;
        }
        rest.set_value(Timer::after(REST, draw));
        let far = desk.reader().is_some_and(|reader| {
            let (top, height) = reader.scrolled();
            (top - at.get_value()).abs() * 3 > height
        });
        if far {
            soon();
        }
    };
    let watch = StoredValue::new_local(None::<ViewWatch>);
    // For the outside: the column is there only when the reader is.
    effect(move || {
        layer.track();
        watch.set_value(desk.reader().map(|reader| reader.watch_view(moved)));
    });
    let chosen = memo(move || desk.cursor().read().chosen);
    // For the outside: lines stand where the browser has put the words.
    effect(move || {
        desk.track_tags();
        desk.codebook().read();
        chosen.track();
        soon();
    });
    let all = part(move || {
        let Scene {
            lines,
            labels,
            more: counts,
            ..
        } = shown.get();
        let mut all: Vec<_> = lines.into_iter().map(|one| line(desk, one)).collect();
        all.extend(labels.into_iter().map(|one| label(desk, one)));
        all.extend(counts.into_iter().map(more));
        all
    });
    el("div")
        .place(layer)
        .class("margin")
        .attr("aria-hidden", "true")
        .live("data-emphasis", move || {
            shown.with(|s| s.lines.iter().any(|line| line.chosen))
        })
        .style("--room", move || format!("{}px", shown.with(|s| s.room)))
        // The selection and the focus stay where they are.
        .on("mousedown", |event| event.prevent_default())
        .child(all)
        .view()
}
