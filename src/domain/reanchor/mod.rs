//! Where the tags of an article stand after its text was corrected.
//!
//! First by position: what was kept of the text is found by comparing both versions, and a tag goes along with the
//! letters it covers. Where these are not there any more, by its words with what stands around them; then by words that
//! are much like them, near where they should be. What cannot be found even so is not dropped: it stays near there,
//! and says what it stood on. Nothing here depends on anything but the two texts and the tag.

mod compare;
mod likeness;
mod place;
mod quote;
mod search;
mod steps;

use crate::domain::Anchor;

pub use place::Reanchoring;
pub use quote::find_quote;

/// How a tag was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// It stands where it stood, on the same words.
    Same,
    /// On the same words, which have moved.
    Moved,
    /// Around it all is as it was; its own words were corrected.
    Corrected,
    /// Its words stand elsewhere, in text that came in or was moved.
    ByQuote,
    /// Words much like its own stand near where it should be.
    Fuzzily,
    /// Not at all: it stands at the nearest word, to be placed by hand.
    Lost,
}

impl Found {
    /// All of them, the surest first.
    pub const ALL: [Self; 6] = [
        Self::Same,
        Self::Moved,
        Self::Corrected,
        Self::ByQuote,
        Self::Fuzzily,
        Self::Lost,
    ];

    /// Whether it was found in another place than its own, which somebody has to judge.
    pub const fn is_elsewhere(self) -> bool {
        matches!(self, Self::ByQuote | Self::Fuzzily)
    }
}

/// Where a tag stands in another version of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// There.
    pub anchor: Anchor,
    /// How it was found; of several stretches, the least sure.
    pub found: Found,
}

#[cfg(test)]
mod tests;
