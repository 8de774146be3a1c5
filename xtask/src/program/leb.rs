//! Numbers as WebAssembly writes them: seven bits a byte, the lowest first.

/// The number at the front, and what follows it; `None` when there is none of 32 bits.
pub(super) fn read(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0usize;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[at + 1..]));
        }
    }
    None
}

/// Appends a number.
pub(super) fn write(mut number: usize, to: &mut Vec<u8>) {
    while number > 0x7f {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// As many bytes as the number at the front says, and what follows them.
pub(super) fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = read(bytes)?;
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for number in [0, 1, 127, 128, 300, 16_384, 4_000_000_000] {
            let mut bytes = Vec::new();
            write(number, &mut bytes);
            bytes.push(7);
            assert_eq!(read(&bytes), Some((number, &[7][..])));
        }
        assert_eq!(read(&[0x80]), None);
        assert_eq!(counted(&[2, 5]), None);
        assert_eq!(counted(&[1, 5, 6]), Some((&[5][..], &[6][..])));
    }
}
