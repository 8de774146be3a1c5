//! What is written around every stored value: which kind of thing it is, in which version, and a checksum, so that a
//! damaged value is told apart from one that a newer version of Demarche wrote.
//!
//! One line of text, then the value: `demarche 1 journal 3 00c0ffee00c0ffee 27` for the 27 bytes of a step in version 3
//! of its format. A person can read it in a file of everything, and so can a script of a few lines.

use std::fmt;

/// Version of the line itself.
const LINE: u32 = 1;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole project, without its texts.
    Snapshot,
    /// One step.
    Journal,
    /// The text of an article.
    Text,
    /// A line in the list of projects.
    Listing,
    /// What is coded in one article.
    Coded,
    /// A stretch of the log.
    Log,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot",
            Self::Journal => "journal",
            Self::Text => "text",
            Self::Listing => "listing",
            Self::Coded => "coded",
            Self::Log => "log",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Snapshot => "the project",
            Self::Journal => "a step",
            Self::Text => "a text",
            Self::Listing => "the list of projects",
            Self::Coded => "what is coded in an article",
            Self::Log => "a part of the log",
        })
    }
}

/// Why a stored value was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not what was written; in words, what is wrong.
    #[error("{0}")]
    Damaged(String),
    /// Whole, and written by a newer version.
    #[error("{kind} was written by a newer version of Demarche")]
    Newer {
        /// What it is.
        kind: Kind,
    },
}

impl ReadError {
    /// In the program once.
    #[inline(never)]
    pub(super) fn damaged(kind: Kind, what: &str) -> Self {
        Self::Damaged(format!("{kind} is damaged: {what}"))
    }
}

/// Puts a value into its envelope. Linear.
pub fn seal(kind: Kind, version: u32, value: &[u8]) -> Vec<u8> {
    let sum = checksum(kind.word(), version, value);
    let line = format!(
        "demarche {LINE} {} {version} {sum:016x} {}\n",
        kind.word(),
        value.len()
    );
    [line.as_bytes(), value].concat()
}

/// The checksum in the first line of what was sealed, as it is written there.
pub(super) fn sum_of(sealed: &[u8]) -> String {
    let mut words = sealed.split(|&b| b == b' ' || b == b'\n');
    let sum = words.nth(4).unwrap_or_default();
    String::from_utf8_lossy(sum).into_owned()
}

/// Takes a value out of its envelope, with its version, which is at most `newest`. Linear.
///
/// # Errors
/// [`ReadError::Damaged`] when it is not byte for byte what was sealed as this kind, [`ReadError::Newer`] when it is
/// but this version of Demarche is too old for it.
pub fn open(bytes: &[u8], kind: Kind, newest: u32) -> Result<(u32, &[u8]), ReadError> {
    let damaged = |what: &str| ReadError::damaged(kind, what);
    let no_line = || damaged("its first line is not whole");
    let end = bytes.iter().position(|&b| b == b'\n');
    let end = end.ok_or_else(no_line)?;
    let (line, value) = (&bytes[..end], &bytes[end + 1..]);
    let mut words = std::str::from_utf8(line).unwrap_or_default().split(' ');
    let mut next = || words.next().unwrap_or_default();
    let ours = next() == "demarche";
    let of_line = number::<u32>(next()).filter(|_| ours);
    let of_line = of_line.ok_or_else(no_line)?;
    if of_line > LINE {
        return Err(ReadError::Newer { kind });
    }
    let word = next();
    let version = number::<u32>(next()).filter(|_| of_line == LINE);
    let version = version.ok_or_else(no_line)?;
    let sum = next();
    let length: usize = number(next()).ok_or_else(no_line)?;
    if value.len() != length {
        return Err(damaged(&format!(
            "{} of {length} bytes are there",
            value.len()
        )));
    }
    // As it is written, not as a number: in capitals it would be another line.
    if sum != format!("{:016x}", checksum(word, version, value)) {
        return Err(damaged("its checksum is wrong"));
    }
    if word != kind.word() {
        return Err(damaged("something else lies in its place"));
    }
    if version > newest {
        return Err(ReadError::Newer { kind });
    }
    Ok((version, value))
}

/// Digits only, as we write them.
fn number<N: std::str::FromStr>(word: &str) -> Option<N> {
    let digits = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

/// FNV-1a over kind, version and value: finds every changed byte at the cost of one multiplication for each. It guards
/// against accidents, not against people.
fn checksum(word: &str, version: u32, value: &[u8]) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let version = version.to_le_bytes();
    word.as_bytes()
        .iter()
        .chain(&version)
        .chain(value)
        .fold(START, |sum, &byte| {
            (sum ^ u64::from(byte)).wrapping_mul(PRIME)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_newer_value_is_told_apart_from_a_damaged_one() {
        let newer = seal(Kind::Journal, 3, b"{}");
        let (kind, line) = (Kind::Journal, b"demarche 2 anything at all\n".as_slice());
        assert_eq!(open(&newer, kind, 2), Err(ReadError::Newer { kind }));
        assert_eq!(open(line, kind, 2), Err(ReadError::Newer { kind }));
        assert_eq!(open(&newer, kind, 3), Ok((3, b"{}".as_slice())));
        let cut = open(&newer[..newer.len() - 1], kind, 2);
        assert_eq!(
            cut.unwrap_err().to_string(),
            "a step is damaged: 1 of 2 bytes are there"
        );
        let other = open(&newer, Kind::Snapshot, 3);
        assert_eq!(
            other.unwrap_err().to_string(),
            "the project is damaged: something else lies in its place"
        );
    }

    proptest! {
        #[test]
        fn what_is_sealed_is_what_is_opened(version in 1..9_u32, value: Vec<u8>) {
            let sealed = seal(Kind::Text, version, &value);
            prop_assert_eq!(open(&sealed, Kind::Text, 9), Ok((version, value.as_slice())));
        }

        #[test]
        fn every_cut_and_every_changed_byte_is_noticed(value in prop::collection::vec(any::<u8>(), 0..80), at: prop::sample::Index, flip in 1..=255_u8) {
            let sealed = seal(Kind::Journal, 1, &value);
            let at = at.index(sealed.len());
            prop_assert!(open(&sealed[..at], Kind::Journal, 1).is_err());
            let mut changed = sealed;
            changed[at] ^= flip;
            prop_assert!(open(&changed, Kind::Journal, 1).is_err());
        }

        #[test]
        fn arbitrary_bytes_never_panic(bytes: Vec<u8>, line in "demarche [0-9]{1,12} [a-z]{0,8} [0-9]{0,12} [0-9a-f]{0,17} [0-9]{0,21}\n.{0,9}") {
            let _ = open(&bytes, Kind::Snapshot, 1);
            let _ = open(line.as_bytes(), Kind::Snapshot, 1);
        }
    }
}
