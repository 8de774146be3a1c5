//! The one place that converts between bytes, code points and UTF-16 units.
//!
//! A checkpoint every 256 bytes or so makes a conversion a binary search and a short walk; an ASCII text needs none,
//! because there the three units are equal.

use super::{ByteOffset, Offset, Utf16Offset};

/// Distance of checkpoints, in bytes: long enough to be small, short enough that the walk is nothing.
const STRIDE: usize = 256;

/// One position in all three units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Checkpoint {
    byte: u32,
    code_point: u32,
    utf16: u32,
}

/// Checkpoints of one text; meaningless for any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OffsetIndex {
    /// Empty for an ASCII text. Otherwise sorted, the first at 0.
    checkpoints: Vec<Checkpoint>,
    length: Checkpoint,
}

impl OffsetIndex {
    /// Linear in the text.
    pub(super) fn new(text: &str) -> Self {
        let byte = ByteOffset::from_usize(text.len()).0;
        if text.is_ascii() {
            return Self {
                checkpoints: Vec::new(),
                length: Checkpoint {
                    byte,
                    code_point: byte,
                    utf16: byte,
                },
            };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut at = Checkpoint {
            byte: 0,
            code_point: 0,
            utf16: 0,
        };
        let mut rest = text;
        while !rest.is_empty() {
            checkpoints.push(at);
            let (stretch, after) = rest.split_at(rest.ceil_char_boundary(STRIDE));
            at = past_all(at, stretch.as_bytes());
            rest = after;
        }
        Self {
            checkpoints,
            length: at,
        }
    }

    pub(super) const fn len(&self) -> Offset {
        Offset(self.length.code_point)
    }

    pub(super) const fn utf16_len(&self) -> Utf16Offset {
        Utf16Offset(self.length.utf16)
    }

    /// Bytes of a code-point position; beyond the end gives the end.
    pub(super) fn byte(&self, text: &str, at: Offset) -> ByteOffset {
        ByteOffset(self.seek(text, at.0, |c| c.code_point).byte)
    }

    /// UTF-16 units of a code-point position; beyond the end gives the end.
    pub(super) fn utf16(&self, text: &str, at: Offset) -> Utf16Offset {
        Utf16Offset(self.seek(text, at.0, |c| c.code_point).utf16)
    }

    /// Code points of a byte position. Inside a character: the position before it.
    pub(super) fn offset_at_byte(&self, text: &str, at: ByteOffset) -> Offset {
        Offset(self.seek(text, at.0, |c| c.byte).code_point)
    }

    /// Code points of a UTF-16 position. Inside a surrogate pair: the position before it.
    pub(super) fn offset_at_utf16(&self, text: &str, at: Utf16Offset) -> Offset {
        Offset(self.seek(text, at.0, |c| c.utf16).code_point)
    }

    /// The last position whose `unit` is not beyond `target`. Compiled once for all three.
    #[inline(never)]
    fn seek(&self, text: &str, target: u32, unit: fn(&Checkpoint) -> u32) -> Checkpoint {
        if target >= unit(&self.length) {
            return self.length;
        }
        let before = self.checkpoints.partition_point(|c| unit(c) <= target);
        let Some(mut at) = before
            .checked_sub(1)
            .and_then(|i| self.checkpoints.get(i))
            .copied()
        else {
            return Checkpoint {
                byte: target,
                code_point: target,
                utf16: target,
            };
        };
        // In most stretches of most texts all characters are of one byte, and nothing has to be walked.
        let end = self.checkpoints.get(before).unwrap_or(&self.length);
        if end.byte - at.byte == end.code_point - at.code_point {
            let by = target - unit(&at);
            return Checkpoint {
                byte: at.byte + by,
                code_point: at.code_point + by,
                utf16: at.utf16 + by,
            };
        }
        // Eight bytes at a time, then back to where a character begins, then the few characters that are left.
        let mut rest = &text.as_bytes()[at.byte as usize..];
        while let Some((eight, after)) = rest.split_first_chunk() {
            let next = past_eight(at, *eight);
            if unit(&next) > target {
                break;
            }
            (at, rest) = (next, after);
        }
        let start = text.floor_char_boundary(at.byte as usize);
        if start < at.byte as usize {
            let begun = text[start..].chars().next().map_or(1, char::len_utf16);
            at = Checkpoint {
                byte: start as u32,
                code_point: at.code_point - 1,
                utf16: at.utf16 - begun as u32,
            };
        }
        for c in text[start..].chars() {
            let next = past(at, c);
            if unit(&next) > target {
                break;
            }
            at = next;
        }
        at
    }
}

/// The position after character `c`.
const fn past(at: Checkpoint, c: char) -> Checkpoint {
    Checkpoint {
        byte: at.byte + c.len_utf8() as u32,
        code_point: at.code_point + 1,
        utf16: at.utf16 + c.len_utf16() as u32,
    }
}

/// The position after some bytes; a character counts with its first byte.
fn past_all(at: Checkpoint, bytes: &[u8]) -> Checkpoint {
    let (mut at, mut rest) = (at, bytes);
    while let Some((eight, after)) = rest.split_first_chunk() {
        (at, rest) = (past_eight(at, *eight), after);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let filled = past_eight(at, last);
    // What it was filled up with are characters of one byte.
    let filling = 8 - rest.len() as u32;
    Checkpoint {
        byte: filled.byte - filling,
        code_point: filled.code_point - filling,
        utf16: filled.utf16 - filling,
    }
}

/// The same of eight bytes, looked at as one number: a walk over characters takes twenty times as long.
const fn past_eight(at: Checkpoint, bytes: [u8; 8]) -> Checkpoint {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    let bytes = u64::from_le_bytes(bytes);
    // 10…: inside a character. 1111…: the first of four, of which UTF-16 makes two units.
    let inside = (bytes & !(bytes << 1) & HIGHEST).count_ones();
    let of_four = (bytes & (bytes << 1) & (bytes << 2) & (bytes << 3) & HIGHEST).count_ones();
    Checkpoint {
        byte: at.byte + 8,
        code_point: at.code_point + 8 - inside,
        utf16: at.utf16 + 8 - inside + of_four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Counts by brute force, as a second opinion.
    fn counted(text: &str, at: usize) -> (u32, u32) {
        let before: String = text.chars().take(at).collect();
        (before.len() as u32, before.encode_utf16().count() as u32)
    }

    proptest! {
        #[test]
        fn every_position_agrees_with_counting(text in prop_oneof![
            "(?s)[a-zäé’🇷🇺👩‍👩‍👧\u{301}\n 中]{0,900}",
            // Stretches of characters of one byte between others.
            "([a-z ]{0,700}[äé’🇷中]{0,2}){0,3}",
        ]) {
            let index = OffsetIndex::new(&text);
            for at in 0..=text.chars().count() {
                let (byte, utf16) = counted(&text, at);
                let offset = Offset(at as u32);
                prop_assert_eq!(index.byte(&text, offset).0, byte);
                prop_assert_eq!(index.utf16(&text, offset).0, utf16);
                prop_assert_eq!(index.offset_at_byte(&text, ByteOffset(byte)), offset);
                prop_assert_eq!(index.offset_at_utf16(&text, Utf16Offset(utf16)), offset);
            }
        }
    }

    #[test]
    fn a_position_inside_a_pair_is_the_one_before_it() {
        let text = "a🇷b";
        let index = OffsetIndex::new(text);
        assert_eq!(index.offset_at_utf16(text, Utf16Offset(2)), Offset(1));
        assert_eq!(index.offset_at_byte(text, ByteOffset(3)), Offset(1));
        assert_eq!(index.offset_at_utf16(text, Utf16Offset(3)), Offset(2));
    }

    #[test]
    fn beyond_the_end_is_the_end() {
        for text in ["", "plain", "ü🇷"] {
            let index = OffsetIndex::new(text);
            assert_eq!(index.byte(text, Offset(99)).usize(), text.len());
            assert_eq!(index.offset_at_utf16(text, Utf16Offset(99)), index.len());
        }
    }
}
