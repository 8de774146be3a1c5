//! What it takes to draw in the margin: which words are near what is in view, and where the lines of some of them stand.
//!
//! Asked for once a frame at most, and of what is near alone: a few dozen boxes. Nothing here is kept, so nothing can be
//! out of date; and what is drawn lies in the column, so that it scrolls with the text by itself.

use std::rc::Rc;

use web_sys::{Event, HtmlElement};

use super::article::Article;
use super::caret::caret_in;
use super::geometry::Rect;
use super::inner::Inner;
use super::position::BlockNodes;
use super::watch::SizeWatch;
use crate::browser::Listener;
use crate::domain::margin::Line;
use crate::domain::{Offset, Span};

/// How far beyond the window is near, in heights of the window. Browsers lay out that much and more ahead.
const AHEAD: f64 = 0.5;

/// Tells when the column scrolls or has another size, until it is dropped.
pub struct ViewWatch {
    _scrolled: Listener,
    _sized: Option<SizeWatch>,
}

impl ViewWatch {
    pub(super) fn new(inner: &Inner, moved: Rc<dyn Fn(bool)>) -> Self {
        let scrolled = Rc::clone(&moved);
        Self {
            _scrolled: Listener::passive(&inner.scroller, "scroll", move |_: Event| {
                scrolled(false)
            }),
            _sized: SizeWatch::new(&inner.host, move || moved(true)),
        }
    }
}

impl Inner {
    /// The words of the blocks that are near what is in view. Looks for the first and the last by halving.
    pub(super) fn near_view(&self) -> Option<Span> {
        let article = self.article()?;
        let view = self.view();
        let ahead = view.height * AHEAD;
        let (top, bottom) = (view.top - ahead, view.bottom() + ahead);
        let box_of = |e: &web_sys::Element| Rect::from(e.get_bounding_client_rect());
        // Chapters first, then sections: asking makes the browser lay out what the element is in.
        let chapters = &article.chapters;
        let above = chapters.partition_point(|c| box_of(c).bottom() < top);
        let until = chapters.partition_point(|c| box_of(c).top <= bottom);
        if until <= above {
            return None;
        }
        let near = article.sections_in(above).start..article.sections_in(until - 1).end;
        let sections = &article.sections[near.clone()];
        let above = near.start + sections.partition_point(|s| box_of(&s.element).bottom() < top);
        let until = near.start + sections.partition_point(|s| box_of(&s.element).top <= bottom);
        if until <= above {
            return None;
        }
        let (first, last) = (article.places(above), article.places(until - 1));
        let block = |i: usize| article.element(i).map(|e| box_of(&e));
        let start = first
            .clone()
            .find(|i| block(*i).is_some_and(|b| b.bottom() >= top));
        let end = last
            .clone()
            .rfind(|i| block(*i).is_some_and(|b| b.top <= bottom));
        let places = start.unwrap_or(first.end)..end.map_or(last.start, |i| i + 1);
        article.span(&places)
    }

    /// The lines of words in which some positions stand, from the upper edge of an element; positions in text order.
    pub(super) fn lines_from(&self, origin: &HtmlElement, at: &[Offset]) -> Option<Vec<Line>> {
        let article = self.article()?;
        let origin = Rect::from(origin.get_bounding_client_rect());
        let mut block: Option<(usize, BlockNodes)> = None;
        let lines = at.iter().map(|at| {
            let rect = self.rect_at(&article, *at, &mut block).unwrap_or_default();
            Line {
                top: (rect.top - origin.top).round() as i32,
                height: rect.height.round() as i32,
            }
        });
        Some(lines.collect())
    }

    /// From the edge of an element at which lines end to that of the column, in pixels.
    pub(super) fn room_beside(&self, element: &HtmlElement) -> i32 {
        let (own, pane) = (
            Rect::from(element.get_bounding_client_rect()),
            Rect::from(self.scroller.get_bounding_client_rect()),
        );
        // Without the scroll bar, wherever the system has it.
        let width = f64::from(self.scroller.client_width());
        let left = pane.left + f64::from(self.scroller.client_left());
        // Lines may end on either side; the column stands in the middle.
        (left + width - own.left).min(own.right() - left) as i32
    }

    fn rect_at(
        &self,
        article: &Article,
        at: Offset,
        block: &mut Option<(usize, BlockNodes)>,
    ) -> Option<Rect> {
        let (place, at) = article.settle(at)?;
        if block.as_ref().is_none_or(|(known, _)| *known != place) {
            *block = Some((place, BlockNodes::of(&self.document, article, place)?));
        }
        let (_, nodes) = block.as_ref()?;
        caret_in(article, place, nodes, at)
    }
}
