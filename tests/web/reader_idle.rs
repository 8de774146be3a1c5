//! A long article: the text at once, the marks in view at once, the others soon.

use demarche::domain::{Mark, Offset, Span, Text};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::act::until;
use crate::marked::tag;
use crate::stage::Stage;

const PARAGRAPHS: u32 = 2000;
const PARAGRAPH: &str =
    "The ministers met for ninety minutes and left without a word to the press.\n\n";

/// Every paragraph with a tag on “ministers”.
fn long() -> Stage {
    let text = Text::freeze_str(&PARAGRAPH.repeat(PARAGRAPHS as usize)).unwrap();
    let length = PARAGRAPH.len() as u32;
    let mark = |n: u32| Mark {
        annotation: tag(n),
        span: Span::new(Offset(n * length + 4), Offset(n * length + 13)),
        kind: 0,
    };
    Stage::with(text, (0..PARAGRAPHS).map(mark).collect())
}

#[wasm_bindgen_test]
async fn far_marks_come_by_themselves_and_the_text_stays_whole() {
    let stage = long();
    assert_eq!(stage.all(".block").len(), PARAGRAPHS as usize);
    assert_eq!(
        stage.block(0).query_selector_all(".mark").unwrap().length(),
        1
    );
    assert!(
        stage.all(".mark").len() < 200,
        "what is far off must not hold up what is near"
    );
    stage.assert_whole();
    until("all marks are there", || {
        stage.all(".mark").len() == PARAGRAPHS as usize
    })
    .await;
    stage.assert_whole();
}

#[wasm_bindgen_test]
fn printing_finds_all_marks() {
    let stage = long();
    web_sys::window()
        .unwrap()
        .dispatch_event(&Event::new("beforeprint").unwrap())
        .unwrap();
    assert_eq!(stage.all(".mark").len(), PARAGRAPHS as usize);
    stage.assert_whole();
}

#[wasm_bindgen_test]
async fn a_section_that_comes_near_has_its_marks() {
    let stage = long();
    stage
        .scroller
        .set_scroll_top(stage.scroller.scroll_height() / 2);
    let in_view = || {
        let view = stage.scroller.get_bounding_client_rect();
        stage
            .document
            .element_from_point(100.0, (view.top() + 200.0) as f32)
            .is_some_and(|e| {
                e.closest(".section")
                    .unwrap()
                    .is_some_and(|s| s.query_selector(".mark").unwrap().is_some())
            })
    };
    until("marks are in view", in_view).await;
}

#[wasm_bindgen_test]
fn the_estimate_is_near_the_truth() {
    let stage = long();
    let first = stage.all(".section").remove(0);
    let style = wasm_bindgen::JsCast::unchecked_ref::<web_sys::HtmlElement>(&first).style();
    let estimate: f64 = style
        .get_property_value("--size")
        .unwrap()
        .trim_end_matches("px")
        .parse()
        .unwrap();
    style.set_property("content-visibility", "visible").unwrap();
    let height = first.get_bounding_client_rect().height();
    assert!(
        (estimate / height - 1.0).abs() < 0.2,
        "estimated {estimate}, is {height}"
    );
}
