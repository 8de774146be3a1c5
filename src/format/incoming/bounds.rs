//! How much is taken in at once. Each bound lies far above any corpus of articles and far below what harms a browser;
//! whoever meets one is told so, with what to do.

/// Megabytes, in bytes.
const MB: u64 = 1024 * 1024;

/// Largest file that is read, in bytes. Looked at before a byte is read.
pub const FILE: u64 = 200 * MB;
/// Most files of one import, those in folders and archives counted one by one.
pub const FILES: usize = 20_000;
/// Most articles of one import.
pub const ARTICLES: usize = 20_000;
/// Most text of one import, in bytes.
pub const ALL_TEXT: usize = 256 * MB as usize;
/// How deep folders may lie in each other.
pub const FOLDERS: usize = 32;
/// Longest path of a file that is worked with, in bytes.
pub const PATH: usize = 1_000;

/// Most entries of a ZIP archive.
pub const ENTRIES: usize = 10_000;
/// Most that may come out of one ZIP archive, in bytes. Counted on what really comes out.
pub const UNPACKED: usize = 512 * MB as usize;
/// Most that may come out of one entry, in bytes.
pub const ENTRY: usize = 128 * MB as usize;
/// An entry may become so many times as large …
pub const RATIO: usize = 100;
/// … once it is larger than this, in bytes.
pub const RATIO_FROM: usize = MB as usize;

/// How deep the elements of an XML file may lie in each other.
pub const XML_DEPTH: usize = 256;
/// Most attributes of an XML element.
pub const XML_ATTRIBUTES: usize = 256;
/// Most text out of an XML file, in bytes.
pub const XML_TEXT: usize = 64 * MB as usize;

/// Most nodes of a web page.
pub const NODES: usize = 500_000;
/// How deep the elements of a web page may lie in each other.
pub const HTML_DEPTH: usize = 2_000;

/// Most columns of a table.
pub const COLUMNS: usize = 512;
/// Longest cell of a table, in bytes.
pub const CELL: usize = 16 * MB as usize;
/// So much of a table is looked at to find what parts its cells, in bytes.
pub const SNIFFED: usize = 64 * 1024;
/// Longest line of a JSON Lines file, in bytes.
pub const LINE: usize = 16 * MB as usize;
/// Most keys that are offered as columns.
pub const KEYS: usize = 512;

/// Longest value of a title, author and the like, in characters.
pub const VALUE: usize = 1_000;
/// Longest pattern for file names, in characters.
pub const PATTERN: usize = 200;
/// Problems that are kept one by one; of further ones there is a number.
pub const PROBLEMS: usize = 200;

/// So many bytes as megabytes, for messages; rounded up.
pub const fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(MB)
}
