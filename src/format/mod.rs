//! Files in and out: bytes and text become articles and projects, and projects become files. No browser here, no clock
//! and no randomness: time and ids are passed in.
//!
//! - [`native`]: the project file, which holds everything.
//! - [`plain_text`]: articles from `.txt` files and from the clipboard.
//! - [`incoming`]: many files at once, of many sorts.
//! - [`jsonl`], [`csv`], [`statements`], [`pca`]: what other programs read.
//! - [`codebook`]: the codebook alone.
//! - [`aside`]: what a merge could not place.
//! - [`exchange`]: to and from the tools of other people. [`archive`]: several files as one,
//!   [`packing`]: made small.
//! - [`outgoing`]: all that can be saved, as it is offered, counted and written.
//! - [`open`]: which of these a file is. [`export`]: which can be written, and what each leaves out.
//! - [`hosted`]: what whoever runs the site offers beside it.
//! - [`sample`]: the practice article that comes with the app.

pub mod archive;
pub mod aside;
mod cells;
pub mod codebook;
mod coded;
mod coders;
pub mod csv;
mod disguise;
pub mod exchange;
pub mod export;
mod file_name;
pub mod hosted;
pub mod incoming;
pub mod jsonl;
pub mod log_csv;
mod losses;
pub mod native;
pub mod open;
pub mod outgoing;
pub mod packing;
mod part;
pub mod pca;
pub mod plain_text;
mod programs;
pub mod sample;
pub mod statements;
mod unknown;
mod words;
mod xml;

pub use codebook::CodebookFile;
pub use export::ExportFormat;
pub use open::{OpenError, Opened, open};
