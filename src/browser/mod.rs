//! The browser, behind plain Rust: the only folder that names web-sys, js-sys, wasm-bindgen, gloo or idb.
//!
//! Everything that registers itself with the page takes itself away when dropped.

mod error;
mod frame;
mod indexed_db;
mod listener;
mod persistence;
mod saver;
mod signal;

pub use error::{JsError, OrLog};
pub use frame::{Frame, Timer};
pub use indexed_db::{DATABASE, IndexedDb};
pub use listener::Listener;
pub use persistence::ask_to_keep;
pub use saver::Saver;
