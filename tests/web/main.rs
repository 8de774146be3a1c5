//! What only a browser can show, tested in one. `cargo xtask test` runs these in Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first surprise, their helpers as well"
)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod keys;
mod small;
mod store;
