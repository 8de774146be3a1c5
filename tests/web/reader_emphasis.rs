//! The chosen tag and the one under the pointer stand out over exactly their extent.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::marked::tag;
use crate::stage::Stage;

const ARTICLE: &str = "{1c|They {2d|met in|1} Geneva.\n\nThey|2} {3a|left|3}.";

#[wasm_bindgen_test]
fn the_chosen_one_is_shown_over_its_extent() {
    let stage = Stage::new(ARTICLE);
    let demand = stage.span("met in Geneva.\n\nThey");
    stage.reader().set_chosen(Some((tag(2), &[demand])));
    assert_eq!(stage.words_with("chosen"), "met in Geneva.They");
    let claim = stage.span("They met in");
    stage.reader().set_hot(Some((tag(1), &[claim])));
    assert_eq!(stage.words_with("hot"), "They met in");
    assert_eq!(stage.words_with("chosen"), "met in Geneva.They");
}

#[wasm_bindgen_test]
fn another_one_takes_over_and_none_leaves_nothing() {
    let stage = Stage::new(ARTICLE);
    stage
        .reader()
        .set_chosen(Some((tag(2), &[stage.span("met in Geneva.\n\nThey")])));
    stage
        .reader()
        .set_chosen(Some((tag(3), &[stage.span("left")])));
    assert_eq!(stage.words_with("chosen"), "left");
    stage.reader().set_chosen(None);
    assert_eq!(stage.words_with("chosen"), "");
}

#[wasm_bindgen_test]
fn it_stays_through_repainting() {
    let stage = Stage::new(ARTICLE);
    let span = stage.span("They met in");
    stage.reader().set_chosen(Some((tag(1), &[span])));
    let chosen = [span];
    stage
        .reader()
        .change(&[span], Some((tag(1), &chosen)), span.end(), span.end());
    assert_eq!(stage.words_with("chosen"), "They met in");
    stage.reader().set_chosen(None);
    assert_eq!(stage.words_with("chosen"), "");
}

#[wasm_bindgen_test]
fn the_nodes_are_the_same_before_and_after() {
    let stage = Stage::new(ARTICLE);
    let before = stage.all(".mark");
    stage
        .reader()
        .set_hot(Some((tag(1), &[stage.span("They met in")])));
    stage.reader().set_hot(None);
    assert!(before == stage.all(".mark"));
}
