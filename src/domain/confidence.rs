//! How sure a coder is, exactly as it was stated.

use std::fmt;

/// From 0 (a guess) to 1 (certain), in steps of a billionth. Decimals are kept as they are written, and the program
/// needs no arithmetic of fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u32);

/// Decimals that are kept.
const DECIMALS: usize = 9;

const ONE: u32 = 1_000_000_000;

impl Confidence {
    /// The nearest billionth; `None` outside 0…1.
    pub fn new(value: f64) -> Option<Self> {
        let inside = (0.0..=1.0).contains(&value);
        inside.then(|| Self((value * f64::from(ONE) + 0.5) as u32))
    }

    /// So many per cent; `None` above 100.
    pub fn of_percent(percent: u32) -> Option<Self> {
        (percent <= 100).then(|| Self(percent * (ONE / 100)))
    }

    /// A number as JSON writes it (`0.8`, `1`, `8e-1`); decimals beyond the ninth are rounded. `None` outside 0…1 and
    /// for what is no number.
    pub fn of_decimal(number: &str) -> Option<Self> {
        let (digits, exponent) = match number.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
            None => (number, 0),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let negative = whole.starts_with('-');
        let whole = whole
            .strip_prefix('-')
            .filter(|w| !w.is_empty())
            .unwrap_or(whole);
        if whole.is_empty() {
            return None;
        }
        // Where the point is, counted in digits from the first.
        let point = i64::try_from(whole.len()).ok()? + i64::from(exponent);
        let (mut value, mut round_up) = (0_u64, false);
        for (place, digit) in (0_i64..).zip(whole.bytes().chain(fraction.bytes())) {
            let digit = char::from(digit).to_digit(10)?;
            // Decimals before this digit; negative in front of the point.
            let decimals = place - point;
            if decimals < DECIMALS as i64 {
                let power = u32::try_from(DECIMALS as i64 - 1 - decimals).ok()?;
                if digit > 0 {
                    let part = 10_u64.checked_pow(power)?.checked_mul(digit.into())?;
                    value = value.checked_add(part)?;
                }
            } else if decimals == DECIMALS as i64 {
                round_up = digit >= 5;
            }
        }
        let value = u32::try_from(value + u64::from(round_up)).ok()?;
        let inside = value <= ONE && (value == 0 || !negative);
        inside.then_some(Self(value))
    }

    /// In whole per cent, for reading.
    pub const fn percent(self) -> u8 {
        ((self.0 + ONE / 200) / (ONE / 100)) as u8
    }

    /// As a number of JSON that is a fraction for every reader: `0.8`, `1.0`.
    pub fn to_json(self) -> String {
        let number = self.to_string();
        if number.contains('.') {
            number
        } else {
            number + ".0"
        }
    }
}

/// `0.8`, `1`: as short as it is exact.
impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / ONE, self.0 % ONE);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:09}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(number: &str) -> Option<String> {
        Confidence::of_decimal(number).map(|c| c.to_string())
    }

    #[test]
    fn a_number_is_kept_as_it_is_written() {
        for (number, expected) in [
            ("0.8", "0.8"),
            ("0.80", "0.8"),
            ("1", "1"),
            ("1.0", "1"),
            ("0", "0"),
            ("-0.0", "0"),
            ("8e-1", "0.8"),
            ("0.08E+1", "0.8"),
            ("0.3333333333333333", "0.333333333"),
            ("0.9999999999", "1"),
            ("1e-400", "0"),
            ("0e400", "0"),
        ] {
            assert_eq!(shown(number).as_deref(), Some(expected), "{number}");
        }
        for number in ["2", "-0.1", "1.000000001", "1e1", "1e400", "9e99999999999"] {
            assert_eq!(shown(number), None, "{number}");
        }
    }

    #[test]
    fn per_cent_is_rounded() {
        let percent = |number| Confidence::of_decimal(number).map(Confidence::percent);
        assert_eq!(percent("0.004"), Some(0));
        assert_eq!(percent("0.005"), Some(1));
        assert_eq!(percent("0.8"), Some(80));
        assert_eq!(percent("1"), Some(100));
        assert_eq!(Confidence::of_percent(80), Confidence::of_decimal("0.8"));
        assert_eq!(Confidence::of_percent(101), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(billionths in 0..=ONE) {
            let confidence = Confidence(billionths);
            prop_assert_eq!(Confidence::of_decimal(&confidence.to_string()), Some(confidence));
            prop_assert_eq!(Confidence::of_decimal(&confidence.to_json()), Some(confidence));
        }

        #[test]
        fn arbitrary_text_never_panics(text in "[-0-9.eE+x]{0,24}") {
            let _ = Confidence::of_decimal(&text);
        }
    }
}
