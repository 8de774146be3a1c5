//! One file of an archive.

use super::ZipError;
use super::directory::Numbers;
use crate::format::incoming::bounds;

/// Length of the header before the bytes of an entry, without name and extra field.
const LOCAL: usize = 30;

/// A file as the directory describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it belongs, from the archive down: no drive, no `..`, parted by slashes.
    pub path: String,
    pub(super) raw_name: Vec<u8>,
    pub(super) encrypted: bool,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) packed: u64,
    /// As promised.
    pub(super) size: u64,
    /// Where its header begins.
    pub(super) from: u64,
    /// Where its bytes have ended for sure.
    pub(super) until: u64,
}

impl Entry {
    /// Whether it is a folder.
    pub(super) fn is_folder(&self) -> bool {
        self.raw_name.is_empty() || self.raw_name.ends_with(b"/") || self.raw_name.ends_with(b"\\")
    }

    /// A name of the archive as a path. Nothing is ever written to it: it only tells files apart, so what leads out of
    /// the archive is left out.
    pub(super) fn path_of(name: &[u8]) -> String {
        let name = match std::str::from_utf8(name) {
            Ok(name) => name.to_owned(),
            // What older programs wrote says in itself not what it is; each byte stays to be seen.
            Err(_) => name.iter().map(|&b| char::from(b)).collect(),
        };
        let parts = name.split(['/', '\\']);
        let kept = parts.filter(|part| !matches!(*part, "" | "." | "..") && !is_drive(part));
        let path = kept.collect::<Vec<_>>().join("/");
        path.chars()
            .filter(|c| !c.is_control())
            .take(bounds::PATH / 4)
            .collect()
    }

    /// The packed bytes among those from the entry's header on.
    pub(super) fn packed<'a>(&self, local: &'a [u8]) -> Result<&'a [u8], ZipError> {
        let damaged = |_| ZipError::DamagedEntry;
        if self.encrypted {
            return Err(ZipError::Encrypted);
        }
        let header = Numbers(local);
        if !local.starts_with(b"PK\x03\x04") {
            return Err(ZipError::DamagedEntry);
        }
        let name = usize::from(header.u16(26).map_err(damaged)?);
        let extra = usize::from(header.u16(28).map_err(damaged)?);
        let same_name = header.part(LOCAL, name).map_err(damaged)? == self.raw_name;
        let same_method = header.u16(8).map_err(damaged)? == self.method;
        if !same_name || !same_method {
            return Err(ZipError::DamagedEntry);
        }
        let length = usize::try_from(self.packed).map_err(|_| ZipError::DamagedEntry)?;
        // Where the bytes are not there, they would be those of the next entry.
        let packed = header.part(LOCAL + name + extra, length);
        packed.map_err(|_| ZipError::Overlap)
    }
}

fn is_drive(part: &str) -> bool {
    part.len() == 2 && part.ends_with(':')
}
