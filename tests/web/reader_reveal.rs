//! Going to a place, however far.

use demarche::domain::Span;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::act::{frame, until};
use crate::stage::Stage;

/// Long and short paragraphs by turns, so that estimates are off; a mark in the last section.
fn article() -> Stage {
    let mut text = String::new();
    for n in 0..1500 {
        let words = if n % 3 == 0 { 1 } else { 9 };
        text.push_str(&format!(
            "Paragraph {n} says: {}end.\n\n",
            "so and so ".repeat(words)
        ));
    }
    text.push_str("Here is the {1d|goal|1} of it.\n\n");
    text.push_str(&"And a few more words.\n\n".repeat(40));
    Stage::new(&text)
}

fn in_view(stage: &Stage, span: Span) -> bool {
    let view = stage.scroller.get_bounding_client_rect();
    let rect = stage.reader().rect_of(span).unwrap();
    rect.top > view.top() && rect.bottom() < view.bottom()
}

#[wasm_bindgen_test]
async fn a_far_place_comes_into_view_with_its_marks_and_stays() {
    let stage = article();
    let goal = stage.span("goal");
    stage.reader().reveal(goal);
    assert_eq!(stage.words_with("kind-1"), "goal");
    for _ in 0..20 {
        frame().await;
    }
    assert!(in_view(&stage, goal));
    let back = stage.span("Paragraph 700 ");
    stage.reader().reveal(back);
    for _ in 0..20 {
        frame().await;
    }
    assert!(in_view(&stage, back));
}

#[wasm_bindgen_test]
async fn whoever_turns_the_wheel_is_not_taken_back() {
    let stage = article();
    stage.reader().reveal(stage.span("goal"));
    let wheel = web_sys::Event::new_with_event_init_dict("wheel", &bubbling()).unwrap();
    stage.scroller.dispatch_event(&wheel).unwrap();
    stage.scroller.set_scroll_top(0);
    for _ in 0..5 {
        frame().await;
    }
    assert_eq!(stage.scroller.scroll_top(), 0);
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}

#[wasm_bindgen_test]
async fn what_is_in_view_is_left_where_it_is() {
    let stage = article();
    let span = stage.span("Paragraph 4 ");
    until("it is laid out", || in_view(&stage, span)).await;
    let before = stage.scroller.scroll_top();
    stage.reader().reveal(span);
    frame().await;
    assert_eq!(stage.scroller.scroll_top(), before);
}

#[wasm_bindgen_test]
async fn a_step_out_of_view_scrolls_little() {
    let stage = article();
    stage.reader().reveal(stage.span("Paragraph 9 "));
    frame().await;
    let top = stage.scroller.scroll_top();
    assert!(top > 0 && top < 400, "{top}");
}
