//! ZIP archives, written, while the files in them may still be written as well: [`Archive`] is what they look like, [`Filling`]
//! has what goes into one packed, here or beside.
//!
//! Names are UTF-8 and say so. Every file has the same moment, so that the same files give the same bytes.

mod filling;

use super::packing::crc;
use super::packing::deflate::Deflate;
use crate::domain::Timestamp;

pub use filling::{Filling, News, Packer};

/// “PK” with what follows.
const LOCAL: u32 = 0x0403_4b50;
const ENTRY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Version of the format that a reader has to know: 2.0, for packed files.
const VERSION: u16 = 20;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;

/// Why an archive cannot be written: the format counts in 32 and 16 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "it would be larger than a ZIP archive can be (4 GB, 65,535 files). Export fewer articles at a time"
)]
pub struct TooLarge;

/// A file on its way into an archive.
#[derive(Clone, Debug)]
pub struct Entry {
    path: String,
    /// Of all bytes so far.
    checksum: u32,
    /// How many they are.
    length: usize,
    /// They themselves, packed or not, as they came: what may be hundreds of megabytes is not moved about.
    bytes: Vec<Vec<u8>>,
    packed: bool,
}

impl Entry {
    /// One whose bytes are packed; none so far.
    pub fn packed(path: String) -> Self {
        Self {
            path,
            checksum: 0,
            length: 0,
            bytes: Vec::new(),
            packed: true,
        }
    }

    /// One of these bytes, as they are.
    pub fn plain(path: String, bytes: Vec<u8>) -> Self {
        Self {
            path,
            checksum: crc::of(&bytes),
            length: bytes.len(),
            bytes: vec![bytes],
            packed: false,
        }
    }

    /// Adds a stretch of so many bytes with this checksum, which is packed.
    pub fn put(&mut self, length: usize, checksum: u32, packed: Vec<u8>) {
        self.checksum = crc::joined(self.checksum, checksum, length);
        self.length += length;
        self.bytes.push(packed);
    }
}

/// An archive that is being written.
#[derive(Debug)]
pub struct Archive {
    /// Those that were not taken yet, one stretch behind the other.
    bytes: Vec<Vec<u8>>,
    /// How many these are.
    waiting: usize,
    /// How many were taken.
    taken: usize,
    directory: Vec<u8>,
    files: u16,
    /// Day and time as DOS has them: two seconds are the least.
    moment: (u16, u16),
}

impl Archive {
    /// An empty one, of files of a moment. Before 1980 there is none: the first of these is taken then.
    pub fn begin(moment: Timestamp) -> Self {
        Self {
            bytes: Vec::new(),
            waiting: 0,
            taken: 0,
            directory: Vec::new(),
            files: 0,
            moment: dos(moment),
        }
    }

    /// Adds a file of which all bytes are there.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub fn close(&mut self, mut entry: Entry) -> Result<(), TooLarge> {
        if entry.packed {
            let mut end = Vec::new();
            Deflate::end(&mut end);
            entry.bytes.push(end);
        }
        let size = entry.bytes.iter().map(Vec::len).sum();
        let at = self.length()?;
        let name = u16::try_from(entry.path.len()).map_err(|_| TooLarge)?;
        let head = Head {
            method: if entry.packed { 8 } else { 0 },
            moment: self.moment,
            checksum: entry.checksum,
            sizes: (small(size)?, small(entry.length)?),
            name,
        };
        self.files = self.files.checked_add(1).ok_or(TooLarge)?;
        let mut first = Vec::new();
        put32(&mut first, LOCAL);
        head.put(&mut first);
        first.extend(entry.path.as_bytes());
        self.waiting += first.len() + size;
        self.bytes.push(first);
        self.bytes.append(&mut entry.bytes);
        let to = &mut self.directory;
        put32(to, ENTRY);
        put16(to, VERSION);
        head.put(to);
        // No comment, one disk, no attributes.
        to.extend([0; 10]);
        put32(to, at);
        to.extend(entry.path.as_bytes());
        Ok(())
    }

    /// How many bytes wait to be taken.
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// The bytes so far, but for those that were taken before, one stretch behind the other.
    pub fn take(&mut self) -> Vec<Vec<u8>> {
        self.taken += std::mem::take(&mut self.waiting);
        std::mem::take(&mut self.bytes)
    }

    fn length(&self) -> Result<u32, TooLarge> {
        small(self.taken.saturating_add(self.waiting))
    }

    /// The rest of the bytes; all of them, if none were taken.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub fn finish(mut self) -> Result<Vec<Vec<u8>>, TooLarge> {
        let at = self.length()?;
        let length = small(self.directory.len())?;
        let to = &mut self.directory;
        put32(to, END);
        to.extend([0; 4]);
        put16(to, self.files);
        put16(to, self.files);
        put32(to, length);
        put32(to, at);
        put16(to, 0);
        self.bytes.push(self.directory);
        Ok(self.bytes)
    }
}

/// What stands before a file and in the directory alike.
struct Head {
    method: u16,
    moment: (u16, u16),
    checksum: u32,
    sizes: (u32, u32),
    name: u16,
}

impl Head {
    fn put(&self, to: &mut Vec<u8>) {
        put16(to, VERSION);
        put16(to, UTF8);
        put16(to, self.method);
        put16(to, self.moment.1);
        put16(to, self.moment.0);
        put32(to, self.checksum);
        put32(to, self.sizes.0);
        put32(to, self.sizes.1);
        put16(to, self.name);
        put16(to, 0);
    }
}

fn put16(to: &mut Vec<u8>, n: u16) {
    to.extend(n.to_le_bytes());
}

fn put32(to: &mut Vec<u8>, n: u32) {
    to.extend(n.to_le_bytes());
}

fn small(n: usize) -> Result<u32, TooLarge> {
    // The highest number means “look elsewhere”.
    u32::try_from(n)
        .ok()
        .filter(|n| *n < u32::MAX)
        .ok_or(TooLarge)
}

/// Day and time as DOS has them, of a moment in UTC.
fn dos(moment: Timestamp) -> (u16, u16) {
    const DAY: i64 = 86_400_000;
    let (year, month, day) = moment.date().parts();
    let year = u16::try_from(year - 1980).ok().filter(|year| *year < 128);
    let Some(year) = year else {
        return (1 << 5 | 1, 0);
    };
    let seconds = moment.0.rem_euclid(DAY) / 1000;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let time = hours << 11 | minutes << 5 | (seconds % 60 / 2);
    let date = year << 9 | u16::from(month.unwrap_or(1)) << 5 | u16::from(day.unwrap_or(1));
    (date, time as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_as_dos_counts_them() {
        // 24 November 2026, 09:30:14 UTC.
        let (date, time) = dos(Timestamp(1_795_512_614_000));
        assert_eq!((date >> 9, date >> 5 & 15, date & 31), (46, 11, 24));
        assert_eq!((time >> 11, time >> 5 & 63, time & 31), (9, 30, 7));
        assert_eq!(dos(Timestamp(0)), (33, 0));
    }

    #[test]
    fn nothing_larger_than_the_format_is_begun() {
        let mut archive = Archive::begin(Timestamp(0));
        let long = Entry::plain("a".repeat(70_000), Vec::new());
        assert_eq!(archive.close(long), Err(TooLarge));
        archive.files = u16::MAX;
        assert_eq!(archive.close(Entry::packed("a".into())), Err(TooLarge));
    }
}
