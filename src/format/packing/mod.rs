//! Packing for archives, and nothing else: a program of its own is made of this folder as well (`src/packer.rs`), which packs in
//! a worker beside the page. So nothing here names what lies outside.
//!
//! - [`deflate`]: the packing. [`crc`]: the checksum.
//! - [`batch`]: what is packed in one go, and what comes of it, as bytes that can be sent.

pub mod batch;
pub mod crc;
pub mod deflate;
