//! How far the article has been read: the position at the top of the window, kept and gone back to.

use super::article::SECTION;
use super::geometry::Rect;
use super::inner::Inner;
use crate::domain::{Offset, Span};

/// Room above the line that is gone back to, in CSS pixels.
const ROOM: f64 = 8.0;
/// How far below the top of the window a line is looked for: between paragraphs there is none.
const LOOKED_AT: [f64; 3] = [10.0, 30.0, 60.0];

impl Inner {
    /// A position in the first line in view; the start where nothing is scrolled away, `None` where no line is.
    pub(super) fn top(&self) -> Option<Offset> {
        if self.scroller.scroll_top() <= 0 {
            return Some(Offset::ZERO);
        }
        let (host, view) = (
            Rect::from(self.host.get_bounding_client_rect()),
            self.view(),
        );
        let middle = (host.left + host.width / 2.0) as i32;
        LOOKED_AT
            .into_iter()
            .find_map(|down| self.offset_at(middle, (view.top + down) as i32))
    }

    /// Scrolls so that a position is in the first line in view.
    pub(super) fn go_back_to(&self, at: Offset) {
        let Some(article) = self.article() else {
            return;
        };
        for place in article.blocks.touching(Span::caret(at)) {
            self.paint_section(&article, place / SECTION);
        }
        self.scroll_until_steady(move |inner, _| inner.put_on_top(at));
    }

    /// Whether it had to scroll.
    fn put_on_top(&self, at: Offset) -> bool {
        let line = self.caret_rect(at);
        line.is_some_and(|line| self.scroll_by(line.top - self.view().top - ROOM))
    }
}
