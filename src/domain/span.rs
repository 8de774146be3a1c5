//! A stretch of text: half-open, in code points.

use super::Offset;

/// From `start` up to, not including, `end`; `start` is never after `end`. May be empty (a caret).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: Offset,
    end: Offset,
}

impl Span {
    /// Between two positions, given in either order.
    pub const fn new(a: Offset, b: Offset) -> Self {
        if a.0 <= b.0 {
            Self { start: a, end: b }
        } else {
            Self { start: b, end: a }
        }
    }

    /// Nothing, at a place.
    pub const fn caret(at: Offset) -> Self {
        Self { start: at, end: at }
    }

    /// The first position.
    pub const fn start(self) -> Offset {
        self.start
    }

    /// The position after the last code point.
    pub const fn end(self) -> Offset {
        self.end
    }

    /// Length in code points.
    pub const fn len(self) -> u32 {
        self.end.0 - self.start.0
    }

    /// Whether it covers no code point.
    pub const fn is_empty(self) -> bool {
        self.start.0 == self.end.0
    }

    /// Whether the code point after `at` is covered.
    pub const fn contains(self, at: Offset) -> bool {
        self.start.0 <= at.0 && at.0 < self.end.0
    }

    /// Whether all of `other` is covered.
    pub const fn covers(self, other: Self) -> bool {
        self.start.0 <= other.start.0 && other.end.0 <= self.end.0
    }

    /// Whether a code point lies in both. Spans that only meet do not overlap.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start.0 < other.end.0 && other.start.0 < self.end.0
    }

    /// What lies in both; `None` when they do not overlap.
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        })
    }

    /// The shortest span that covers both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn span(a: u32, b: u32) -> Span {
        Span::new(Offset(a), Offset(b))
    }

    #[test]
    fn ends_are_put_in_order() {
        assert_eq!(span(5, 2), span(2, 5));
    }

    #[test]
    fn spans_that_only_meet_do_not_overlap() {
        assert!(!span(0, 3).overlaps(span(3, 5)));
        assert!(span(0, 4).overlaps(span(3, 5)));
        assert_eq!(span(0, 4).intersection(span(3, 5)), Some(span(3, 4)));
        assert_eq!(span(0, 3).intersection(span(3, 5)), None);
    }

    #[test]
    fn an_empty_span_contains_nothing() {
        assert!(!span(3, 3).contains(Offset(3)));
        assert!(span(3, 4).contains(Offset(3)));
        assert!(!span(3, 4).contains(Offset(4)));
    }
}
