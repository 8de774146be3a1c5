//! Steps from line to line.

use demarche::domain::{Direction, Offset, Span};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

/// Several lines, a short one, several again.
const ARTICLE: &str = "Now the first line has some words {1c|in it,\nand the second|1} goes on with some others,\nand the third \
                       is here as well, and ends.\n\nShort.\n\nAnother paragraph has two lines on a page,\nand this is the \
                       second and last of them.";

fn x(stage: &Stage, at: Offset) -> f64 {
    stage.reader().rect_of(Span::caret(at)).unwrap().left
}

fn y(stage: &Stage, at: Offset) -> f64 {
    stage.reader().rect_of(Span::caret(at)).unwrap().top
}

#[wasm_bindgen_test]
fn down_and_up_through_all_lines_keeps_the_column() {
    let stage = Stage::new(ARTICLE);
    let start = stage.span("line has").start();
    let mut path = vec![start];
    while let Some(next) = stage
        .reader()
        .line_step(path[path.len() - 1], Direction::Forward)
    {
        let at = path[path.len() - 1];
        assert!(
            next > at && y(&stage, next) > y(&stage, at) + 10.0,
            "{at:?} to {next:?}"
        );
        path.push(next);
    }
    assert!(path.len() >= 6, "{path:?}");
    // Lines too short for the column are taken at their end, and forgotten: the others are met within half a letter.
    let ends: Vec<Offset> = stage.blocks.all().iter().map(|b| b.span.end()).collect();
    let goal = x(&stage, start);
    for &at in &path {
        let short = ends.contains(&at) && x(&stage, at) < goal;
        assert!(
            short || (x(&stage, at) - goal).abs() < 6.0,
            "{at:?} in {path:?}"
        );
    }
    assert!(path.contains(&stage.span("Short.").end()));

    let mut at = path[path.len() - 1];
    for expected in path.iter().rev().skip(1) {
        at = stage.reader().line_step(at, Direction::Back).unwrap();
        assert_eq!(at, *expected);
    }
    assert_eq!(stage.reader().line_step(at, Direction::Back), None);
}

#[wasm_bindgen_test]
fn it_never_stops_inside_a_character() {
    let stage = Stage::new("aaaaa.\n\n👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧.");
    for at in 0..6 {
        let down = stage
            .reader()
            .line_step(Offset(at), Direction::Forward)
            .unwrap();
        let caret = Span::caret(down);
        assert_eq!(
            demarche::domain::snap_outward(&stage.text, &stage.blocks, caret),
            caret
        );
    }
}
