//! What only a browser can show, tried in one: `cargo xtask test --only web`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "all of it is tests, where the first surprise should stop"
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

#[path = "web/act.rs"]
mod act;
#[path = "web/marked.rs"]
mod marked;
#[path = "web/reader_caret.rs"]
mod reader_caret;
#[path = "web/reader_dragging.rs"]
mod reader_dragging;
#[path = "web/reader_emphasis.rs"]
mod reader_emphasis;
#[path = "web/reader_idle.rs"]
mod reader_idle;
#[path = "web/reader_lines.rs"]
mod reader_lines;
#[path = "web/reader_marks.rs"]
mod reader_marks;
#[path = "web/reader_pointer.rs"]
mod reader_pointer;
#[path = "web/reader_repaint.rs"]
mod reader_repaint;
#[path = "web/reader_reveal.rs"]
mod reader_reveal;
#[path = "web/reader_selection.rs"]
mod reader_selection;
#[path = "web/reader_text.rs"]
mod reader_text;
#[path = "web/stage.rs"]
mod stage;
