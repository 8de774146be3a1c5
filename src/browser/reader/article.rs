//! The article that is shown: its text, and where in the page each block of it stands.

use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use web_sys::{Element, HtmlElement};

use crate::domain::{Block, Blocks, Offset, Span, Text};

/// Blocks in a section. Fewer make too many boxes to keep apart, more too much to lay out at once; measured.
pub(super) const SECTION: usize = 8;
/// Sections in a chapter. A thousand boxes side by side are slow to keep apart, too: whatever the browser lays out, it
/// looks at each of them. Of a chapter that is far away it looks at one.
pub(super) const CHAPTER: usize = 16;

/// One article in the page.
pub(super) struct Article {
    pub(super) text: Text,
    pub(super) blocks: Arc<Blocks>,
    pub(super) sections: Vec<Section>,
    pub(super) chapters: Vec<HtmlElement>,
}

/// A row of blocks that is laid out, and gets its marks, as one.
pub(super) struct Section {
    pub(super) element: HtmlElement,
    pub(super) state: Cell<Paint>,
}

/// How far the marks of a section are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// Only text so far.
    Bare,
    /// Marks in some blocks; the others wait.
    Begun,
    /// Marks that may no longer be right, such as those of an older codebook.
    Stale,
    /// As it should be.
    Done,
}

impl Article {
    pub(super) fn block(&self, i: usize) -> Option<&Block> {
        self.blocks.all().get(i)
    }

    pub(super) fn element(&self, i: usize) -> Option<Element> {
        let section = self.sections.get(i / SECTION)?;
        section.element.children().item((i % SECTION) as u32)
    }

    /// Places of the blocks in a section.
    pub(super) fn places(&self, section: usize) -> Range<usize> {
        let start = section * SECTION;
        start..(start + SECTION).min(self.blocks.all().len())
    }

    /// Places of the sections in a chapter.
    pub(super) fn sections_in(&self, chapter: usize) -> Range<usize> {
        let start = (chapter * CHAPTER).min(self.sections.len());
        start..(start + CHAPTER).min(self.sections.len())
    }

    /// From the first to the last character of some blocks; `None` when there are none.
    pub(super) fn span(&self, places: &Range<usize>) -> Option<Span> {
        let first = self.block(places.start)?.span;
        let last = self.block(places.end.checked_sub(1)?)?.span;
        Some(first.hull(last))
    }

    /// The block of a position, and the position in it that is nearest: what lies between blocks is not on screen.
    pub(super) fn settle(&self, at: Offset) -> Option<(usize, Offset)> {
        let i = self.blocks.at(at)?;
        let span = self.block(i)?.span;
        Some((i, at.clamp(span.start(), span.end())))
    }

    /// Where the block before this one ends, and where the next begins.
    pub(super) fn around(&self, i: usize) -> (Option<Offset>, Option<Offset>) {
        let before = i.checked_sub(1).and_then(|i| self.block(i));
        let after = self.block(i + 1);
        (before.map(|b| b.span.end()), after.map(|b| b.span.start()))
    }
}
