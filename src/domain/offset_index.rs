//! The one place that converts between bytes, code points and UTF-16 units.
//!
//! A checkpoint every 512 bytes or so makes a conversion a binary search and a short walk; an ASCII text needs none,
//! because there the three units are equal.

use super::{ByteOffset, Offset, Utf16Offset};

/// Distance of checkpoints, in bytes: long enough to be small, short enough that the walk is nothing.
const STRIDE: usize = 512;

/// The bits that no byte of ASCII has, in eight of them.
const ASCII: u64 = 0x8080_8080_8080_8080;

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
        let bytes = text.as_bytes();
        while at.byte < byte {
            checkpoints.push(at);
            at = walk(
                bytes,
                at,
                at.byte.saturating_add(STRIDE as u32),
                |c| c.byte,
                true,
            );
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

    /// The last position whose `unit` is not beyond `target`.
    fn seek(&self, text: &str, target: u32, unit: impl Fn(&Checkpoint) -> u32) -> Checkpoint {
        if target >= unit(&self.length) {
            return self.length;
        }
        let before = self.checkpoints.partition_point(|c| unit(c) <= target);
        let Some(at) = before
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
        walk(text.as_bytes(), at, target, unit, false)
    }
}

/// Goes on from `at` for as long as no `unit` is beyond `target`; with `reach`, one character more where that does not
/// lead to `target` itself. Eight bytes at a time where they are ASCII, which most are even where not all are: this is
/// done for each block of a text, and is what it costs to cut one.
fn walk(
    text: &[u8],
    mut at: Checkpoint,
    target: u32,
    unit: impl Fn(&Checkpoint) -> u32,
    reach: bool,
) -> Checkpoint {
    loop {
        let rest = text.get(at.byte as usize..).unwrap_or_default();
        let ahead = match rest.first_chunk::<8>() {
            Some(eight) if u64::from_ne_bytes(*eight) & ASCII == 0 => plus(at, 8, 8, 8),
            _ => at,
        };
        if ahead != at && unit(&ahead) <= target {
            at = ahead;
            continue;
        }
        let Some(first) = rest.first() else { return at };
        // How long a character is stands in its first byte.
        let next = match first {
            0..0x80 => plus(at, 1, 1, 1),
            0x80..0xe0 => plus(at, 2, 1, 1),
            0xe0..0xf0 => plus(at, 3, 1, 1),
            0xf0.. => plus(at, 4, 1, 2),
        };
        if unit(&next) > target {
            return if reach && unit(&at) < target {
                next
            } else {
                at
            };
        }
        at = next;
    }
}

const fn plus(at: Checkpoint, bytes: u32, code_points: u32, utf16: u32) -> Checkpoint {
    Checkpoint {
        byte: at.byte + bytes,
        code_point: at.code_point + code_points,
        utf16: at.utf16 + utf16,
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
        fn every_position_agrees_with_counting(text in "(?s)[a-zäé’🇷🇺👩‍👩‍👧\u{301}\n 中]{0,900}") {
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
