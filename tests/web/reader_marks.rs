//! What a tagged stretch looks like in the page: what the style sheet is written against.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::marked::tag;
use crate::stage::Stage;

/// The block as HTML, ids shortened.
fn html(stage: &Stage, place: usize) -> String {
    let mut html = stage.block(place).inner_html();
    for n in 0..10 {
        html = html.replace(&tag(n).to_string(), &n.to_string());
    }
    html
}

#[wasm_bindgen_test]
fn one_tag() {
    let stage = Stage::new("He {1d|said|1} so.");
    assert_eq!(
        html(&stage, 0),
        "He <span class=\"run tint-1\"><span class=\"mark kind-1 stroke-wavy lane-0 begins ends\" data-a=\"1\" \
         data-cap=\"D\" data-say=\"demand\">said</span></span> so."
    );
}

#[wasm_bindgen_test]
fn a_mention_gives_no_tint() {
    let stage = Stage::new("{1a|He|1} said so.");
    assert!(html(&stage, 0).starts_with(
        "<span class=\"run\"><span class=\"mark kind-2 stroke-dotted lane-0 begins ends\""
    ));
}

#[wasm_bindgen_test]
fn overlapping_tags_each_have_a_span_and_a_lane() {
    let stage = Stage::new("{1c|He {2d|said|1} so there|2}.");
    let classes: Vec<String> = stage
        .all(".run, .mark")
        .iter()
        .map(|e| e.class_name())
        .collect();
    assert_eq!(
        classes,
        [
            "run tint-0",
            "mark kind-0 stroke-straight lane-0 begins",
            "run tint-0",
            "mark kind-1 stroke-wavy lane-1 begins",
            "mark kind-0 stroke-straight lane-0 ends",
            "run tint-1",
            "mark kind-1 stroke-wavy lane-1 ends",
        ]
    );
}

#[wasm_bindgen_test]
fn the_shortest_statement_gives_the_tint() {
    let stage = Stage::new("{1c|He said {2d|go {3a|home|3}|2}|1}.");
    let tints: Vec<String> = stage.all(".run").iter().map(|e| e.class_name()).collect();
    assert_eq!(tints, ["run tint-0", "run tint-1", "run tint-1"]);
}

#[wasm_bindgen_test]
fn identical_tags_are_both_there() {
    let stage = Stage::new("He {1c|{2d|said|2}|1} so.");
    let lanes: Vec<String> = stage.all(".mark").iter().map(|e| e.class_name()).collect();
    assert_eq!(
        lanes,
        [
            "mark kind-0 stroke-straight lane-0 begins ends",
            "mark kind-1 stroke-wavy lane-1 begins ends"
        ]
    );
}

#[wasm_bindgen_test]
fn a_tag_over_paragraphs_begins_and_ends_once() {
    let stage = Stage::new("They {1c|met.\n\nThey talked.\n\nThey|1} left.");
    assert_eq!(stage.words_with("mark"), "met.They talked.They");
    assert_eq!(stage.words_with("begins"), "met.");
    assert_eq!(stage.words_with("ends"), "They");
    assert_eq!(stage.all("[data-cap]").len(), 1);
}

#[wasm_bindgen_test]
fn white_space_between_paragraphs_is_no_part_of_a_tag() {
    let stage = Stage::new("They met.{1c|\n\nThey talked.\n\n|1}They left.");
    assert_eq!(stage.words_with("begins"), "They talked.");
    assert_eq!(stage.words_with("ends"), "They talked.");
}

#[wasm_bindgen_test]
fn a_kind_the_codebook_does_not_have_is_still_shown() {
    let stage = Stage::new("He {1d|said|1} so.");
    stage.reader().set_looks(&[]);
    stage.reader().paint_all();
    assert!(html(&stage, 0).contains(
        "<span class=\"run\"><span class=\"mark kind-1 lane-0 begins ends\" data-a=\"1\">"
    ));
    stage.assert_whole();
}
