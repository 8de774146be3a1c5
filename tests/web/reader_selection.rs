//! What the user selects in the page is told in positions of the text, and the other way round.

use demarche::browser::ReaderEvent;
use demarche::domain::{Direction, Offset, Span, Unit, step};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, Node};

use crate::act::{frame, until};
use crate::stage::Stage;

const HARD: &str =
    "Die {1c|Größe 🇷🇺 {2a|👩‍👩‍👧|1} e\u{301}lan|2}.\n\n{3d|שלום|3} לכולם.\n\n中国{4c|外交部|4}。";

fn node(of: &impl AsRef<Node>) -> Node {
    of.as_ref().clone()
}

/// The text nodes of a block.
fn text_nodes(stage: &Stage, place: usize) -> Vec<Node> {
    let walker = stage
        .document
        .create_tree_walker_with_what_to_show(&stage.block(place), 4)
        .unwrap();
    std::iter::from_fn(|| walker.next_node().unwrap()).collect()
}

#[wasm_bindgen_test]
fn every_place_in_every_text_node_is_the_position_it_shows() {
    let stage = Stage::new(HARD);
    for (i, block) in stage.blocks.all().iter().enumerate() {
        let mut before = String::new();
        for node in text_nodes(&stage, i) {
            let words = node.text_content().unwrap();
            for (byte, c) in words.char_indices() {
                let units = words[..byte].encode_utf16().count() as u32;
                stage.select((&node, units), (&node, units + c.len_utf16() as u32));
                let start = block
                    .span
                    .start()
                    .plus((before.clone() + &words[..byte]).chars().count() as u32);
                let expected = demarche::domain::snap_outward(
                    &stage.text,
                    &stage.blocks,
                    Span::new(start, start.plus(1)),
                );
                assert_eq!(
                    stage.heard_words().as_deref(),
                    Some(stage.text.slice(expected)),
                    "{c} in block {i}"
                );
                stage.selection().remove_all_ranges().unwrap();
                stage
                    .document
                    .dispatch_event(&Event::new("selectionchange").unwrap())
                    .unwrap();
            }
            before += &words;
        }
    }
}

#[wasm_bindgen_test]
fn every_stretch_the_app_selects_is_selected_in_the_page() {
    let stage = Stage::new(HARD);
    let mut at = step(
        &stage.text,
        &stage.blocks,
        Offset::ZERO,
        Unit::Article,
        Direction::Back,
    );
    loop {
        let next = step(
            &stage.text,
            &stage.blocks,
            at,
            Unit::Character,
            Direction::Forward,
        );
        if next == at {
            break;
        }
        let words = stage.text.slice(Span::new(at, next));
        if words.trim() == words {
            stage.reader().set_selection(at, next);
            let range = stage.selection().get_range_at(0).unwrap();
            assert_eq!(String::from(range.to_string()), words);
        }
        at = next;
    }
    assert_eq!(stage.heard(), []);
}

#[wasm_bindgen_test]
fn a_backward_selection_keeps_its_ends() {
    let stage = Stage::new("He said so.");
    let words = text_nodes(&stage, 0).remove(0);
    stage.select((&words, 7), (&words, 3));
    assert_eq!(
        stage.heard(),
        [ReaderEvent::Selected {
            anchor: Offset(7),
            head: Offset(3),
            settled: true,
            touch: false
        }]
    );
}

#[wasm_bindgen_test]
fn a_whole_paragraph_does_not_reach_into_the_next() {
    let stage = Stage::new("They met.\n\nThey talked.");
    // As browsers leave it after three clicks.
    stage.select((&text_nodes(&stage, 0)[0], 0), (&node(&stage.block(1)), 0));
    assert_eq!(stage.heard_words().as_deref(), Some("They met."));
    stage.select((&node(&stage.block(0)), 0), (&text_nodes(&stage, 1)[0], 0));
    assert_eq!(stage.heard_words(), None, "the same words are told once");
}

#[wasm_bindgen_test]
fn ends_at_elements_are_understood() {
    let stage = Stage::new("They {1c|met|1}.\n\nThey talked.\n\nThey left.");
    let section = node(&stage.all(".section")[0]);
    let mark = node(&stage.all(".mark")[0]);
    for (from, to, words) in [
        ((&section, 1), (&section, 2), "They talked."),
        (
            (&section, 0),
            (&section, 3),
            "They met.\n\nThey talked.\n\nThey left.",
        ),
        ((&mark, 0), (&mark, 1), "met"),
        (
            (&node(&stage.block(0)), 1),
            (&section, 2),
            "met.\n\nThey talked.",
        ),
        (
            (&node(&stage.host), 0),
            (&node(&stage.host), 1),
            "They met.\n\nThey talked.\n\nThey left.",
        ),
    ] {
        stage.select(from, to);
        assert_eq!(stage.heard_words().as_deref(), Some(words));
    }
}

#[wasm_bindgen_test]
fn ends_at_what_holds_many_paragraphs_are_understood() {
    let said = |n: usize| format!("Number {n} was said.");
    let all: Vec<String> = (0..300).map(said).collect();
    let stage = Stage::new(&all.join("\n\n"));
    let host = node(&stage.host);
    let chapters = stage.all(".chapter");
    assert_eq!(chapters.len(), 3);
    let second = node(&chapters[1]);
    for (from, to, first, last) in [
        ((&host, 0), (&host, 1), 0, 127),
        ((&host, 1), (&host, 2), 128, 255),
        ((&host, 2), (&host, 3), 256, 299),
        ((&second, 0), (&second, 16), 128, 255),
        ((&second, 1), (&second, 2), 136, 143),
        ((&second, 15), (&host, 3), 248, 299),
    ] {
        stage.select(from, to);
        let words = all[first..=last].join("\n\n");
        assert_eq!(stage.heard_words(), Some(words), "{first} to {last}");
    }
}

#[wasm_bindgen_test]
fn select_all_is_the_whole_article() {
    let stage = Stage::new("They met.\n\nThey left.");
    let body = stage.document.body().unwrap();
    stage.selection().select_all_children(&body).unwrap();
    stage
        .document
        .dispatch_event(&Event::new("selectionchange").unwrap())
        .unwrap();
    assert_eq!(
        stage.heard_words().as_deref(),
        Some("They met.\n\nThey left.")
    );
}

#[wasm_bindgen_test]
fn a_selection_elsewhere_is_not_ours() {
    let stage = Stage::new("They met.");
    let other = stage.document.create_element("p").unwrap();
    other.set_text_content(Some("Side list"));
    stage.document.body().unwrap().append_child(&other).unwrap();
    stage.select((&other, 0), (&other, 1));
    assert_eq!(stage.heard(), []);
    stage.select((&text_nodes(&stage, 0)[0], 5), (&other, 1));
    assert_eq!(stage.heard_words().as_deref(), Some("met."));
    other.remove();
}

#[wasm_bindgen_test]
async fn what_the_app_selects_is_not_told_back() {
    let stage = Stage::new("They met.\n\nThey left.");
    // The start of the second paragraph: in the page, that end is read as the end of the first.
    for (anchor, head) in [(0, 4), (9, 5), (3, 3), (5, 11)] {
        stage.reader().set_selection(Offset(anchor), Offset(head));
        for _ in 0..3 {
            frame().await;
        }
        assert_eq!(stage.heard(), [], "{anchor} to {head}");
    }
}

#[wasm_bindgen_test]
async fn what_is_selected_waits_until_no_dialog_covers_it() {
    let stage = Stage::new("They met.\n\nThey left.");
    stage.select(
        (&text_nodes(&stage, 0)[0], 0),
        (&text_nodes(&stage, 0)[0], 4),
    );
    assert_eq!(stage.heard_words().as_deref(), Some("They"));
    stage.reader().stand_back(true);
    frame().await;
    assert_eq!(stage.selection().range_count(), 0);
    assert_eq!(stage.heard(), [], "it is still what is selected");
    stage.reader().stand_back(false);
    until("it is told again", || !stage.events.borrow().is_empty()).await;
    assert_eq!(stage.heard_words().as_deref(), Some("They"));
    assert_eq!(String::from(stage.selection().to_string()), "They");
    // What the app selects meanwhile is what is selected in the end.
    stage.reader().stand_back(true);
    stage.reader().set_selection(Offset(5), Offset(8));
    frame().await;
    assert_eq!(stage.selection().range_count(), 0);
    stage.reader().stand_back(false);
    until("it is told", || !stage.events.borrow().is_empty()).await;
    assert_eq!(stage.heard_words().as_deref(), Some("met"));
    assert_eq!(String::from(stage.selection().to_string()), "met");
}

#[wasm_bindgen_test]
async fn the_browser_tells_by_itself() {
    let stage = Stage::new("They met.");
    let words = text_nodes(&stage, 0).remove(0);
    stage
        .selection()
        .set_base_and_extent(&words, 0, &words, 4)
        .unwrap();
    until("a selection is told", || !stage.events.borrow().is_empty()).await;
    assert_eq!(stage.heard_words().as_deref(), Some("They"));
}

#[wasm_bindgen_test]
fn a_field_keeps_the_keys() {
    let stage = Stage::new("They met there.");
    let field: web_sys::HtmlElement = stage
        .document
        .create_element("textarea")
        .unwrap()
        .unchecked_into();
    stage.document.body().unwrap().append_child(&field).unwrap();
    field.focus().unwrap();
    let before = stage.selection().anchor_node();
    stage.reader().set_selection(Offset(0), Offset(4));
    assert!(stage.selection().anchor_node() == before);
    field.remove();
}
