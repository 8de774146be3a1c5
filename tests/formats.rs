//! Files in and out, as a user meets them: round trips, golden files, broken files, the test articles, the sample.
#![cfg(not(target_arch = "wasm32"))]
// Helpers of tests are tests too.
#![allow(clippy::unwrap_used)]

#[path = "formats/coded.rs"]
mod coded;
#[path = "formats/common.rs"]
mod common;
#[path = "formats/fixtures.rs"]
mod fixtures;
#[path = "formats/golden.rs"]
mod golden;
#[path = "formats/native.rs"]
mod native;
#[path = "formats/random.rs"]
mod random;
#[path = "formats/refusals.rs"]
mod refusals;
#[path = "formats/sample.rs"]
mod sample;
#[path = "formats/schema.rs"]
mod schema;
#[path = "formats/statements.rs"]
mod statements;
#[path = "formats/tables.rs"]
mod tables;
