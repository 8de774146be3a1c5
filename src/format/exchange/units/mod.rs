//! In which unit a file counts. Tools differ in this and seldom say so: a file is taken in the unit in which the words of
//! every mark are those that stand there, and in no other. A few marks that fit in none are left out, where the others leave no
//! doubt.

mod mostly;
mod scale;
mod settle;

pub use mostly::Mostly;
pub use scale::Scale;
pub(super) use scale::borders;
pub use settle::{Claim, Majority, NoUnit, Original, Settled};

/// What positions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as here and in Python.
    CodePoints,
    /// UTF-16 units, as in JavaScript and Java.
    Utf16,
    /// What a reader takes for one character.
    Graphemes,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    /// All, the most usual first.
    pub const ALL: [Self; 4] = [Self::CodePoints, Self::Utf16, Self::Graphemes, Self::Bytes];

    /// What is said of positions that do not count what is usual in their format; `None`: they do.
    pub fn instead_of(self, usual: Self) -> Option<String> {
        let (found, usual) = (self.label(), usual.label());
        (found != usual).then(|| format!("Positions count {found}, not {usual}."))
    }

    /// For reading, in the plural.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Graphemes => "characters as people see them",
            Self::Bytes => "bytes",
        }
    }
}
