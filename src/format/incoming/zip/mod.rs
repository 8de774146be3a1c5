//! ZIP archives, as far as they bring articles: read from the directory at their end, entry by entry.
//!
//! Nothing an archive says of itself is believed: entries must not lie over each other, what comes out is counted as it
//! comes, and its checksum has to be right. Archives in archives, encrypted ones and those in parts are refused.

mod directory;
mod entry;

use super::engine::{Bytes, Engine, Stuck};
use super::problem::Fault;
use super::{bounds, kind};
use crate::format::packing::crc;

pub use entry::Entry;

/// Why an archive, or one entry of it, cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZipError {
    /// There is no directory at the end.
    #[error("it has no directory: it is no ZIP archive, or its end is missing")]
    NoDirectory,
    /// Numbers that do not fit the file.
    #[error("its directory is damaged")]
    Damaged,
    /// More than one part.
    #[error("it is one part of several")]
    Parts,
    /// Too many entries.
    #[error("it has {0} entries")]
    TooMany(usize),
    /// Entries share bytes.
    #[error("its entries lie over each other, as only archives do that are made to do harm")]
    Overlap,
    /// Encrypted.
    #[error("it is encrypted")]
    Encrypted,
    /// Packed in another way.
    #[error("it is packed in a way that is not known here (method {0})")]
    Method(u16),
    /// The entry is not what the directory says.
    #[error("it is damaged")]
    DamagedEntry,
    /// Much larger than it was packed.
    #[error(
        "it becomes more than {} times as large when it is unpacked",
        bounds::RATIO
    )]
    Ratio,
    /// Larger than one entry may be.
    #[error("it has more than {} MB unpacked", bounds::megabytes(bounds::ENTRY as u64))]
    Entry,
    /// The archive has become too large.
    #[error("more than {} MB came out of the archive before it", bounds::megabytes(bounds::UNPACKED as u64))]
    Total,
    /// The file could not be read.
    #[error("it could not be read")]
    Unreadable,
}

impl ZipError {
    /// What to do.
    const fn advice(self) -> &'static str {
        match self {
            Self::NoDirectory | Self::Damaged | Self::DamagedEntry | Self::Unreadable => {
                "Make or download the archive again"
            }
            Self::Parts => "Put the archive together first",
            Self::TooMany(_) | Self::Entry | Self::Total => "Split it into several smaller ones",
            Self::Overlap => "Do not use it, or ask where it comes from",
            Self::Encrypted => "Unpack it with its password and import the folder",
            Self::Method(_) => "Unpack it and import the folder, or pack it as plain ZIP",
            Self::Ratio => "If it is meant to be so, unpack it and import the folder",
        }
    }

    /// For the report.
    pub fn fault(self) -> Fault {
        let what = match self {
            Self::TooMany(n) => format!(
                "The archive has {} entries; at most {} are read",
                crate::domain::grouped(n as u64),
                crate::domain::grouped(bounds::ENTRIES as u64)
            ),
            error => format!("This cannot be unpacked: {error}"),
        };
        Fault::new(what, self.advice())
    }
}

/// An archive whose directory has been read.
#[derive(Debug)]
pub struct Archive {
    entries: Vec<Entry>,
    /// What may still come out of it, in bytes.
    left: usize,
}

impl Archive {
    /// Reads the directory. Proportional to it.
    ///
    /// # Errors
    /// [`ZipError`].
    pub async fn open<B: Bytes>(bytes: &B) -> Result<Self, ZipError> {
        let size = bytes.size();
        let read = async |from, to| {
            let read = bytes.range(from, to).await;
            read.map_err(|_| ZipError::Unreadable)
        };
        let tail_from = size.saturating_sub(directory::TAIL);
        let tail = read(tail_from, size).await?;
        let place = directory::place(&tail, size)?;
        let listed = read(place.start, place.end).await?;
        let entries = directory::entries(&listed, &place)?;
        Ok(Self {
            entries,
            left: bounds::UNPACKED,
        })
    }

    /// The files in it, in the order of the directory; folders are not among them.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of a file.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.path == path)
    }

    /// Unpacks a file. Proportional to what comes out.
    ///
    /// # Errors
    /// [`ZipError`]; [`ZipError::Total`] for every file after the archive has given all it may.
    pub async fn unpack<B: Bytes, E: Engine>(
        &mut self,
        place: usize,
        bytes: &B,
        engine: &E,
    ) -> Result<Vec<u8>, ZipError> {
        let entry = self.entries.get(place).ok_or(ZipError::DamagedEntry)?;
        let local = bytes.range(entry.from, entry.until).await;
        let local = local.map_err(|_| ZipError::Unreadable)?;
        let packed = entry.packed(&local)?;
        let by_ratio = packed
            .len()
            .saturating_mul(bounds::RATIO)
            .max(bounds::RATIO_FROM);
        let at_most = by_ratio.min(bounds::ENTRY).min(self.left);
        let too_much = if at_most == self.left {
            ZipError::Total
        } else if at_most == bounds::ENTRY {
            ZipError::Entry
        } else {
            ZipError::Ratio
        };
        let unpacked = match entry.method {
            0 if packed.len() > at_most => return Err(too_much),
            0 => packed.to_vec(),
            8 => match engine.inflate(packed, at_most).await {
                Ok(unpacked) => unpacked,
                Err(Stuck::TooMuch) => {
                    self.left = self.left.saturating_sub(at_most);
                    return Err(too_much);
                }
                Err(Stuck::Damaged) => return Err(ZipError::DamagedEntry),
            },
            other => return Err(ZipError::Method(other)),
        };
        self.left = self.left.saturating_sub(unpacked.len());
        if unpacked.len() as u64 != entry.size || crc::of(&unpacked) != entry.crc {
            return Err(ZipError::DamagedEntry);
        }
        Ok(unpacked)
    }
}

/// Whether a path of an archive is that of another one: those are not opened.
pub fn is_nested(path: &str) -> bool {
    const ENDINGS: [&str; 8] = ["zip", "7z", "rar", "gz", "tgz", "tar", "bz2", "xz"];
    let is = |ending: &str| ENDINGS.iter().any(|one| one.eq_ignore_ascii_case(ending));
    kind::ending(path).is_some_and(is)
}
