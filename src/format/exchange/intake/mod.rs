//! Files of other tools come in: which format they are of ([`look`]), their bytes ([`gather`]), and the project that comes of
//! them, with a report of what became of what ([`receive`]). Nothing here changes anything that is there.

mod apart;
mod format;
mod gather;
mod known;
mod look;
mod packed;
mod receive;
mod report;
mod rows;
mod title;
mod twins;

pub use format::Format;
pub use gather::{Gathered, gather};
pub use known::{LOOKED_AT, known};
pub use look::look;
pub use packed::{Packed, look_for_packed_rows};
pub use receive::{Received, Taking, receive};
pub use report::{Came, FATES, Line, Report, heading, meaning};
pub use rows::{TABLE, has_rows, look_for_rows, receive_rows, text_of_article, text_of_file};
pub use title::free_title;
pub use twins::twins;
