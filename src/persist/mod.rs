//! What is kept, when and in which form: nothing an analyst was told is saved is ever lost.
//!
//! Every step is written at once as one record of a *journal*; now and then a *snapshot* of the whole project takes the
//! journal's place. Opening reads the snapshot and goes through the steps after it. What cannot be read, or was written
//! by a newer version, stays where it is and can be downloaded.

pub mod envelope;
pub mod journal;
mod keeper;
mod library;
mod listing;
mod memory;
mod port;
mod recovery;
pub mod rescue;
pub mod rescued;
pub mod snapshot;
mod texts;
mod version;
mod writer;

pub use keeper::{Keeper, Start, Task};
pub use library::{Library, on_screen};
pub use listing::Listing;
pub use memory::Memory;
pub use port::{Append, Raw, Replacement, Storage, StorageError, Stored, compare};
pub use recovery::{Kept, Lost, Opened, Recovered, recover};
pub use version::{Format, Migration, Read};
pub use writer::{SaveState, Step, Writer};

#[cfg(test)]
mod tests;
