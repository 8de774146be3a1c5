//! When which marks are put in: at once where they will be seen, the others when the browser is idle.

use std::ops::Range;

use web_sys::{Element, HtmlElement};

use super::article::{Article, Paint, SECTION};
use super::block::Brush;
use super::inner::Inner;
use super::position::place_of;
use crate::browser::idle::{Idle, Slice};
use crate::domain::{Span, sort};

impl Inner {
    /// Paints the blocks that spans touch anew. `keeping` the browser's selection takes it a layout of the page.
    pub(super) fn repaint(&self, spans: &[Span], keeping: bool) {
        let Some(article) = self.article() else {
            return;
        };
        let mut places: Vec<usize> = spans
            .iter()
            .flat_map(|s| article.blocks.touching(*s))
            // What is still bare is painted when its time comes.
            .filter(|p| {
                let section = article.sections.get(p / SECTION);
                section.is_some_and(|s| s.state.get() != Paint::Bare)
            })
            .collect();
        sort(&mut places, Ord::cmp);
        places.dedup();
        let paint = || {
            self.brush(|brush| {
                for &place in &places {
                    if let (Some(block), Some(element)) =
                        (article.block(place), article.element(place))
                    {
                        brush.paint(&article, place, &element, &(self.marks)(block.span));
                    }
                }
            });
        };
        if keeping {
            self.keeping_selection(&article, |p| places.contains(&p), paint);
        } else {
            paint();
        }
    }

    /// Paints a section unless that is done.
    pub(super) fn paint_section(&self, article: &Article, section: usize) {
        let Some(of) = article.sections.get(section) else {
            return;
        };
        let before = of.state.replace(Paint::Done);
        if before != Paint::Done {
            self.paint_places(article, article.places(section), before == Paint::Stale);
        }
    }

    /// Paints the first blocks of a new article; what they share a section with comes later.
    pub(super) fn paint_first(&self, article: &Article, count: usize) {
        self.paint_places(article, 0..count, false);
        for (i, section) in article
            .sections
            .iter()
            .enumerate()
            .take(count.div_ceil(SECTION))
        {
            let done = article.places(i).end <= count;
            section
                .state
                .set(if done { Paint::Done } else { Paint::Begun });
        }
    }

    /// Paints some blocks: those with marks, and `all` others too, which may have marks no longer.
    fn paint_places(&self, article: &Article, places: Range<usize>, all: bool) {
        let marks = article
            .span(&places)
            .map(|span| (self.marks)(span))
            .unwrap_or_default();
        if marks.is_empty() && !all {
            return;
        }
        self.keeping_selection(
            article,
            |p| places.contains(&p),
            || {
                self.brush(|brush| {
                    for place in places.clone() {
                        let Some(block) = article.block(place) else {
                            continue;
                        };
                        let marked = marks.iter().any(|m| m.span.overlaps(block.span));
                        if let Some(element) = article.element(place).filter(|_| marked || all) {
                            brush.paint(article, place, &element, &marks);
                        }
                    }
                });
            },
        );
    }

    fn brush(&self, work: impl FnOnce(&Brush<'_>)) {
        let looks = self.looks.borrow().clone();
        work(&Brush {
            document: &self.document,
            templates: &self.templates,
            looks: &looks,
            chosen: self.chosen.borrow().as_ref().map(|l| l.tag),
            hot: self.hot.borrow().as_ref().map(|l| l.tag),
        });
    }

    /// A section has come near, or a chapter, of which the sections are watched from then on.
    pub(super) fn is_near(&self, element: &Element) {
        let Some(article) = self.article() else {
            return;
        };
        let same = |chapter: &HtmlElement| chapter.is_same_node(Some(element));
        if let Some(chapter) = article.chapters.iter().position(same) {
            if let Some(near) = self.near.borrow().as_ref() {
                for section in &article.sections[article.sections_in(chapter)] {
                    near.add(&section.element);
                }
            }
            return;
        }
        let place = element.first_element_child().and_then(|b| place_of(&b));
        if let Some(place) = place {
            self.paint_section(&article, place / SECTION);
        }
    }

    pub(super) fn paint_all(&self) {
        if let Some(article) = self.article() {
            for section in 0..article.sections.len() {
                self.paint_section(&article, section);
            }
        }
    }

    /// Paints all that is left from section `next` on, a few milliseconds at a time.
    pub(super) fn paint_when_idle(&self, next: usize) {
        let weak = self.weak.clone();
        let idle = Idle::next(move || {
            if let Some(inner) = weak.upgrade() {
                inner.paint_slice(next);
            }
        });
        self.idle.replace(idle);
    }

    fn paint_slice(&self, mut next: usize) {
        let Some(article) = self.article() else {
            return;
        };
        let slice = Slice::begin();
        // Not while the user drags: the words under the pointer should stay the nodes they are.
        while next < article.sections.len() && !slice.is_over() && !self.selecting.down.get() {
            self.paint_section(&article, next);
            next += 1;
        }
        if next < article.sections.len() {
            self.paint_when_idle(next);
        }
    }
}
