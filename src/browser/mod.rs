//! The browser, behind plain Rust: the only folder that names web-sys, js-sys, wasm-bindgen, gloo or idb.
//!
//! Everything that registers itself with the page takes itself away when dropped.

mod error;
mod frame;
mod listener;
mod reader;

pub use error::{JsError, OrLog};
pub use frame::{Frame, Timer};
pub use listener::Listener;
pub use reader::{Edge, Look, Reader, ReaderEvent, Rect};
