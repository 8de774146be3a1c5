//! Where a tag stands: spans in a frozen text, and the words that stand there with their surroundings, so that the
//! place can be checked, and found again should the text ever differ.

use super::{Offset, Span, Text, sort};

/// Code points of context kept on either side of a quote.
pub const CONTEXT_LENGTH: u32 = 32;

/// What stands between the parts of a discontinuous quote.
pub const GAP: &str = " … ";

/// One or more stretches of one text. Never empty, no stretch empty, in text order, not overlapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    fragments: Vec<Span>,
    quote: Quote,
}

/// The anchored words and their surroundings, as the `TextQuoteSelector` of the W3C Web Annotation model has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words; several fragments are joined by “ … ”.
    pub exact: Box<str>,
    /// Up to [`CONTEXT_LENGTH`] code points before.
    pub prefix: Box<str>,
    /// Up to [`CONTEXT_LENGTH`] code points after.
    pub suffix: Box<str>,
}

/// Why spans are no anchor of a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnchorError {
    /// No span, or only empty ones.
    #[error("it covers no text")]
    Empty,
    /// Positions in code points.
    #[error("a span ends at {end} but the text has {length} characters")]
    Outside {
        /// End of the offending span.
        end: u32,
        /// Length of the text.
        length: u32,
    },
    /// The words at the span are not the quoted ones.
    #[error("the text at {start}–{end} is not the quoted one (“{quoted}”)")]
    OtherWords {
        /// Start of the anchor.
        start: u32,
        /// End of the anchor.
        end: u32,
        /// The words that were to stand there.
        quoted: Box<str>,
    },
    /// Fragments out of order or on top of each other.
    #[error("its parts overlap or are out of order")]
    Disorder,
}

impl Anchor {
    /// Anchors spans of `text`, given in any order; overlapping and touching ones become one, empty ones go.
    ///
    /// # Errors
    /// [`AnchorError::Empty`], [`AnchorError::Outside`].
    pub fn describe(text: &Text, spans: &[Span]) -> Result<Self, AnchorError> {
        let mut sorted: Vec<Span> = spans.iter().copied().filter(|s| !s.is_empty()).collect();
        sort(&mut sorted, Ord::cmp);
        let mut fragments: Vec<Span> = Vec::with_capacity(sorted.len());
        for span in sorted {
            match fragments.last_mut() {
                Some(last) if span.start() <= last.end() => *last = last.hull(span),
                _ => fragments.push(span),
            }
        }
        let last = fragments.last().ok_or(AnchorError::Empty)?;
        if last.end() > text.len() {
            return Err(AnchorError::Outside {
                end: last.end().0,
                length: text.len().0,
            });
        }
        let quote = Quote::of(text, &fragments);
        Ok(Self { fragments, quote })
    }

    /// As a file has it: nothing is sure before [`Self::verify`].
    pub(super) const fn as_written(fragments: Vec<Span>, quote: Quote) -> Self {
        Self { fragments, quote }
    }

    /// Whether this anchor really describes `text`. Linear in the quote.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn verify(&self, text: &Text) -> Result<(), AnchorError> {
        let expected = Self::describe(text, &self.fragments)?;
        if expected.fragments != self.fragments {
            return Err(AnchorError::Disorder);
        }
        if expected.quote.exact != self.quote.exact {
            let extent = self.extent();
            let quoted = self.quote.exact.clone();
            return Err(AnchorError::OtherWords {
                start: extent.start().0,
                end: extent.end().0,
                quoted,
            });
        }
        Ok(())
    }

    /// The stretches, in text order.
    pub fn fragments(&self) -> &[Span] {
        &self.fragments
    }

    /// From the first covered code point to the last.
    pub fn extent(&self) -> Span {
        let first = self.fragments.first().copied().unwrap_or_default();
        self.fragments
            .last()
            .map_or(first, |last| first.hull(*last))
    }

    /// The words and their surroundings.
    pub const fn quote(&self) -> &Quote {
        &self.quote
    }

    /// Covered code points.
    pub fn len(&self) -> u32 {
        self.fragments.iter().map(|s| s.len()).sum()
    }

    /// Never, by construction; for completeness beside [`Self::len`].
    pub fn is_empty(&self) -> bool {
        self.fragments.is_empty()
    }
}

impl Default for Span {
    fn default() -> Self {
        Self::caret(Offset::ZERO)
    }
}

impl Quote {
    fn of(text: &Text, fragments: &[Span]) -> Self {
        let (Some(first), Some(last)) = (fragments.first(), fragments.last()) else {
            return Self::default();
        };
        let parts: Vec<&str> = fragments.iter().map(|s| text.slice(*s)).collect();
        let before = Span::new(first.start().minus(CONTEXT_LENGTH), first.start());
        let after = Span::new(last.end(), last.end().plus(CONTEXT_LENGTH));
        Self {
            exact: parts.join(GAP).into(),
            prefix: text.slice(before).into(),
            suffix: text.slice(after).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(a: u32, b: u32) -> Span {
        Span::new(Offset(a), Offset(b))
    }

    fn text(s: &str) -> Text {
        Text::freeze_str(s).unwrap()
    }

    #[test]
    fn a_quote_has_its_surroundings() {
        let text = text("Moscow 🇷🇺 demands a written answer.");
        let anchor = Anchor::describe(&text, &[span(10, 17)]).unwrap();
        assert_eq!(&*anchor.quote().exact, "demands");
        assert_eq!(&*anchor.quote().prefix, "Moscow 🇷🇺 ");
        assert_eq!(&*anchor.quote().suffix, " a written answer.");
        assert_eq!(anchor.verify(&text), Ok(()));
    }

    #[test]
    fn parts_are_sorted_and_joined() {
        let text = text("abcdefghij");
        let anchor =
            Anchor::describe(&text, &[span(6, 8), span(0, 2), span(2, 3), span(5, 5)]).unwrap();
        assert_eq!(anchor.fragments(), [span(0, 3), span(6, 8)]);
        assert_eq!(&*anchor.quote().exact, "abc … gh");
        assert_eq!(anchor.extent(), span(0, 8));
        assert_eq!(anchor.len(), 5);
    }

    #[test]
    fn what_lies_outside_or_covers_nothing_is_refused() {
        let text = text("abc");
        assert_eq!(
            Anchor::describe(&text, &[span(1, 1)]),
            Err(AnchorError::Empty)
        );
        assert_eq!(
            Anchor::describe(&text, &[span(1, 4)]),
            Err(AnchorError::Outside { end: 4, length: 3 })
        );
    }

    #[test]
    fn another_text_is_noticed() {
        let anchor = Anchor::describe(&text("one two"), &[span(4, 7)]).unwrap();
        assert!(matches!(
            anchor.verify(&text("one six")),
            Err(AnchorError::OtherWords {
                start: 4,
                end: 7,
                ..
            })
        ));
    }
}
