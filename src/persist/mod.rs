//! What is kept, when and in which form: nothing an analyst was told is saved is ever lost.
//!
//! Every step is written at once as one record of a *journal*; now and then a *snapshot* of the whole project takes the
//! journal's place. A snapshot is an outline and *pieces*: texts, what is coded in each article, stretches of the log. Of
//! these only what has changed is written. Opening reads the outline, then the pieces, and goes through the steps after
//! it. Some snapshots are kept as *versions* that can be gone back to. What cannot be read, or was written by a newer
//! version, stays where it is and can be downloaded.

mod draft;
pub mod envelope;
mod following;
mod in_pieces;
pub mod journal;
mod keeper;
mod library;
mod listing;
mod lost;
mod memory;
mod opening;
mod pieces;
mod port;
mod recovery;
pub mod rescue;
pub mod rescued;
pub mod snapshot;
mod texts;
mod version;
mod versions;
mod writer;

pub use in_pieces::InPieces;
pub use keeper::{Can, Keeper, Place, Task};
pub use library::{Library, on_screen};
pub use listing::Listing;
pub use lost::Lost;
pub use memory::{Memory, Shelf};
pub use opening::{Opening, Part};
pub use pieces::Piece;
pub use port::{Append, Raw, Replacement, Storage, StorageError, Stored, compare};
pub use recovery::{Kept, NotOpened, Opened, Recovered, Start};
pub use snapshot::Label;
pub use version::{Format, Migration, Read};
pub use versions::Version;
pub use writer::{SaveState, Snapshots, Soon, Step, ToWrite, Writer};

#[cfg(test)]
mod tests;
