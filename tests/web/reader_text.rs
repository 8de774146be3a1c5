//! The text on screen is the article's, to the character, whatever the tags.

use demarche::domain::{Blocks, Mark, Offset, Span, Text};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::marked::tag;
use crate::stage::Stage;

const ARTICLES: [&str; 8] = [
    include_str!("../data/article.txt"),
    include_str!("../data/emoji.txt"),
    include_str!("../data/arabic.txt"),
    include_str!("../data/hebrew.txt"),
    include_str!("../data/chinese.txt"),
    include_str!("../data/wrapped.txt"),
    include_str!("../data/markup.txt"),
    "",
];

/// Tags all over: nested, overlapping, identical, across paragraphs, some across grapheme clusters.
fn scattered(text: &Text, count: u32) -> Vec<Mark> {
    let mut state = 7_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below.max(1)
    };
    (0..count)
        .map(|n| {
            let start = next(text.len().0);
            Mark {
                annotation: tag(n / 2),
                span: Span::new(Offset(start), Offset(start + 1 + next(60)).min(text.len())),
                kind: next(4) as u8,
            }
        })
        .collect()
}

#[wasm_bindgen_test]
fn every_block_says_what_the_article_says() {
    for article in ARTICLES {
        let text = Text::freeze_str(article).unwrap();
        for count in [0, 1, 40, 200] {
            let stage = Stage::with(text.clone(), scattered(&text, count));
            stage.reader().paint_all();
            stage.assert_whole();
        }
    }
}

#[wasm_bindgen_test]
fn nothing_else_is_text() {
    let stage = Stage::new("Head\n\nHe {1d|said {2a|so|2}|1}.\n\nThey left.");
    stage.reader().set_selection(Offset(0), Offset(3));
    stage
        .reader()
        .set_chosen(Some((tag(1), &[stage.span("said so")])));
    assert_eq!(
        stage.host.text_content().unwrap(),
        "HeadHe said so.They left."
    );
}

#[wasm_bindgen_test]
fn blocks_are_headings_and_numbered_paragraphs() {
    let stage =
        Stage::new("date 2022-01-21\n\nNo way out\n\nThey met.\n\nTwo speeches\n\nThey left.");
    let outline: Vec<String> = stage
        .all(".block")
        .iter()
        .map(|b| {
            format!(
                "{} {} {:?}",
                b.tag_name(),
                b.class_name(),
                b.get_attribute("data-n")
            )
        })
        .collect();
    assert_eq!(
        outline,
        [
            "P block metadata None",
            "H1 block title None",
            "P block Some(\"1\")",
            "H2 block heading None",
            "P block Some(\"2\")"
        ]
    );
}

#[wasm_bindgen_test]
fn text_runs_the_way_its_letters_do() {
    let stage = Stage::new("Hello there.\n\nשלום לכולם.");
    let direction = |i| {
        let style = web_sys::window()
            .unwrap()
            .get_computed_style(&stage.block(i))
            .unwrap()
            .unwrap();
        style.get_property_value("direction").unwrap()
    };
    assert_eq!([direction(0), direction(1)], ["ltr", "rtl"]);
}

#[wasm_bindgen_test]
fn another_article_takes_the_place_of_the_first() {
    let mut stage = Stage::new("One {1c|here|1}.");
    stage.marks.borrow_mut().clear();
    stage.text = Text::freeze_str("Another.\n\nAnd more.").unwrap();
    stage.blocks = Blocks::of(&stage.text).into();
    stage.reader().show(&stage.text, &stage.blocks, &[]);
    stage.assert_whole();
    assert_eq!(stage.host.text_content().unwrap(), "Another.And more.");
    assert!(stage.all(".mark").is_empty());
}

#[wasm_bindgen_test]
fn copied_words_are_the_words_alone() {
    let stage = Stage::new("He {1d|said {2a|so|2} again|1}.");
    let span = stage.span("said so again");
    stage.reader().set_selection(span.start(), span.end());
    assert_eq!(String::from(stage.selection().to_string()), "said so again");
}
