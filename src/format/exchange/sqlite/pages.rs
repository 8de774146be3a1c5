//! The header of a database, and its pages.

use super::record::Encoding;
use super::{Fault, MAGIC};

/// Bytes of the header.
pub(super) const HEADER: usize = 100;

/// The pages of a database.
pub(super) struct Pages<'a> {
    bytes: &'a [u8],
    size: usize,
    /// So many bytes of each are in use; never fewer than 480.
    pub(super) usable: usize,
    pub(super) encoding: Encoding,
    /// Whether changes are first written to a file beside it.
    pub(super) has_log: bool,
    /// By number: whether it was used.
    used: Vec<bool>,
}

/// A number of four bytes, the highest first.
pub(super) fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

/// A number of two bytes, the highest first.
pub(super) fn two(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_be_bytes(bytes.try_into().ok()?)))
}

impl<'a> Pages<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let wrong = |what| Fault::at(1, what);
        if !bytes.starts_with(MAGIC) {
            return Err(wrong("it is no database of SQLite"));
        }
        let header = bytes.get(..HEADER).ok_or(wrong("the file ends too soon"))?;
        let byte = |at: usize| header.get(at).copied().unwrap_or_default();
        let size = match two(header, 16) {
            Some(1) => 65_536,
            Some(size) if size >= 512 && size.is_power_of_two() => size,
            _ => return Err(wrong("pages of this length are not possible")),
        };
        let usable = size - usize::from(byte(20));
        if usable < 480 {
            return Err(wrong("pages of this length are not possible"));
        }
        let has_log = match byte(19) {
            0 | 1 => false,
            2 => true,
            _ => return Err(wrong("it was written by a newer version of SQLite")),
        };
        let encoding = match four(header, 56) {
            Some(0 | 1) => Encoding::Utf8,
            Some(2) => Encoding::Utf16Little,
            Some(3) => Encoding::Utf16Big,
            _ => return Err(wrong("its text is in no encoding of SQLite’s")),
        };
        let pages = bytes.len() / size;
        // How many pages there are is only said by programs that say besides for which change it holds.
        let said = four(header, 28).unwrap_or_default() as usize;
        let holds = said > 0 && four(header, 24) == four(header, 92);
        if pages == 0 || (holds && said > pages) {
            return Err(wrong("the file ends too soon"));
        }
        Ok(Self {
            bytes,
            size,
            usable,
            encoding,
            has_log,
            used: vec![false; pages],
        })
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.used.len()
    }

    /// Length of the file.
    pub(super) const fn length(&self) -> usize {
        self.bytes.len()
    }

    /// What is in use of a page, from 1; each can be had once.
    pub(super) fn take(&mut self, number: u32) -> Result<&'a [u8], Fault> {
        let missing = Fault::at(number, "there is no such page");
        let place = (number as usize).checked_sub(1).ok_or(missing)?;
        let used = self.used.get_mut(place).ok_or(missing)?;
        if std::mem::replace(used, true) {
            return Err(Fault::at(number, "the page is in use twice"));
        }
        let start = place * self.size;
        let page = self.bytes.get(start..start + self.usable);
        page.ok_or(missing)
    }
}
