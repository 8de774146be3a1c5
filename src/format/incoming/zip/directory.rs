//! The directory at the end of an archive.

use super::ZipError;
use super::entry::Entry;
use crate::domain::sort;
use crate::format::incoming::bounds;

/// So much at the end of a file can hold the end of the directory: its own bytes and a comment, in bytes.
pub(super) const TAIL: u64 = END as u64 + 0xFFFF;

/// Length of the record at the very end, without its comment.
const END: usize = 22;
/// Length of a record of the directory, without name, extra field and comment.
const RECORD: usize = 46;
/// Length of the header before the bytes of an entry, without name and extra field.
const LOCAL: u64 = 30;

/// Where the directory is in the file, and how many records it says it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) count: usize,
    /// So many bytes stand before the archive, as in one that unpacks itself.
    shift: u64,
}

/// Finds the directory from the last bytes of a file of this size.
///
/// # Errors
/// [`ZipError`].
pub(super) fn place(tail: &[u8], size: u64) -> Result<Place, ZipError> {
    let at = end_record(tail).ok_or(ZipError::NoDirectory)?;
    let end = Numbers(&tail[at..]);
    let here = size - (tail.len() - at) as u64;
    let (disk, first_disk) = (end.u16(4)?, end.u16(6)?);
    if disk != 0 && disk != 0xFFFF || first_disk != 0 && first_disk != 0xFFFF {
        return Err(ZipError::Parts);
    }
    let count = usize::from(end.u16(10)?);
    if count > bounds::ENTRIES {
        return Err(ZipError::TooMany(count));
    }
    let (length, start) = (u64::from(end.u32(12)?), u64::from(end.u32(16)?));
    // The directory ends where its end begins; what stands before the archive moves all places.
    let real = here.checked_sub(length).ok_or(ZipError::Damaged)?;
    let shift = real.checked_sub(start).ok_or(ZipError::Damaged)?;
    if count * RECORD > usize::try_from(length).unwrap_or(usize::MAX) {
        return Err(ZipError::Damaged);
    }
    // Names and the like have 64 kB each at most.
    if length > (count as u64 + 1) * (RECORD as u64 + 3 * 0xFFFF) {
        return Err(ZipError::Damaged);
    }
    Ok(Place {
        start: real,
        end: here,
        count,
        shift,
    })
}

/// The last record whose comment reaches exactly to the end of the file.
fn end_record(tail: &[u8]) -> Option<usize> {
    let last = tail.len().checked_sub(END)?;
    (0..=last).rev().find(|&at| {
        tail[at..].starts_with(b"PK\x05\x06")
            && Numbers(&tail[at..])
                .u16(20)
                .is_ok_and(|comment| at + END + usize::from(comment) == tail.len())
    })
}

/// The files of a directory. No two of them share a byte.
///
/// # Errors
/// [`ZipError`].
pub(super) fn entries(listed: &[u8], place: &Place) -> Result<Vec<Entry>, ZipError> {
    let mut entries = Vec::with_capacity(place.count);
    let mut rest = listed;
    for _ in 0..place.count {
        let record = Numbers(rest);
        if !rest.starts_with(b"PK\x01\x02") {
            return Err(ZipError::Damaged);
        }
        let name = usize::from(record.u16(28)?);
        let extra = usize::from(record.u16(30)?);
        let comment = usize::from(record.u16(32)?);
        let name_bytes = record.part(RECORD, name)?;
        let extra_bytes = record.part(RECORD + name, extra)?;
        let mut wide = Wide::of(extra_bytes);
        // In this order, and only those that do not fit in 32 bits.
        let size = wide.or(record.u32(24)?)?;
        let packed = wide.or(record.u32(20)?)?;
        let from = wide.or(record.u32(42)?)?;
        let from = from.checked_add(place.shift).ok_or(ZipError::Damaged)?;
        entries.push(Entry {
            path: Entry::path_of(name_bytes),
            raw_name: name_bytes.to_vec(),
            encrypted: record.u16(8)? & 1 != 0,
            method: record.u16(10)?,
            crc: record.u32(16)?,
            packed,
            size,
            from,
            until: 0,
        });
        rest = rest
            .get(RECORD + name + extra + comment..)
            .ok_or(ZipError::Damaged)?;
    }
    part(&mut entries, place.start)?;
    entries.retain(|entry| !entry.is_folder());
    Ok(entries)
}

/// Gives each entry the bytes up to the next, which have to be enough.
fn part(entries: &mut [Entry], directory: u64) -> Result<(), ZipError> {
    let mut order: Vec<(u64, usize)> = (0..).zip(&*entries).map(|(i, e)| (e.from, i)).collect();
    sort(&mut order, |a, b| a.cmp(b));
    let next = order.iter().skip(1).map(|(from, _)| *from);
    let ends: Vec<u64> = next.chain([directory]).collect();
    for ((from, place), end) in order.iter().zip(ends) {
        let entry = &mut entries[*place];
        let least = (from.checked_add(LOCAL + entry.raw_name.len() as u64))
            .and_then(|header| header.checked_add(entry.packed))
            .ok_or(ZipError::Damaged)?;
        if least > end {
            return Err(if *from >= directory {
                ZipError::Damaged
            } else {
                ZipError::Overlap
            });
        }
        // Between the header and the next entry there may be an extra field and a few bytes more, not megabytes.
        entry.until = end.min(least + 2 * 0xFFFF);
    }
    Ok(())
}

/// Numbers of an entry that need 64 bits, from its extra field.
struct Wide<'a>(&'a [u8]);

impl<'a> Wide<'a> {
    fn of(mut extra: &'a [u8]) -> Self {
        while let (Ok(id), Ok(length)) = (Numbers(extra).u16(0), Numbers(extra).u16(2)) {
            let Some(rest) = extra.get(4..) else { break };
            let Some(field) = rest.get(..usize::from(length)) else {
                break;
            };
            if id == 1 {
                return Self(field);
            }
            extra = &rest[usize::from(length)..];
        }
        Self(&[])
    }

    /// The number itself, or the next of the extra field where it says so.
    fn or(&mut self, number: u32) -> Result<u64, ZipError> {
        if number != u32::MAX {
            return Ok(u64::from(number));
        }
        let (next, rest) = self.0.split_first_chunk().ok_or(ZipError::Damaged)?;
        self.0 = rest;
        Ok(u64::from_le_bytes(*next))
    }
}

/// Numbers among bytes, the least significant byte first.
pub(super) struct Numbers<'a>(pub(super) &'a [u8]);

impl<'a> Numbers<'a> {
    pub(super) fn part(&self, at: usize, length: usize) -> Result<&'a [u8], ZipError> {
        let end = at.checked_add(length).ok_or(ZipError::Damaged)?;
        self.0.get(at..end).ok_or(ZipError::Damaged)
    }

    pub(super) fn u16(&self, at: usize) -> Result<u16, ZipError> {
        let part = self.part(at, 2)?;
        Ok(u16::from_le_bytes([part[0], part[1]]))
    }

    pub(super) fn u32(&self, at: usize) -> Result<u32, ZipError> {
        let part = self.part(at, 4)?;
        Ok(u32::from_le_bytes([part[0], part[1], part[2], part[3]]))
    }
}
