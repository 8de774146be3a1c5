//! The codebook: which kinds of tag there are, what each means, and how it looks and is reached.

use std::fmt;
use std::str::FromStr;

use super::{Extra, KindId};

/// The kinds, in the order in which they are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    /// Grows by one with each change; a tag knows the version it was made under.
    pub version: u32,
    /// Never two with the same id, or the same key.
    pub kinds: Vec<Kind>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// One kind of tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Stays when the label changes.
    pub id: KindId,
    /// In the singular, as it stands on a button: “Claim”.
    pub label: String,
    /// Statement or mention.
    pub category: Category,
    /// Hue on screen; never the only sign, see [`Stroke`].
    pub colour: Colour,
    /// Shape of its line in the text.
    pub stroke: Stroke,
    /// The key that tags with it.
    pub key: Option<KeyCode>,
    /// When to use it, in the analyst's words.
    pub definition: String,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// What a kind tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Something somebody says: the unit of analysis.
    Statement,
    /// A place where an actor is named.
    Mention,
}

impl Category {
    /// Lower-case word, as in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Mention => "mention",
        }
    }
}

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
    pub(super) const fn as_written(code: String) -> Self {
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

/// Why a codebook can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookError {
    /// There must be something to tag with.
    #[error("the codebook has no kinds")]
    NoKinds,
    /// Ids are unique.
    #[error("the codebook has the kind “{0}” twice")]
    TwiceKind(KindId),
    /// Keys are unique.
    #[error("the key “{key}” stands for both “{first}” and “{second}”")]
    TwiceKey {
        /// Cap of the key.
        key: String,
        /// Label of the first kind.
        first: String,
        /// Label of the second.
        second: String,
    },
    /// Labels are what people read.
    #[error("the kind “{0}” has no label")]
    NoLabel(KindId),
}

impl Codebook {
    /// Claims, actors, demands: what a project starts with. Hues from the colour-blind-safe set of Okabe and Ito.
    pub fn claims_actors_demands() -> Self {
        let kind =
            |id: &str, label: &str, category, colour, stroke, key: &str, definition: &str| Kind {
                id: KindId::new(id),
                label: label.to_owned(),
                category,
                colour: Colour(colour),
                stroke,
                key: KeyCode::new(key),
                definition: definition.to_owned(),
                extra: Extra::new(),
            };
        let kinds = vec![
            kind(
                "claim",
                "Claim",
                Category::Statement,
                [0x00, 0x72, 0xb2],
                Stroke::Straight,
                "KeyC",
                "Somebody asserts that something is so, or judges it: what is true, what was done, what it means. \
                 Take the words that say it; who says it may stand elsewhere.",
            ),
            kind(
                "demand",
                "Demand",
                Category::Statement,
                [0xd5, 0x5e, 0x00],
                Stroke::Wavy,
                "KeyD",
                "Somebody calls on somebody to do or not to do something. Also a demand that is only reported, \
                 repeated or refused in the same breath.",
            ),
            kind(
                "actor",
                "Actor",
                Category::Mention,
                [0x00, 0x7d, 0x5c],
                Stroke::Dotted,
                "KeyA",
                "A place where somebody who acts or is called on is named: a person, government, party or \
                 organisation, by name, role, pronoun or capital city.",
            ),
        ];
        Self {
            version: 1,
            kinds,
            extra: Extra::new(),
        }
    }

    /// The kind with this id. Linear in the kinds, which are few.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.id == *id)
    }

    /// Its place in the list.
    pub fn position(&self, id: &KindId) -> Option<usize> {
        self.kinds.iter().position(|k| k.id == *id)
    }

    /// The kind a key stands for.
    pub fn kind_of_key(&self, code: &str) -> Option<&Kind> {
        self.kinds
            .iter()
            .find(|k| k.key.as_ref().is_some_and(|key| key.code() == code))
    }

    /// The first thing that makes it unusable.
    ///
    /// # Errors
    /// [`CodebookError`].
    pub fn check(&self) -> Result<(), CodebookError> {
        if self.kinds.is_empty() {
            return Err(CodebookError::NoKinds);
        }
        for (i, kind) in self.kinds.iter().enumerate() {
            if kind.label.trim().is_empty() {
                return Err(CodebookError::NoLabel(kind.id.clone()));
            }
            for earlier in &self.kinds[..i] {
                if earlier.id == kind.id {
                    return Err(CodebookError::TwiceKind(kind.id.clone()));
                }
                if let Some(key) = kind
                    .key
                    .as_ref()
                    .filter(|key| earlier.key.as_ref() == Some(key))
                {
                    let (first, second) = (earlier.label.clone(), kind.label.clone());
                    return Err(CodebookError::TwiceKey {
                        key: key.cap(),
                        first,
                        second,
                    });
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_codebook_is_sound() {
        let codebook = Codebook::claims_actors_demands();
        assert_eq!(codebook.check(), Ok(()));
        assert_eq!(
            codebook.kind_of_key("KeyD").map(|k| k.label.as_str()),
            Some("Demand")
        );
        let strokes: Vec<_> = codebook.kinds.iter().map(|k| k.stroke).collect();
        assert_eq!(strokes, [Stroke::Straight, Stroke::Wavy, Stroke::Dotted]);
    }

    #[test]
    fn two_kinds_never_share_a_key() {
        let mut codebook = Codebook::claims_actors_demands();
        codebook.kinds[2].key = KeyCode::new("KeyC");
        assert_eq!(
            codebook.check().unwrap_err().to_string(),
            "the key “c” stands for both “Claim” and “Actor”"
        );
    }

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
