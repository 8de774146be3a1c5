//! Bits become bytes, the lowest first.

use super::huffman::Code;

/// Where bits go.
pub(super) struct Bits<'a> {
    out: &'a mut Vec<u8>,
    /// Those that make no four bytes yet.
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    /// Behind these bytes.
    pub(super) fn to(out: &'a mut Vec<u8>) -> Self {
        Self {
            out,
            held: 0,
            count: 0,
        }
    }

    /// So many bits, at most 16; the others are 0.
    #[inline(always)]
    pub(super) fn put(&mut self, bits: u32, count: u32) {
        self.held |= u64::from(bits) << self.count;
        self.count += count;
        if self.count >= 32 {
            self.out
                .extend_from_slice(&(self.held as u32).to_le_bytes());
            self.held >>= 32;
            self.count -= 32;
        }
    }

    /// A symbol.
    #[inline(always)]
    pub(super) fn code(&mut self, code: &Code, symbol: usize) {
        let (bits, count) = code.get(symbol);
        self.put(bits, count);
    }

    /// Fills the last byte up.
    pub(super) fn align(self) {
        let bytes = self.count.div_ceil(8) as usize;
        self.out.extend(&self.held.to_le_bytes()[..bytes]);
    }
}
