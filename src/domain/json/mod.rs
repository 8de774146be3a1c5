//! JSON as Demarche needs it: read whole, kept exactly, written in a given order of keys.
//!
//! Our own, because it is small: what reads and writes any type of any program costs the page many times as much as
//! these few shapes need.

mod fields;
mod object;
mod parse;
mod pieces;
mod writer;

pub use fields::{Fields, expected};
pub use object::Object;
pub use parse::{JsonError, parse};
pub use pieces::parse_in_turns;
pub use writer::{Writer, digits, shown};

/// Any JSON value. Two are equal when they are written the same, but for the order of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// As it is written, digit for digit: nothing is lost that we would not have counted with.
    Number(Box<str>),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Values by key.
    Object(Object),
}

impl Json {
    /// A whole number.
    pub fn number(n: u64) -> Self {
        Self::Number(n.to_string().into())
    }

    /// A string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one that is not negative.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    /// The value of a key; `None` without it, and for what has no keys.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(object) => object.get(key),
            _ => None,
        }
    }

    /// On one line, without spaces.
    pub fn compact(&self) -> String {
        let mut writer = Writer::compact();
        writer.value(self);
        writer.finish()
    }
}

#[cfg(test)]
mod tests;
