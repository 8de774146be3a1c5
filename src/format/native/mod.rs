//! The project file, `*.demarche.json`: everything a project holds, in JSON that people can read.
//!
//! `docs/formats.md` describes it key by key, `docs/schema/demarche-project-2.schema.json` exactly. What is written and
//! read again is the same project; keys this version does not know are kept, except inside an anchor.

mod document;
mod error;
mod fault;
mod migrate;
mod read;
mod write;

pub use error::ReadError;
pub use fault::Fault;
pub use read::read;
pub(super) use read::read_parsed;
pub use write::{Writing, write};

/// What the key `format` says in every project file.
pub const FORMAT: &str = "demarche-project";

/// The version written, and the newest that is read.
pub const VERSION: u64 = migrate::CHAIN.newest();

/// The unit of every position in the file, as the file states it.
pub const OFFSET_UNIT: &str = "unicode code points";

/// Ending of a project file's name.
pub const ENDING: &str = "demarche.json";

/// Keys of the envelope, on the top level beside those of the project itself.
const ENVELOPE: [&str; 5] = ["format", "version", "app", "savedAt", "offsetUnit"];
