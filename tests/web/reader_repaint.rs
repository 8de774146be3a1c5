//! A change repaints the blocks it touches, and nothing else.

use demarche::domain::{Mark, Span};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;

use crate::marked::tag;
use crate::stage::Stage;

fn text_nodes(stage: &Stage) -> Vec<Node> {
    stage
        .all(".block")
        .iter()
        .map(|b| b.first_child().unwrap())
        .collect()
}

fn add(stage: &Stage, n: u32, span: Span) {
    stage.marks.borrow_mut().push(Mark {
        annotation: tag(n),
        span,
        kind: 0,
    });
    stage.reader().repaint(&[span]);
}

#[wasm_bindgen_test]
fn only_the_touched_blocks_change() {
    let stage = Stage::new("They met.\n\nThey talked.\n\nThey left.\n\nThey came back.");
    let before = text_nodes(&stage);
    add(&stage, 1, stage.span("talked.\n\nThey"));
    assert_eq!(stage.words_with("mark"), "talked.They");
    let after = text_nodes(&stage);
    let kept: Vec<bool> = before.iter().zip(&after).map(|(a, b)| a == b).collect();
    assert_eq!(kept, [true, false, false, true]);
    stage.assert_whole();
}

#[wasm_bindgen_test]
fn a_tag_goes_as_it_came() {
    let stage = Stage::new("They {1c|met|1}.\n\nThey talked.");
    stage.marks.borrow_mut().clear();
    stage.reader().repaint(&[stage.span("met")]);
    assert!(stage.all(".run").is_empty());
    stage.assert_whole();
}

#[wasm_bindgen_test]
fn what_is_selected_stays_selected() {
    let stage = Stage::new("They met in Geneva.\n\nThey talked.");
    let span = stage.span("in Geneva.\n\nThey");
    for (anchor, head) in [(span.start(), span.end()), (span.end(), span.start())] {
        stage.reader().set_selection(anchor, head);
        let shown = String::from(stage.selection().to_string());
        add(&stage, 1, stage.span("Geneva"));
        assert_eq!(String::from(stage.selection().to_string()), shown);
        assert!(shown.starts_with("in Geneva.") && shown.ends_with("They"));
    }
    assert_eq!(stage.heard(), []);
}

#[wasm_bindgen_test]
fn another_codebook_changes_all_labels() {
    let stage = Stage::new("They {1c|met|1}.\n\nThey {2d|talked|2}.");
    let mut looks = crate::stage::looks();
    looks[0].cap = "X".to_owned();
    looks[1].cap = "Y".to_owned();
    stage.reader().set_looks(&looks);
    stage.reader().paint_all();
    let caps: Vec<_> = stage
        .all("[data-cap]")
        .iter()
        .filter_map(|e| e.get_attribute("data-cap"))
        .collect();
    assert_eq!(caps, ["X", "Y"]);
}
