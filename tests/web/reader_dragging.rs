//! Selecting by mouse and by touch, from the press to the end.

use demarche::browser::ReaderEvent;
use demarche::domain::Offset;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;

use crate::act::{pointer_event, until};
use crate::stage::Stage;

fn words(stage: &Stage) -> Node {
    stage.block(0).first_child().unwrap()
}

fn press(stage: &Stage, name: &str, kind: &str) {
    let event = pointer_event(name, kind, (0.0, 0.0), 0);
    stage.block(0).dispatch_event(&event).unwrap();
}

fn settled(events: &[ReaderEvent]) -> Vec<(bool, bool)> {
    let of = |e: &ReaderEvent| match *e {
        ReaderEvent::Selected { settled, touch, .. } => Some((settled, touch)),
        _ => None,
    };
    events.iter().filter_map(of).collect()
}

#[wasm_bindgen_test]
fn a_drag_is_settled_when_the_button_is_up() {
    let stage = Stage::new("They met there.");
    let words = words(&stage);
    press(&stage, "pointerdown", "mouse");
    stage.select((&words, 0), (&words, 4));
    stage.select((&words, 0), (&words, 8));
    press(&stage, "pointerup", "mouse");
    assert_eq!(
        settled(&stage.heard()),
        [(false, false), (false, false), (true, false)]
    );
}

#[wasm_bindgen_test]
fn the_app_does_not_tear_a_drag_away() {
    let stage = Stage::new("They met there.");
    let words = words(&stage);
    press(&stage, "pointerdown", "mouse");
    stage.select((&words, 1), (&words, 6));
    stage.reader().set_selection(Offset(0), Offset(8));
    assert_eq!(stage.selection().anchor_offset(), 1);
    press(&stage, "pointerup", "mouse");
}

#[wasm_bindgen_test]
async fn a_selection_by_touch_is_settled_when_it_rests() {
    let stage = Stage::new("They met there.");
    let words = words(&stage);
    press(&stage, "pointerdown", "touch");
    press(&stage, "pointercancel", "touch");
    stage.select((&words, 0), (&words, 4));
    assert_eq!(settled(&stage.heard()), [(false, true)]);
    until("it is settled", || {
        settled(&stage.events.borrow()) == [(true, true)]
    })
    .await;
}

#[wasm_bindgen_test]
fn once_dropped_it_is_silent_and_gone() {
    let mut stage = Stage::new("They met.");
    stage.reader = None;
    assert_eq!(
        std::rc::Rc::strong_count(&stage.marks),
        1,
        "its callbacks are freed"
    );
    stage.select((&words(&stage), 0), (&words(&stage), 4));
    press(&stage, "pointerdown", "mouse");
    press(&stage, "pointerup", "mouse");
    assert_eq!(stage.heard(), []);
}
