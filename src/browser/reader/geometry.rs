//! Boxes on screen.

use web_sys::{DomRect, DomRectList, Range};

/// A box in CSS pixels, from the top left corner of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// From left to right; 0 for a caret.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// Right edge.
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// Lower edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// Half way down.
    pub(super) fn middle(self) -> f64 {
        self.top + self.height / 2.0
    }

    /// The smallest box around both.
    #[must_use]
    pub(super) fn hull(self, other: Self) -> Self {
        let (left, top) = (self.left.min(other.left), self.top.min(other.top));
        Self {
            left,
            top,
            width: self.right().max(other.right()) - left,
            height: self.bottom().max(other.bottom()) - top,
        }
    }

    /// The caret's place at its left or right edge.
    pub(super) fn side(self, right: bool) -> Self {
        Self {
            left: if right { self.right() } else { self.left },
            width: 0.0,
            ..self
        }
    }

    /// Whether the other is on another line, whatever the letters on it are: they differ in height, lines do not overlap.
    pub(super) fn below(self, other: Self) -> bool {
        self.middle() - other.middle() > self.height.min(other.height) / 2.0
    }
}

impl From<DomRect> for Rect {
    fn from(rect: DomRect) -> Self {
        Self {
            left: rect.left(),
            top: rect.top(),
            width: rect.width(),
            height: rect.height(),
        }
    }
}

/// The boxes of a range that have a height, the last of them or the first. A range that begins where a line ends has an
/// empty box there, which says nothing.
pub(super) fn box_of(range: &Range, last: bool) -> Option<Rect> {
    let list: DomRectList = range.get_client_rects()?;
    let boxes = || {
        (0..list.length())
            .filter_map(|i| list.get(i))
            .map(Rect::from)
    };
    if last {
        boxes().rfind(|r| r.height > 0.0)
    } else {
        boxes().find(|r| r.height > 0.0)
    }
}
