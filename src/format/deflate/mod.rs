//! Packing by DEFLATE (RFC 1951), made for speed: what browsers bring along takes two or three times as long, and for files of
//! hundreds of megabytes that is most of all the time there is. What comes out is a fifth larger for that.
//!
//! A stretch is packed by itself and ends at a whole byte. What comes of several stretches, one behind the other, is the packed
//! form of all of them: so a file is packed while it is still being written, and others can have their turn in between. What
//! stands again is looked for in one place only, the last where four bytes were alike.
//!
//! What is done for each byte is put in its place by the compiler (`inline(always)`), which otherwise makes the program as small as
//! it can: a sixth of the time for 300 bytes.

mod bits;
mod huffman;

use bits::Bits;
use huffman::{Code, lengths};

/// About how many bytes make a good stretch: packed in a few milliseconds, and what a stretch costs by itself is nothing to it.
pub const STRETCH: usize = 256 * 1024;

/// Bits of a hash of four bytes.
const HASH: u32 = 14;
/// How far back something may be taken from.
const WINDOW: usize = 32 * 1024;
/// The longest that is taken at once.
const LONGEST: usize = 258;
/// The symbol behind the last; those of bytes are before it, those of lengths behind it.
const END: usize = 256;
/// Symbols of bytes, the end, and lengths.
const SYMBOLS: usize = 286;
/// Symbols of how far back.
const DISTANCES: usize = 30;
/// The order in which lengths of the codes for lengths of codes are told.
const ORDER: [u8; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// Packs stretches; kept from one to the next for its room alone.
#[derive(Debug)]
pub struct Deflate {
    /// For each hash, the place behind the one where its bytes stood last; 0 where they did not.
    last: Vec<u32>,
    found: Vec<Copy>,
}

/// Bytes as they are, and something that stood before.
#[derive(Clone, Copy, Debug)]
struct Copy {
    /// How many bytes stand before it that did not.
    plain: u32,
    /// How many are taken.
    length: u16,
    /// From how far back, less one.
    back: u16,
}

impl Default for Deflate {
    fn default() -> Self {
        Self {
            last: vec![0; 1 << HASH],
            found: Vec::new(),
        }
    }
}

impl Deflate {
    /// Adds the packed form of a stretch that is not the end. Linear.
    pub fn stretch(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        if !bytes.is_empty() {
            self.find(bytes);
            self.write(bytes, out);
        }
    }

    /// Ends what was packed: an empty last block.
    pub fn end(out: &mut Vec<u8>) {
        out.extend([0b011, 0]);
    }

    /// Finds what stands again.
    fn find(&mut self, bytes: &[u8]) {
        self.last.fill(0);
        self.found.clear();
        let (mut at, mut plain) = (0, 0);
        while let Some(hash) = hash(bytes, at) {
            let behind = at + 1;
            let before = std::mem::replace(&mut self.last[hash], behind as u32) as usize;
            let back = behind - before;
            let length = match before > 0 && back <= WINDOW {
                true => alike(bytes, before - 1, at),
                false => 0,
            };
            if length < 4 {
                // The longer nothing was found, the fewer places are tried.
                at += 1 + ((at - plain) >> 7);
                continue;
            }
            self.found.push(Copy {
                plain: (at - plain) as u32,
                length: length as u16,
                back: (back - 1) as u16,
            });
            at += length;
            plain = at;
            // Of what is passed over the last places alone are remembered: what follows often goes on from there.
            for place in [at - 2, at - 1] {
                if let Some(hash) = self::hash(bytes, place) {
                    self.last[hash] = place as u32 + 1;
                }
            }
        }
    }

    /// Writes it as a block with codes of its own, and an empty one of plain bytes, as these begin at a whole byte.
    fn write(&self, bytes: &[u8], out: &mut Vec<u8>) {
        let (mut symbols, mut distances) = ([0; SYMBOLS], [0; DISTANCES]);
        let mut rest = bytes;
        for copy in &self.found {
            let (plain, behind) = rest.split_at(copy.plain as usize);
            plain
                .iter()
                .for_each(|byte| symbols[usize::from(*byte)] += 1);
            symbols[length_symbol(copy.length).0] += 1;
            distances[distance_symbol(copy.back).0] += 1;
            rest = &behind[usize::from(copy.length)..];
        }
        rest.iter()
            .for_each(|byte| symbols[usize::from(*byte)] += 1);
        symbols[END] = 1;
        let (symbols, distances) = (lengths(&symbols, 15), lengths(&distances, 15));
        let mut to = Bits::to(out);
        to.put(0b100, 3);
        told(&symbols, &distances, &mut to);
        let (symbols, distances) = (Code::of(&symbols), Code::of(&distances));
        rest = bytes;
        for copy in &self.found {
            let (plain, behind) = rest.split_at(copy.plain as usize);
            for byte in plain {
                to.code(&symbols, usize::from(*byte));
            }
            let (symbol, more, bits) = length_symbol(copy.length);
            to.code(&symbols, symbol);
            to.put(more, bits);
            let (symbol, more, bits) = distance_symbol(copy.back);
            to.code(&distances, symbol);
            to.put(more, bits);
            rest = &behind[usize::from(copy.length)..];
        }
        for byte in rest {
            to.code(&symbols, usize::from(*byte));
        }
        to.code(&symbols, END);
        to.put(0b000, 3);
        to.align();
        out.extend([0, 0, 0xff, 0xff]);
    }
}

/// Of the four bytes at a place, if there are so many.
#[inline(always)]
fn hash(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk()?;
    Some((u32::from_le_bytes(*four).wrapping_mul(0x9e37_79b1) >> (32 - HASH)) as usize)
}

/// How many bytes are the same at two places, at most as many as may be taken at once.
#[inline(always)]
fn alike(bytes: &[u8], before: usize, at: usize) -> usize {
    let here = &bytes[at..];
    let here = &here[..here.len().min(LONGEST)];
    let there = &bytes[before..before + here.len()];
    let mut same = 0;
    while let Some((a, b)) = eight(there, same).zip(eight(here, same)) {
        if a != b {
            return same + (a ^ b).trailing_zeros() as usize / 8;
        }
        same += 8;
    }
    let rest = there[same..].iter().zip(&here[same..]);
    same + rest.take_while(|(a, b)| a == b).count()
}

#[inline(always)]
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The symbol of a length, what is said besides, and in how many bits.
fn length_symbol(length: u16) -> (usize, u32, u32) {
    let n = u32::from(length) - 3;
    match n {
        0..8 => (257 + n as usize, 0, 0),
        255 => (285, 0, 0),
        _ => {
            let bits = n.ilog2() - 2;
            let symbol = 257 + 4 * bits + (n >> bits);
            (symbol as usize, n & ((1 << bits) - 1), bits)
        }
    }
}

/// The same of how far back, less one.
fn distance_symbol(back: u16) -> (usize, u32, u32) {
    let n = u32::from(back);
    if n < 4 {
        return (n as usize, 0, 0);
    }
    let bits = n.ilog2() - 1;
    let symbol = 2 * bits + (n >> bits);
    (symbol as usize, n & ((1 << bits) - 1), bits)
}

/// Tells both codes by the lengths of theirs, which are told in runs and in a code of their own.
fn told(symbols: &[u8], distances: &[u8], to: &mut Bits<'_>) {
    let used = |lengths: &[u8]| lengths.iter().rposition(|n| *n > 0).map_or(1, |n| n + 1);
    let (some, others) = (used(symbols), used(distances));
    let all = [&symbols[..some], &distances[..others]].concat();
    // A symbol, what is said besides, and in how many bits.
    let mut runs: Vec<(usize, u32, u32)> = Vec::new();
    let mut rest = all.as_slice();
    while let Some(length) = rest.first() {
        let run = rest.iter().take_while(|n| *n == length).count();
        let taken = match (*length, run) {
            (0, 11..) => {
                let run = run.min(138);
                runs.push((18, run as u32 - 11, 7));
                run
            }
            (0, 3..) => {
                runs.push((17, run as u32 - 3, 3));
                run
            }
            // What is said again is said first.
            (length, 4..) => {
                let run = run.min(7);
                runs.push((length.into(), 0, 0));
                runs.push((16, run as u32 - 4, 2));
                run
            }
            (length, _) => {
                runs.push((length.into(), 0, 0));
                1
            }
        };
        rest = &rest[taken..];
    }
    let mut counts = [0; ORDER.len()];
    runs.iter().for_each(|(symbol, ..)| counts[*symbol] += 1);
    let lengths = lengths(&counts, 7);
    let in_order = ORDER.map(|symbol| lengths[usize::from(symbol)]);
    let count = used(&in_order).max(4);
    to.put(some as u32 - 257, 5);
    to.put(others as u32 - 1, 5);
    to.put(count as u32 - 4, 4);
    for length in &in_order[..count] {
        to.put((*length).into(), 3);
    }
    let code = Code::of(&lengths);
    for (symbol, more, bits) in runs {
        to.code(&code, symbol);
        to.put(more, bits);
    }
}

#[cfg(test)]
mod tests;
