//! The checksum of ZIP archives, CRC-32.

/// For each half byte, so that the table is small.
const TABLE: [u32; 16] = {
    let mut table = [0; 16];
    let mut i = 0;
    while i < 16 {
        let mut crc = i as u32;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 {
                0xEDB8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            };
            bit += 1;
        }
        table[i] = crc;
        i += 1;
    }
    table
};

/// Of these bytes. Linear.
pub(in crate::format) fn of(bytes: &[u8]) -> u32 {
    more(0, bytes)
}

/// Of bytes that go on with these; of none at all it is 0. Linear in the new ones.
pub(in crate::format) fn more(before: u32, bytes: &[u8]) -> u32 {
    let mut crc = !before;
    for &byte in bytes {
        crc ^= u32::from(byte);
        crc = TABLE[(crc & 15) as usize] ^ (crc >> 4);
        crc = TABLE[(crc & 15) as usize] ^ (crc >> 4);
    }
    !crc
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_the_well_known_one() {
        assert_eq!(super::of(b"123456789"), 0xCBF4_3926);
        assert_eq!(super::of(b""), 0);
        assert_eq!(super::more(super::of(b"1234"), b"56789"), 0xCBF4_3926);
    }
}
