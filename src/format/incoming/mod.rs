//! Many files at once: texts, web pages, documents of word processors, tables, archives of all of these.
//!
//! Every file is read to an [`Outcome`]: articles that may come in, what is wrong, what has to be decided. The
//! [`Batch`] puts the outcomes together, settles what is known about each article, and tells which are there already.
//! Nothing here changes a project, and nothing knows a browser: what it takes to unpack, to decode and to take web pages
//! apart is an [`Engine`].

mod batch;
pub mod bounds;
mod dates;
mod decoding;
mod draft;
mod encodings;
mod engine;
mod facts;
mod header;
pub mod html;
mod kind;
mod office;
mod outcome;
mod own;
mod pattern;
mod problem;
mod reading;
pub(super) mod records;
mod sum;
mod tables;
mod take;
pub mod zip;

pub use batch::{Batch, Row, Twin};
pub use dates::Order;
pub(super) use dates::day;
pub use draft::{Draft, Naming, Settled, language_tag};
pub use encodings::Encodings;
pub use engine::{Bytes, ENCODINGS, Encoding, Engine, Stuck};
pub use facts::{Facts, Field};
pub use header::is_open;
pub use kind::{FileKind, Named, named, without_ending};
pub use outcome::{Foreign, Outcome, Room};
pub use pattern::{Pattern, PatternError};
pub use problem::{Fault, Problem};
pub(in crate::format) use reading::nested;
pub use reading::{Choices, read};
pub use records::{Columns, Role};
pub use sum::{Sum, many};
