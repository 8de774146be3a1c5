//! The browser, behind plain Rust: the only folder that names web-sys, js-sys, wasm-bindgen, gloo or idb.
//!
//! Everything that registers itself with the page takes itself away when dropped.

mod breath;
pub mod clock;
mod disk;
mod drop;
pub mod element;
mod error;
pub mod fetched;
pub mod files;
pub mod folders;
mod frame;
mod idle;
mod ids;
mod indexed_db;
pub mod keys;
mod let_go;
mod listener;
pub mod locks;
pub mod page;
pub mod panic;
mod paste;
mod persistence;
mod practice;
pub mod preferences;
mod reader;
mod rescue;
mod saver;
mod signal;
pub mod site;
mod tabs;
mod theme;
pub mod unpack;
pub mod web_page;

pub use breath::Breath;
pub use disk::{DiskFile, can_write_files, choose_file, remember_file, remembered_file};
pub use drop::DropListener;
pub use error::{JsError, OrLog};
pub use files::{FileProblem, Given, Incoming, PickedFile};
pub use frame::{AfterPaint, Frame, Timer, until_painted};
pub use idle::{Idle, Slice, Stopwatch};
pub use ids::RandomIds;
pub use indexed_db::{DATABASE, IndexedDb};
pub use keys::KeyListener;
pub use let_go::let_go_in_turns;
pub use listener::Listener;
pub use paste::PasteListener;
pub use persistence::{Room, ask_to_keep, is_kept, room};
pub use practice::{practice_file, practice_is_wrong};
pub use preferences::Preferences;
pub use reader::{Look, Reader, ReaderEvent, Rect, ViewWatch};
pub use rescue::download_everything;
pub use saver::Saver;
pub use tabs::{Tabs, Word, when_awake};
pub use theme::{apply_reading, apply_theme, set_kind_colour};
