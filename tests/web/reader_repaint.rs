//! A change repaints the blocks it touches, and nothing else.

use demarche::domain::{Mark, Span};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;

use crate::act::{frame, until};
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
    let at = span.end();
    stage.reader().change(&[span], None, at, at);
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
    let met = stage.span("met");
    stage.reader().change(&[met], None, met.end(), met.end());
    assert!(stage.all(".run").is_empty());
    stage.assert_whole();
}

/// The selection follows when the marks are painted, and that is not taken for something the user did.
#[wasm_bindgen_test]
async fn what_is_to_be_selected_is_selected() {
    let stage = Stage::new("They met in Geneva.\n\nThey talked.");
    let span = stage.span("in Geneva.\n\nThey");
    for (n, anchor, head) in [(1, span.start(), span.end()), (2, span.end(), span.start())] {
        stage.reader().set_selection(anchor, head);
        let shown = String::from(stage.selection().to_string());
        assert!(shown.starts_with("in Geneva.") && shown.ends_with("They"));
        let tagged = stage.span("Geneva");
        stage.marks.borrow_mut().push(Mark {
            annotation: tag(n),
            span: tagged,
            kind: 0,
        });
        stage.reader().change(&[tagged], None, anchor, head);
        until("the words are selected again", || {
            stage.selection().to_string() == shown.as_str()
        })
        .await;
    }
    assert_eq!(stage.heard(), []);
}

/// Before the browser has told of it, too.
#[wasm_bindgen_test]
async fn what_the_user_selects_meanwhile_stays_selected() {
    let stage = Stage::new("They met in Geneva.\n\nThey talked.");
    let (tagged, caret) = (stage.span("Geneva"), stage.span("Geneva").end());
    stage.reader().change(&[tagged], None, caret, caret);
    let words = stage.block(1).first_child().unwrap();
    let selection = stage.selection();
    selection.set_base_and_extent(&words, 0, &words, 4).unwrap();
    until("the app hears of it", || !stage.heard().is_empty()).await;
    frame().await;
    frame().await;
    assert_eq!(stage.selection().to_string(), "They");
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
