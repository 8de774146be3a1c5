//! The caret: where the next key will act. The browser shows none in text that can't be edited, so we draw one.

use web_sys::{HtmlElement, Range};

use super::article::{Article, SECTION};
use super::dom::{append, computed, set, style};
use super::geometry::{Rect, box_of};
use super::inner::Inner;
use super::position::{BlockNodes, Side};
use crate::browser::{Frame, OrLog};
use crate::domain::Offset;
use crate::edit::Edge;

impl Inner {
    /// Puts caret and edges in their places before the next paint; however often it is asked for, that is done once.
    pub(super) fn refresh_caret(&self) {
        let weak = self.weak.clone();
        let frame = Frame::next(move || {
            if let Some(inner) = weak.upgrade() {
                inner.place_overlays();
            }
        });
        self.caret_frame.replace(frame);
    }

    /// Asks for all places first and sets them afterwards: asking after setting makes the browser lay out the page again.
    fn place_overlays(&self) {
        let caret = self
            .selecting
            .head
            .get()
            .and_then(|at| self.spot(at, self.caret_rect(at)?));
        let [start, end] = self.edge_spots();
        lay(&self.caret, caret);
        lay(self.edges.element(Edge::Start), start);
        lay(self.edges.element(Edge::End), end);
    }

    /// A box of the window at a position, as a place in the section of that position: so what is laid there moves along
    /// when sections above it get their true height, without another look at the layout.
    pub(super) fn spot(&self, at: Offset, rect: Rect) -> Option<Spot> {
        let article = self.article()?;
        let (place, _) = article.settle(at)?;
        let section = article.sections.get(place / SECTION)?.element.clone();
        let around = Rect::from(section.get_bounding_client_rect());
        Some(Spot {
            section,
            left: rect.left - around.left,
            top: rect.top - around.top,
            height: rect.height,
        })
    }

    /// Where a caret at this position is on screen.
    pub(super) fn caret_rect(&self, at: Offset) -> Option<Rect> {
        let article = self.article()?;
        let (place, at) = article.settle(at)?;
        let nodes = BlockNodes::of(&self.document, &article, place)?;
        caret_in(&article, place, &nodes, at)
    }
}

/// A place in a section, in CSS pixels from its upper left corner.
pub(super) struct Spot {
    section: HtmlElement,
    left: f64,
    top: f64,
    height: f64,
}

/// Lays an element of ours over a spot; hides it when there is none.
fn lay(element: &HtmlElement, spot: Option<Spot>) {
    let Some(spot) = spot else {
        element.set_hidden(true);
        return;
    };
    let at_home = element
        .parent_element()
        .is_some_and(|p| p.is_same_node(Some(&spot.section)));
    if !at_home {
        set(&spot.section, "position", "relative");
        append(&spot.section, element);
    }
    style(element, "left", spot.left);
    style(element, "top", spot.top);
    style(element, "height", spot.height);
    element.set_hidden(false);
}

/// Where a caret is, in a block whose nodes are at hand: for many positions of it.
pub(super) fn caret_in(
    article: &Article,
    place: usize,
    nodes: &BlockNodes,
    at: Offset,
) -> Option<Rect> {
    // Browsers give no box for a caret at some places, such as blanks at a line's end; then a neighbour's edge will do.
    box_between(article, nodes, at, at)
        .map(|r| r.side(false))
        .or_else(|| {
            let end = article.block(place)?.span.end();
            let next = box_between(article, nodes, at, at.plus(1)).filter(|_| at < end)?;
            Some(next.side(is_rtl(article, place)))
        })
        .or_else(|| caret_behind(article, place, nodes, at))
}

/// The caret's place behind the character before `at`: where the line is broken there, on the upper line.
pub(super) fn caret_behind(
    article: &Article,
    place: usize,
    nodes: &BlockNodes,
    at: Offset,
) -> Option<Rect> {
    let start = article.block(place)?.span.start();
    let before = box_between(article, nodes, at.minus(1), at).filter(|_| at > start)?;
    Some(before.side(!is_rtl(article, place)))
}

fn box_between(article: &Article, nodes: &BlockNodes, from: Offset, to: Offset) -> Option<Rect> {
    let range = Range::new().or_log("could not make a range")?;
    let (node, units) = nodes.point(article, from, Side::After)?;
    range.set_start(node, units).ok()?;
    if from < to {
        let (node, units) = nodes.point(article, to, Side::Before)?;
        range.set_end(node, units).ok()?;
    }
    box_of(&range, from < to)
}

fn is_rtl(article: &Article, place: usize) -> bool {
    article
        .element(place)
        .and_then(|e| computed(&e))
        .and_then(|s| s.get_property_value("direction").ok())
        .is_some_and(|d| d == "rtl")
}
