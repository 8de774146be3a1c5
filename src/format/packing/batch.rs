//! Stretches that are packed in one go, wherever that is done: bytes that can be sent, to bytes that can be sent back.
//!
//! A batch is the stretches, one behind the other, then the length of each, then how many they are. The answer is their packed
//! forms, then length and checksum of each, then how many they are. Numbers have 32 bits, the lowest first.

use super::crc;
use super::deflate::{Deflate, STRETCH};

/// A batch while it is being put together.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    bytes: Vec<u8>,
    lengths: Vec<u32>,
}

impl Batch {
    /// Adds a stretch, of less than 4 GB.
    pub fn add(&mut self, stretch: &[u8]) {
        // Room for all that comes before it is full, and for the table at the end: what grows is moved.
        if self.bytes.is_empty() {
            self.bytes.reserve(2 * STRETCH);
        }
        self.bytes.extend_from_slice(stretch);
        self.lengths.push(stretch.len() as u32);
    }

    /// How many bytes are in it so far.
    pub fn length(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it is as it was at first.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// All of it, to be sent.
    pub fn sealed(self) -> Vec<u8> {
        let mut bytes = self.bytes;
        for length in &self.lengths {
            bytes.extend(length.to_le_bytes());
        }
        bytes.extend((self.lengths.len() as u32).to_le_bytes());
        bytes
    }
}

/// What came of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed<'a> {
    /// Its packed form, which others may follow.
    pub bytes: &'a [u8],
    /// The checksum of what was packed.
    pub checksum: u32,
}

/// The answer to a sealed batch; `None`: it is none. Linear.
pub fn packed(batch: &[u8], deflate: &mut Deflate) -> Option<Vec<u8>> {
    let (mut bytes, lengths) = opened::<1>(batch)?;
    let mut out = Vec::with_capacity(batch.len() / 4);
    let mut table = Vec::with_capacity(lengths.len() * 8);
    for [length] in lengths {
        let (stretch, rest) = bytes.split_at_checked(length as usize)?;
        let before = out.len();
        deflate.stretch(stretch, &mut out);
        table.extend(((out.len() - before) as u32).to_le_bytes());
        table.extend(crc::of(stretch).to_le_bytes());
        bytes = rest;
    }
    let count = (table.len() / 8) as u32;
    out.append(&mut table);
    out.extend(count.to_le_bytes());
    bytes.is_empty().then_some(out)
}

/// What an answer says of each stretch; `None`: it is none.
pub fn answered(answer: &[u8]) -> Option<Vec<Packed<'_>>> {
    let (mut bytes, table) = opened::<2>(answer)?;
    let mut all = Vec::with_capacity(table.len());
    for [length, checksum] in table {
        let (packed, rest) = bytes.split_at_checked(length as usize)?;
        all.push(Packed {
            bytes: packed,
            checksum,
        });
        bytes = rest;
    }
    bytes.is_empty().then_some(all)
}

/// What stands before the table at the end, and its rows of so many numbers.
fn opened<const N: usize>(bytes: &[u8]) -> Option<(&[u8], Vec<[u32; N]>)> {
    let (rest, count) = bytes.split_last_chunk::<4>()?;
    let length = (u32::from_le_bytes(*count) as usize).checked_mul(4 * N)?;
    let (bytes, table) = rest.split_at_checked(rest.len().checked_sub(length)?)?;
    let (numbers, _) = table.as_chunks::<4>();
    let (rows, _) = numbers.as_chunks::<N>();
    let rows = rows.iter().map(|row| row.map(u32::from_le_bytes));
    Some((bytes, rows.collect()))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::DeflateDecoder;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_stretch_is_answered_in_its_order(
            stretches in proptest::collection::vec("[a-c\n]{0,300}", 0..20),
        ) {
            let mut batch = Batch::default();
            for stretch in &stretches {
                batch.add(stretch.as_bytes());
            }
            let answer = packed(&batch.sealed(), &mut Deflate::default()).unwrap();
            let answers = answered(&answer).unwrap();
            prop_assert_eq!(answers.len(), stretches.len());
            for (stretch, answer) in stretches.iter().zip(answers) {
                let mut whole = answer.bytes.to_vec();
                Deflate::end(&mut whole);
                let mut text = String::new();
                DeflateDecoder::new(&*whole).read_to_string(&mut text).unwrap();
                prop_assert_eq!(&text, stretch);
                prop_assert_eq!(answer.checksum, crc::of(stretch.as_bytes()));
            }
        }

        #[test]
        fn what_is_none_is_none(bytes in proptest::collection::vec(0..9_u8, 0..40)) {
            // Neither stops the program, whatever was sent.
            _ = packed(&bytes, &mut Deflate::default());
            _ = answered(&bytes);
        }
    }

    #[test]
    fn half_an_answer_is_none() {
        let mut batch = Batch::default();
        batch.add(b"They met in the harbour.");
        let answer = packed(&batch.sealed(), &mut Deflate::default()).unwrap();
        for n in 0..answer.len() {
            assert_eq!(answered(&answer[..n]), None);
        }
        assert_eq!(answered(&answer[1..]), None);
    }
}
