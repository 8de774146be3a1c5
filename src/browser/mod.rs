//! The browser, behind plain Rust: the only folder that names web-sys, js-sys, wasm-bindgen, gloo or idb.
//!
//! Everything that registers itself with the page takes itself away when dropped.

pub mod clock;
mod drop;
mod error;
pub mod files;
mod frame;
mod ids;
pub mod keys;
mod lifecycle;
mod listener;
pub mod page;
pub mod panic;
mod paste;
pub mod preferences;
mod reader;
mod rescue;
mod theme;

pub use drop::DropListener;
pub use error::{JsError, OrLog};
pub use files::{FileProblem, Incoming, PickedFile};
pub use frame::{Frame, Timer};
pub use ids::RandomIds;
pub use keys::KeyListener;
pub use lifecycle::{HideListener, LeaveGuard};
pub use listener::Listener;
pub use page::MediaWatch;
pub use paste::PasteListener;
pub use preferences::Preferences;
pub use reader::{Edge, Look, Reader, ReaderEvent, Rect};
pub use rescue::download_everything;
pub use theme::{apply_reading, apply_theme, set_kind_colour};
