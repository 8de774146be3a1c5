//! The caret stands where the words are.

use demarche::domain::{Offset, Span};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DomRect, HtmlElement};

use crate::act::{frame, until};
use crate::marked::tag;
use crate::stage::Stage;

async fn caret(stage: &Stage, at: Offset) -> DomRect {
    stage.reader().set_selection(at, at);
    frame().await;
    frame().await;
    let caret = stage.all(".caret").remove(0);
    assert!(!caret.has_attribute("hidden"));
    caret.get_bounding_client_rect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 2.0
}

#[wasm_bindgen_test]
async fn it_stands_before_its_character() {
    let stage = Stage::new("They {1c|met|1} in Geneva.\n\nThey left.");
    for words in ["They met", "met", "in Geneva", "They left"] {
        let span = stage.span(words);
        let words = stage.reader().rect_of(span).unwrap();
        let caret = caret(&stage, span.start()).await;
        assert!(near(caret.left(), words.left), "{caret:?}, {words:?}");
        assert!(near(caret.top(), words.top) && caret.height() > 10.0);
    }
}

#[wasm_bindgen_test]
async fn at_the_end_it_stands_behind_the_last_character() {
    let stage = Stage::new("They met.\n\nשלום לכולם.");
    let latin = stage.reader().rect_of(stage.span("They met.")).unwrap();
    assert!(near(caret(&stage, Offset(9)).await.left(), latin.right()));
    // Right to left: the end is on the left.
    let hebrew = stage.reader().rect_of(stage.span("שלום לכולם.")).unwrap();
    assert!(near(
        caret(&stage, stage.text.len()).await.left(),
        hebrew.left
    ));
    let start = stage.span("שלום").start();
    assert!(near(caret(&stage, start).await.left(), hebrew.right()));
}

#[wasm_bindgen_test]
async fn every_position_has_a_place() {
    let stage = Stage::new(
        "A long line that is broken somewhere: {1c|👩‍👩‍👧 e\u{301}|1} and so on, and on, and on again.\n\n中国。",
    );
    for (i, block) in stage.blocks.all().iter().enumerate() {
        let around = stage.block(i).get_bounding_client_rect();
        for at in block.span.start().0..=block.span.end().0 {
            let rect = stage.reader().rect_of(Span::caret(Offset(at))).unwrap();
            assert!(
                rect.top >= around.top() - 8.0 && rect.bottom() <= around.bottom() + 8.0,
                "{at}: {rect:?}"
            );
            assert!(
                rect.left >= around.left() - 1.0 && rect.left <= around.right() + 8.0,
                "{at}: {rect:?}"
            );
        }
    }
}

#[wasm_bindgen_test]
async fn it_moves_along_when_the_column_changes() {
    let stage =
        Stage::new("They met in Geneva, in a hotel on the lake, for ninety minutes, and left.");
    let end = stage.span("and left.").start();
    let before = caret(&stage, end).await;
    stage.host.style().set_property("width", "200px").unwrap();
    let caret: HtmlElement = wasm_bindgen::JsCast::unchecked_into(stage.all(".caret").remove(0));
    until("the caret is on a lower line", || {
        caret.get_bounding_client_rect().top() > before.top() + 20.0
    })
    .await;
    let words = stage.reader().rect_of(Span::caret(end)).unwrap();
    until("it is where the words are", || {
        near(caret.get_bounding_client_rect().top(), words.top)
    })
    .await;
}

#[wasm_bindgen_test]
async fn it_is_hidden_when_there_is_none() {
    let stage = Stage::new("They met.");
    assert!(stage.all(".caret")[0].has_attribute("hidden"));
    caret(&stage, Offset(3)).await;
    stage.reader().clear_selection();
    until("it is hidden", || {
        stage.all(".caret")[0].has_attribute("hidden")
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_edges_stand_at_the_ends_of_the_chosen_tag() {
    let stage = Stage::new("They {1c|met him|1} there.");
    let span = stage.span("met him");
    stage.reader().set_chosen(Some((tag(1), &[span])));
    until("the edges are there", || {
        stage.all(".edge[hidden]").is_empty()
    })
    .await;
    let words = stage.reader().rect_of(span).unwrap();
    let left = |class: &str| stage.all(class)[0].get_bounding_client_rect().left();
    assert!(near(left(".edge.start"), words.left) && near(left(".edge.end"), words.right()));
    stage.reader().set_chosen(None);
    until("the edges are gone", || {
        stage.all(".edge[hidden]").len() == 2
    })
    .await;
}

#[wasm_bindgen_test]
async fn it_follows_what_the_user_selects() {
    let stage = Stage::new("They met.");
    let words = stage.block(0).first_child().unwrap();
    stage.select((&words, 0), (&words, 4));
    let caret = || stage.all(".caret").remove(0);
    until("the caret is there", || !caret().has_attribute("hidden")).await;
    let end = stage.reader().rect_of(stage.span("They")).unwrap().right();
    assert!(near(caret().get_bounding_client_rect().left(), end));
}
