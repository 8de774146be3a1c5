//! How a kind of tag is told apart and reached: shape, colour, key.

use std::fmt;
use std::str::FromStr;

/// Shape of the line under tagged words, so that kinds are told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A straight line, on a soft tint.
    Straight,
    /// A wavy line and a bar at its start, on a soft tint.
    Wavy,
    /// Dots, without tint.
    Dotted,
    /// Two lines, on a soft tint.
    Double,
    /// Dashes, without tint.
    Dashed,
}

impl Stroke {
    /// All of them, in the order in which new kinds get them.
    pub const ALL: [Self; 5] = [
        Self::Straight,
        Self::Wavy,
        Self::Dotted,
        Self::Double,
        Self::Dashed,
    ];

    /// Lower-case word, as in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Straight => "straight",
            Self::Wavy => "wavy",
            Self::Dotted => "dotted",
            Self::Double => "double",
            Self::Dashed => "dashed",
        }
    }
}

/// Red, green, blue. Written as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl FromStr for Colour {
    type Err = &'static str;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let hex = s
            .strip_prefix('#')
            .filter(|h| h.len() == 6 && h.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = hex
            .and_then(|h| u32::from_str_radix(h, 16).ok())
            .ok_or("a colour is written as #rrggbb")?;
        let [_, r, g, b] = number.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

/// A physical key, named as browsers do in `KeyboardEvent.code` (`KeyC`, `Digit1`): the same place on every layout.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyCode(String);

impl KeyCode {
    /// A letter or digit key; `None` for any other, which the app keeps for itself.
    pub fn new(code: &str) -> Option<Self> {
        let known = match code.split_at_checked(3) {
            Some(("Key", rest)) => rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_uppercase()),
            _ => code
                .strip_prefix("Digit")
                .is_some_and(|d| d.len() == 1 && d.bytes().all(|b| b.is_ascii_digit())),
        };
        known.then(|| Self(code.to_owned()))
    }

    /// Whatever a file has: a key we don't know is kept, and never pressed.
    pub(in crate::domain) const fn as_written(code: String) -> Self {
        Self(code)
    }

    /// As in `KeyboardEvent.code`.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// What stands on the key on a Latin keyboard, in lower case: `c`, `1`.
    pub fn cap(&self) -> String {
        self.0
            .trim_start_matches("Key")
            .trim_start_matches("Digit")
            .to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_letters_and_digits_by_place() {
        assert_eq!(KeyCode::new("KeyC").map(|k| k.cap()), Some("c".to_owned()));
        assert_eq!(
            KeyCode::new("Digit1").map(|k| k.cap()),
            Some("1".to_owned())
        );
        for code in ["Escape", "Key", "Keyc", "KeyAB", "DigitX", "", "Kü"] {
            assert_eq!(KeyCode::new(code), None, "{code}");
        }
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!("#0072B2".parse(), Ok(Colour([0, 0x72, 0xb2])));
        for text in ["0072b2", "#072", "#0072b", "#+072b2", "#gggggg", "#üüü"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }
}
