//! Scrolls to a place. What is far away is not laid out yet: its place is a guess, which gets better once it is there.

use std::rc::Rc;

use web_sys::Range;

use super::article::SECTION;
use super::geometry::Rect;
use super::inner::Inner;
use super::position::{Side, point};
use crate::browser::Frame;
use crate::domain::Span;

/// Frames after which a place that still moves is let be.
const PATIENCE: u8 = 12;
/// Frames in which a place must not have moved.
const STEADY: u8 = 2;
/// Blocks of which all boxes are looked at; of more, only the ends, so as not to lay out half a book.
const FEW: usize = 8;

/// Scrolls towards a place, asked again or not; whether it had to.
type Scrolling = dyn Fn(&Inner, bool) -> bool;

impl Inner {
    pub(super) fn rect_of(&self, span: Span) -> Option<Rect> {
        let article = self.article()?;
        if span.is_empty() {
            return self.caret_rect(span.start());
        }
        if article.blocks.touching(span).len() > FEW {
            return Some(
                self.caret_rect(span.start())?
                    .hull(self.caret_rect(span.end())?),
            );
        }
        let from = point(&self.document, &article, span.start(), Side::After)?;
        let to = point(&self.document, &article, span.end(), Side::Before)?;
        let range = Range::new().ok()?;
        range.set_start(&from.0, from.1).ok()?;
        range.set_end(&to.0, to.1).ok()?;
        Some(Rect::from(range.get_bounding_client_rect())).filter(|r| r.height > 0.0)
    }

    pub(super) fn reveal(&self, span: Span) {
        let Some(article) = self.article() else {
            return;
        };
        for place in article.blocks.touching(span).take(FEW) {
            self.paint_section(&article, place / SECTION);
        }
        self.scroll_until_steady(move |inner, again| inner.scroll_towards(span, again));
    }

    /// Scrolls, and looks again in the next frames, when what came into view has been laid out. `scroll` says whether it
    /// had to, and is told whether it is asked again.
    pub(super) fn scroll_until_steady(&self, scroll: impl Fn(&Self, bool) -> bool + 'static) {
        self.stop_revealing();
        if scroll(self, false) {
            self.scroll_again(Rc::new(scroll), PATIENCE, STEADY);
        }
    }

    /// Leaves the view where it is from now on.
    pub(super) fn stop_revealing(&self) {
        self.revealing.replace(None);
    }

    fn scroll_again(&self, scroll: Rc<Scrolling>, patience: u8, steady: u8) {
        let weak = self.weak.clone();
        let frame = Frame::next(move || {
            if let Some(inner) = weak.upgrade() {
                let moved = scroll(&inner, true);
                let steady = if moved { STEADY } else { steady - 1 };
                if steady > 0 && patience > 0 {
                    inner.scroll_again(scroll, patience - 1, steady);
                }
            }
        });
        self.revealing.replace(frame);
    }

    /// Scrolls so that the span is in view. Whether it had to; `hold` says that it was put where it is and should stay.
    fn scroll_towards(&self, span: Span, hold: bool) -> bool {
        let caret = self.caret_rect(span.start());
        let Some(start) = caret else {
            return false;
        };
        let view = self.view();
        let end = self
            .caret_rect(span.end())
            .map_or(start, |end| start.hull(end));
        let (top, bottom) = (
            view.top + view.height * 0.12,
            view.bottom() - view.height * 0.18,
        );
        let wanted = if end.height < bottom - top {
            end
        } else {
            start
        };
        let by = if wanted.top < top {
            wanted.top - top
        } else if wanted.bottom() > bottom {
            wanted.bottom() - bottom
        } else {
            0.0
        };
        // A step of the caret moves the text as little as can be; a leap puts the place where the eye is.
        let by = if by.abs() > view.height && !hold {
            wanted.top - (view.top + view.height * 0.3)
        } else {
            by
        };
        self.scroll_by(by)
    }

    /// Scrolls so far down, in CSS pixels. Whether anything moved.
    pub(super) fn scroll_by(&self, by: f64) -> bool {
        if by.abs() < 1.0 {
            return false;
        }
        let before = self.scroller.scroll_top();
        self.scroller.set_scroll_top(before + by.round() as i32);
        self.scroller.scroll_top() != before
    }

    /// The part of the window in which the article scrolls.
    pub(super) fn view(&self) -> Rect {
        let window = web_sys::window()
            .and_then(|w| w.inner_height().ok()?.as_f64())
            .unwrap_or(0.0);
        if self.scrolls_window() {
            return Rect {
                height: window,
                ..Rect::default()
            };
        }
        let rect = Rect::from(self.scroller.get_bounding_client_rect());
        let (top, bottom) = (rect.top.max(0.0), rect.bottom().min(window));
        Rect {
            top,
            height: (bottom - top).max(0.0),
            ..rect
        }
    }

    /// Whether it is the window that scrolls, not an element in it.
    pub(super) fn scrolls_window(&self) -> bool {
        matches!(self.scroller.tag_name().as_str(), "HTML" | "BODY")
    }
}
