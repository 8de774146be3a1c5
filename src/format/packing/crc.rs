//! The checksum of ZIP archives, CRC-32, eight bytes at a time.

use std::sync::OnceLock;

/// What each byte does to the sum, with none to seven bytes behind it. Worked out when it is first asked for: that takes no time,
/// and as a part of the program it would weigh as much as all its words.
type Tables = [[u32; 256]; 8];

static TABLES: OnceLock<Box<Tables>> = OnceLock::new();

fn tables() -> Box<Tables> {
    let mut tables = Box::new([[0; 256]; 8]);
    let mut before = [0; 256];
    for (byte, sum) in (0..).zip(&mut before) {
        *sum = (0..8).fold(byte, |sum: u32, _| match sum & 1 {
            0 => sum >> 1,
            _ => DIVISOR ^ (sum >> 1),
        });
    }
    let alone = before;
    for table in tables.iter_mut() {
        *table = before;
        before = before.map(|sum| alone[(sum & 255) as usize] ^ (sum >> 8));
    }
    tables
}

/// What stands for the division, its highest power left out and the lowest first.
const DIVISOR: u32 = 0xEDB8_8320;

/// Of these bytes. Linear.
pub fn of(bytes: &[u8]) -> u32 {
    more(0, bytes)
}

/// Of bytes that go on with these; of none at all it is 0. Linear in the new ones.
pub fn more(before: u32, bytes: &[u8]) -> u32 {
    let tables = TABLES.get_or_init(tables);
    let [t0, t1, t2, t3, t4, t5, t6, t7] = &**tables;
    let mut crc = !before;
    let (eights, rest) = bytes.as_chunks();
    for eight in eights {
        let [a, b, c, d, e, f, g, h] = (u64::from_le_bytes(*eight) ^ u64::from(crc)).to_le_bytes();
        crc = t7[usize::from(a)]
            ^ t6[usize::from(b)]
            ^ t5[usize::from(c)]
            ^ t4[usize::from(d)]
            ^ t3[usize::from(e)]
            ^ t2[usize::from(f)]
            ^ t1[usize::from(g)]
            ^ t0[usize::from(h)];
    }
    for byte in rest {
        crc = t0[(crc & 255) as usize ^ usize::from(*byte)] ^ (crc >> 8);
    }
    !crc
}

/// Of bytes with some sum and as many others behind them, `length`, with another.
pub fn joined(before: u32, after: u32, length: usize) -> u32 {
    if before == 0 {
        return after;
    }
    // The sum is a remainder; what follows moves it on by eight powers a byte.
    let (mut moved, mut step, mut left) = (before, 1 << 23, length);
    while left > 0 {
        if left & 1 == 1 {
            moved = times(moved, step);
        }
        step = times(step, step);
        left >>= 1;
    }
    moved ^ after
}

/// The product of two remainders, as a remainder.
fn times(one: u32, mut other: u32) -> u32 {
    let mut product = 0;
    for power in (0..32).rev() {
        if one >> power & 1 == 1 {
            product ^= other;
        }
        let carry = if other & 1 == 1 { DIVISOR } else { 0 };
        other = other >> 1 ^ carry;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_well_known_one() {
        assert_eq!(of(b"123456789"), 0xCBF4_3926);
        assert_eq!(
            of(b"The quick brown fox jumps over the lazy dog"),
            0x414F_A339
        );
        assert_eq!(of(b""), 0);
    }

    #[test]
    fn of_parts_it_is_as_of_all() {
        let bytes: Vec<u8> = (0..100_u8).map(|n| n.wrapping_mul(7)).collect();
        for n in 0..bytes.len() {
            let (some, rest) = bytes.split_at(n);
            assert_eq!(more(of(some), rest), of(&bytes));
            assert_eq!(joined(of(some), of(rest), rest.len()), of(&bytes));
        }
    }
}
