//! Presses, three clicks and hovering.

use demarche::browser::ReaderEvent;
use demarche::domain::{Offset, Span};
use demarche::edit::Edge;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, EventTarget};

use crate::act::{frame, pointer_event};
use crate::marked::tag;
use crate::stage::Stage;

/// An event of the mouse at a point of the window, on whatever is there or on `target`.
fn mouse(
    stage: &Stage,
    name: &str,
    (x, y): (f64, f64),
    clicks: i32,
    target: Option<&Element>,
) -> bool {
    let hit = stage.document.element_from_point(x as f32, y as f32);
    let target: &EventTarget = target.or(hit.as_ref()).unwrap();
    target
        .dispatch_event(&pointer_event(name, "mouse", (x, y), clicks))
        .unwrap()
}

/// An article in view: what the browser has not laid out yet, no pointer finds.
async fn laid_out(marked: &str) -> Stage {
    let stage = Stage::new(marked);
    frame().await;
    frame().await;
    stage
}

/// The middle of some words.
fn at(stage: &Stage, words: &str) -> (f64, f64) {
    let rect = stage.reader().rect_of(stage.span(words)).unwrap();
    (rect.left + rect.width / 2.0, rect.top + rect.height / 2.0)
}

#[wasm_bindgen_test]
async fn a_click_tells_the_position_and_the_narrowest_tag() {
    let stage = laid_out("They {1c|met {2a|him|2} there|1} and left.").await;
    for (words, tag) in [
        ("him", Some(tag(2))),
        ("there", Some(tag(1))),
        ("left", None),
    ] {
        let (x, y) = at(&stage, words);
        let start = stage.span(words).start();
        mouse(&stage, "click", (x, y), 1, None);
        let heard = stage.heard();
        let [ReaderEvent::Pressed { at, tag: told }] = heard[..] else {
            panic!("{heard:?}");
        };
        assert_eq!(told, tag, "{words}");
        assert!(
            at >= start && at <= start.plus(words.len() as u32),
            "{words}: {at:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_click_beside_the_words_is_at_the_nearest() {
    let stage = laid_out("They met.\n\nThey left.").await;
    let rect = stage.reader().rect_of(stage.span("They met.")).unwrap();
    mouse(
        &stage,
        "click",
        (rect.right() + 60.0, rect.top + 5.0),
        1,
        None,
    );
    assert_eq!(
        stage.heard(),
        [ReaderEvent::Pressed {
            at: Offset(9),
            tag: None
        }]
    );
}

#[wasm_bindgen_test]
async fn a_click_on_selected_words_is_a_click() {
    let stage = laid_out("They met in Geneva.").await;
    let span = stage.span("met in");
    stage.reader().set_selection(span.start(), span.end());
    // Browsers let go of the selection only later.
    mouse(&stage, "pointerdown", at(&stage, "met"), 0, None);
    mouse(&stage, "pointerup", at(&stage, "met"), 0, None);
    mouse(&stage, "click", at(&stage, "met"), 1, None);
    assert!(matches!(
        stage.heard()[..],
        [ReaderEvent::Pressed { tag: None, .. }]
    ));
}

#[wasm_bindgen_test]
async fn three_clicks_take_the_sentence() {
    let stage = laid_out("They met. It was {1c|cold|1} there. They left.").await;
    let went_on = mouse(&stage, "mousedown", at(&stage, "cold"), 3, None);
    assert!(!went_on, "the browser must not take the paragraph");
    assert_eq!(stage.heard_words().as_deref(), Some("It was cold there."));
    assert_eq!(
        String::from(stage.selection().to_string()),
        "It was cold there."
    );
}

#[wasm_bindgen_test]
async fn hovering_tells_each_change_once() {
    let stage = laid_out("They {1c|met {2a|him|2} there|1}.").await;
    for words in ["met", "met", "him", "there"] {
        mouse(&stage, "pointerover", at(&stage, words), 0, None);
    }
    mouse(&stage, "pointerover", at(&stage, "They"), 0, None);
    let expected = [Some(tag(1)), Some(tag(2)), Some(tag(1)), None];
    assert_eq!(stage.heard(), expected.map(ReaderEvent::Hovered));
}

#[wasm_bindgen_test]
async fn an_edge_of_the_chosen_tag_is_dragged() {
    let stage = laid_out("They {1c|met him|1} there.").await;
    stage
        .reader()
        .set_chosen(Some((tag(1), &[stage.span("met him")])));
    frame().await;
    frame().await;
    let edge = stage.all(".edge.end").remove(0);
    let rect = edge.get_bounding_client_rect();
    mouse(
        &stage,
        "pointerdown",
        (rect.left(), rect.top() + 5.0),
        0,
        Some(&edge),
    );
    let there = stage
        .reader()
        .rect_of(Span::caret(stage.span("there").end()))
        .unwrap();
    mouse(
        &stage,
        "pointermove",
        (there.left, there.top + 5.0),
        0,
        Some(&edge),
    );
    mouse(
        &stage,
        "pointerup",
        (there.left, there.top + 5.0),
        0,
        Some(&edge),
    );
    // The click that ends the drag is none of the text.
    mouse(
        &stage,
        "click",
        (there.left, there.top + 5.0),
        1,
        Some(&edge),
    );
    let dragged = |done| ReaderEvent::EdgeDragged {
        tag: tag(1),
        edge: Edge::End,
        to: stage.span("there").end(),
        done,
    };
    assert_eq!(stage.heard(), [dragged(false), dragged(true)]);
}
