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

    #[test]
    fn codes_are_whole_and_no_longer_than_they_may_be(
        counts in proptest::collection::vec(prop_oneof![Just(0), 1_u32..4, 1_u32..1_000_000], 2..300),
        steep: bool,
    ) {
        // As steep as it gets: each symbol as often as the two before it.
        let counts = match steep {
            true => (0..counts.len().min(19)).scan((1, 1), |(a, b), _| { (*a, *b) = (*b, *a + *b); Some(*a) }).collect(),
            false => counts,
        };
        for deepest in [7, 15] {
            if counts.len() > 1 << deepest {
                continue;
            }
            let lengths = lengths(&counts, deepest);
            let taken: usize = lengths.iter().filter(|n| **n > 0).map(|n| 1 << (deepest - usize::from(*n))).sum();
            prop_assert_eq!(taken, 1 << deepest);
            for (count, length) in counts.iter().zip(&lengths) {
                prop_assert!(*count == 0 || *length > 0);
            }
        }
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

#[test]
fn what_lies_too_far_back_is_not_taken() {
    for far in [WINDOW - 1, WINDOW, WINDOW + 1] {
        let mut bytes = b"demand".to_vec();
        bytes.extend(
            (0_u32..)
                .map(|n| (n.wrapping_mul(0x9e37_79b1) >> 24) as u8)
                .take(far - 6),
        );
        bytes.extend(b"demand");
        assert_eq!(unpacked(&packed(&bytes, STRETCH)), bytes);
    }
}

#[test]
fn every_length_and_distance_has_the_symbol_that_says_it() {
    // As the standard lists them: the least of each symbol, and how many bits follow.
    let mut least = 3;
    for symbol in 257..285 {
        let bits = if symbol < 265 {
            0
        } else {
            (symbol as u32 - 261) / 4
        };
        for n in 0..1_u32 << bits {
            let length = least + n as u16;
            let said = if length == 258 {
                (285, 0, 0)
            } else {
                (symbol, n, bits)
            };
            assert_eq!(length_symbol(length), said);
        }
        least += 1 << bits;
    }
    let mut least = 0_u32;
    for symbol in 0..30_usize {
        let bits = if symbol < 4 { 0 } else { symbol as u32 / 2 - 1 };
        for n in 0..1 << bits {
            assert_eq!(distance_symbol((least + n) as u16), (symbol, n, bits));
        }
        least += 1 << bits;
    }
    assert_eq!(least as usize, WINDOW);
}
