//! What only a browser can show, tested in one. `cargo xtask test` runs these in Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, their helpers as well"
)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod act;
mod keys;
mod marked;
mod pieces;
mod reader_caret;
mod reader_dragging;
mod reader_emphasis;
mod reader_idle;
mod reader_lines;
mod reader_marks;
mod reader_pointer;
mod reader_repaint;
mod reader_reveal;
mod reader_selection;
mod reader_text;
mod small;
mod stage;
mod store;
