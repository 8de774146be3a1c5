//! Steps of the caret from line to line, as they are on screen.
//!
//! Lines are found from the places of carets, not by asking what is at a point of the window: that works outside the
//! window, too, and under whatever lies over the text.

use super::article::Article;
use super::caret::caret_in;
use super::geometry::Rect;
use super::inner::Inner;
use super::position::BlockNodes;
use crate::domain::{Direction, Offset, Span, snap_outward};

/// One block, to look for lines in.
struct Lines<'a> {
    article: &'a Article,
    place: usize,
    nodes: BlockNodes,
    span: Span,
}

impl Inner {
    pub(super) fn line_step(&self, from: Offset, direction: Direction) -> Option<Offset> {
        let article = self.article()?;
        let (place, from) = article.settle(from)?;
        let here = self.lines(&article, place)?;
        let rect = here.rect(from)?;
        let goal = match self.goal.get() {
            Some((at, x)) if at == from => x,
            _ => rect.left,
        };
        let line = match direction {
            Direction::Forward => here
                .end_of_line(from, rect)
                .filter(|end| *end < here.span.end()),
            Direction::Back => Some(here.start_of_line(from, rect))
                .filter(|start| *start > here.span.start())
                .map(|start| start.minus(1)),
        };
        let reached = match line {
            Some(at) => here.nearest(at, goal)?,
            None => {
                let next = match direction {
                    Direction::Forward => place + 1,
                    Direction::Back => place.checked_sub(1)?,
                };
                let there = self.lines(&article, next)?;
                let at = match direction {
                    Direction::Forward => there.span.start(),
                    Direction::Back => there.span.end(),
                };
                there.nearest(at, goal)?
            }
        };
        self.goal.set(Some((reached, goal)));
        Some(reached)
    }

    fn lines<'a>(&self, article: &'a Article, place: usize) -> Option<Lines<'a>> {
        Some(Lines {
            article,
            place,
            nodes: BlockNodes::of(&self.document, article, place)?,
            span: article.block(place)?.span,
        })
    }
}

impl Lines<'_> {
    fn rect(&self, at: Offset) -> Option<Rect> {
        caret_in(self.article, self.place, &self.nodes, at)
    }

    /// The first position of the line that `at` is on; by halving, since lines follow one another as the text does.
    fn start_of_line(&self, at: Offset, rect: Rect) -> Offset {
        first(self.span.start(), at, |o| {
            self.rect(o).is_some_and(|r| !rect.below(r))
        })
    }

    /// The first position of the next line, or the end of the block.
    fn end_of_line(&self, at: Offset, rect: Rect) -> Option<Offset> {
        let end = self.span.end();
        Some(first(at, end, |o| {
            self.rect(o).is_some_and(|r| r.below(rect))
        }))
    }

    /// On the line of `at`, the position nearest to `x`. Looks at all of them: with both directions of writing in a line,
    /// the order on screen is not that of the text.
    fn nearest(&self, at: Offset, x: f64) -> Option<Offset> {
        let rect = self.rect(at)?;
        let (start, end) = (self.start_of_line(at, rect), self.end_of_line(at, rect)?);
        let mut best: Option<(f64, Offset)> = None;
        for o in (start.0..=end.0).map(Offset) {
            let Some(r) = self.rect(o).filter(|r| !r.below(rect)) else {
                continue;
            };
            let distance = (r.left - x).abs();
            if best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, o));
            }
        }
        let caret = Span::caret(best?.1);
        Some(snap_outward(&self.article.text, &self.article.blocks, caret).start())
    }
}

/// The first position from `low` on for which `holds`, or `high`; from some position on it must hold for all.
fn first(low: Offset, high: Offset, holds: impl Fn(Offset) -> bool) -> Offset {
    let (mut low, mut high) = (low.0, high.0);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(Offset(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Offset(low)
}
