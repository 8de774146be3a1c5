//! What reading files needs of the world: bytes of a file, unpacking, other encodings, web pages, a moment to breathe.
//! The browser gives it, and so do the tests.

use super::html::Node;
use crate::domain::{DocumentId, Timestamp};

/// A file that is not in memory.
#[allow(async_fn_in_trait)] // One thread only: nothing here needs to be `Send`.
pub trait Bytes {
    /// How many there are.
    fn size(&self) -> u64;

    /// Those from the first place up to the second; fewer where the file ends before.
    ///
    /// # Errors
    /// In words, when they cannot be read.
    async fn range(&self, from: u64, to: u64) -> Result<Vec<u8>, String>;
}

/// Why something could not be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// More came out than was allowed; what is beyond was not kept.
    TooMuch,
    /// It is damaged.
    Damaged,
}

/// How the bytes of a text stand for its characters, where they are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// As the web calls it.
    pub label: &'static str,
    /// As people do.
    pub name: &'static str,
}

/// Those that are offered, the likeliest first.
pub const ENCODINGS: [Encoding; 16] = [
    of("windows-1252", "Western European (Windows-1252, Latin-1)"),
    of("utf-16le", "UTF-16, little-endian (Windows “Unicode”)"),
    of("utf-16be", "UTF-16, big-endian"),
    of("windows-1250", "Central European (Windows-1250)"),
    of("iso-8859-2", "Central European (ISO 8859-2)"),
    of("windows-1251", "Cyrillic (Windows-1251)"),
    of("koi8-r", "Russian (KOI8-R)"),
    of("windows-1253", "Greek (Windows-1253)"),
    of("windows-1254", "Turkish (Windows-1254)"),
    of("windows-1255", "Hebrew (Windows-1255)"),
    of("windows-1256", "Arabic (Windows-1256)"),
    of("gb18030", "Chinese, simplified (GB 18030)"),
    of("big5", "Chinese, traditional (Big5)"),
    of("shift_jis", "Japanese (Shift JIS)"),
    of("euc-kr", "Korean (EUC-KR)"),
    of("macintosh", "Western European (older Macs)"),
];

const fn of(label: &'static str, name: &'static str) -> Encoding {
    Encoding { label, name }
}

impl Encoding {
    /// The one with this label.
    pub fn labelled(label: &str) -> Option<Self> {
        ENCODINGS.into_iter().find(|one| one.label == label)
    }
}

/// The world.
#[allow(async_fn_in_trait)]
pub trait Engine {
    /// Unpacks what was packed by “deflate”, up to so many bytes: what comes out is counted, not what is promised.
    ///
    /// # Errors
    /// [`Stuck`].
    async fn inflate(&self, packed: &[u8], at_most: usize) -> Result<Vec<u8>, Stuck>;

    /// The characters; `None` where the bytes are none in this encoding.
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String>;

    /// A web page taken apart, without anything in it being run or loaded. At most so many nodes.
    ///
    /// # Errors
    /// In words.
    fn page(&self, html: &str, at_most: usize) -> Result<Vec<Node>, String>;

    /// Lets others have their turn if this one has lasted long enough.
    async fn breathe(&self);

    /// An id never used before.
    fn new_id(&self) -> DocumentId;

    /// This moment.
    fn now(&self) -> Timestamp;
}

impl Bytes for Vec<u8> {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    async fn range(&self, from: u64, to: u64) -> Result<Self, String> {
        let end = usize::try_from(to).unwrap_or(usize::MAX).min(self.len());
        let start = usize::try_from(from).unwrap_or(usize::MAX).min(end);
        Ok(self[start..end].to_vec())
    }
}
