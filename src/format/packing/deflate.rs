//! Packing by DEFLATE (RFC 1951), quick rather than small: what browsers bring along takes twice as long or more, and for files
//! of hundreds of megabytes that is most of all the time there is.
//!
//! A stretch is packed by itself and ends at a whole byte. What comes of several stretches, one behind the other, is the packed
//! form of all of them: so a file is packed while it is still being written, and others can have their turn in between.

use std::fmt;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

/// About how many bytes make a good stretch: packed in a few milliseconds, and what a stretch costs by itself is nothing to it.
pub const STRETCH: usize = 256 * 1024;

/// The quickest of the library’s levels that look for what stands again.
const LEVEL: i32 = 1;
/// DEFLATE by itself, without what zlib writes around it.
const BARE: i32 = 0;

/// Packs stretches; kept from one to the next for its room alone.
pub struct Deflate(Box<CompressorOxide>);

impl fmt::Debug for Deflate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Deflate")
    }
}

impl Default for Deflate {
    fn default() -> Self {
        let flags = create_comp_flags_from_zip_params(LEVEL, BARE, 0);
        Self(Box::new(CompressorOxide::new(flags)))
    }
}

impl Deflate {
    /// Adds the packed form of a stretch that is not the end. Linear.
    pub fn stretch(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        self.0.reset();
        let done = compress_to_output(&mut self.0, bytes, TDEFLFlush::Sync, |packed| {
            out.extend_from_slice(packed);
            true
        });
        debug_assert_eq!(done, (TDEFLStatus::Okay, bytes.len()));
    }

    /// Ends what was packed: an empty last block.
    pub fn end(out: &mut Vec<u8>) {
        out.extend([0b011, 0]);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::DeflateDecoder;
    use proptest::prelude::*;

    use super::*;

    /// Packed in stretches of so many bytes.
    fn packed(bytes: &[u8], stretch: usize) -> Vec<u8> {
        let (mut deflate, mut out) = (Deflate::default(), Vec::new());
        for stretch in bytes.chunks(stretch) {
            deflate.stretch(stretch, &mut out);
        }
        Deflate::end(&mut out);
        out
    }

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let read = DeflateDecoder::new(packed).read_to_end(&mut bytes);
        read.unwrap();
        bytes
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..3000),
            proptest::collection::vec(prop_oneof![Just(b'a'), Just(b'b'), any::<u8>()], 0..3000),
            "([a-c]{1,5}[ \n]|\\{\"start\":[0-9]{1,4}\\},){0,400}".prop_map(String::into_bytes),
        ], stretch in 1_usize..4000) {
            prop_assert_eq!(unpacked(&packed(&bytes, stretch)), bytes);
        }
    }

    #[test]
    fn long_texts_become_small() {
        let text = include_str!("../../../tests/data/article.txt").repeat(30);
        let packed = packed(text.as_bytes(), STRETCH);
        assert_eq!(unpacked(&packed), text.as_bytes());
        assert!(
            packed.len() < text.len() / 20,
            "{} of {}",
            packed.len(),
            text.len()
        );
    }
}
