//! The two edges of the chosen tag, to be dragged by mouse, pen or finger. (Keys move them, too; that is the app's work.)

use std::cell::Cell;

use web_sys::{Document, HtmlElement, Node, PointerEvent};

use super::caret::{Spot, caret_behind};
use super::dom::{append, overlay, set};
use super::event::ReaderEvent;
use super::inner::Inner;
use super::position::BlockNodes;
use crate::browser::{JsError, Listener, OrLog};
use crate::domain::{AnnotationId, Offset, Span};
use crate::edit::Edge;

/// Two small elements over the text.
pub(super) struct Edges {
    start: HtmlElement,
    end: HtmlElement,
    drag: Cell<Option<Drag>>,
    /// Whether the press that is under way is on an edge.
    pub(super) pressed: Cell<bool>,
}

/// A drag under way.
#[derive(Clone, Copy)]
struct Drag {
    tag: AnnotationId,
    edge: Edge,
    /// Where it was at first.
    from: Offset,
    /// Where it is now.
    to: Offset,
}

impl Edges {
    pub(super) fn new(document: &Document) -> Result<Self, JsError> {
        Ok(Self {
            start: overlay(document, "edge start")?,
            end: overlay(document, "edge end")?,
            drag: Cell::new(None),
            pressed: Cell::new(false),
        })
    }

    pub(super) fn add_to(&self, host: &HtmlElement) {
        append(host, &self.start);
        append(host, &self.end);
    }

    /// Whether the node is one of them.
    pub(super) fn holds(&self, node: &Node) -> bool {
        self.start.contains(Some(node)) || self.end.contains(Some(node))
    }

    pub(super) fn element(&self, edge: Edge) -> &HtmlElement {
        match edge {
            Edge::Start => &self.start,
            Edge::End => &self.end,
        }
    }

    /// While one is dragged, the words under it are what the pointer should find.
    fn let_through(&self, on: bool) {
        let value = if on { "none" } else { "" };
        for element in [&self.start, &self.end] {
            set(element, "pointer-events", value);
        }
    }
}

impl Inner {
    /// Where they belong: at the start and the end of the chosen tag; nowhere when there is none.
    pub(super) fn edge_spots(&self) -> [Option<Spot>; 2] {
        let extent = self.extent_of_chosen().map(|(_, extent)| extent);
        let start = extent.and_then(|e| self.spot(e.start(), self.caret_rect(e.start())?));
        let end = extent.and_then(|e| {
            let article = self.article()?;
            let (place, at) = article.settle(e.end())?;
            let nodes = BlockNodes::of(&self.document, &article, place)?;
            self.spot(at, caret_behind(&article, place, &nodes, at)?)
        });
        [start, end]
    }

    fn extent_of_chosen(&self) -> Option<(AnnotationId, Span)> {
        let chosen = self.chosen.borrow();
        let lit = chosen.as_ref()?;
        let extent = lit.spans.iter().copied().reduce(Span::hull)?;
        Some((lit.tag, extent))
    }

    pub(super) fn listen_to_edges(&self) -> Vec<Listener> {
        let mut listeners = Vec::new();
        for edge in [Edge::Start, Edge::End] {
            let element = self.edges.element(edge);
            listeners.extend([
                Listener::on(
                    element,
                    "pointerdown",
                    self.with(move |inner, e| inner.edge_down(edge, &e)),
                ),
                Listener::on(
                    element,
                    "pointermove",
                    self.with(|inner, e| inner.edge_moved(&e)),
                ),
                Listener::on(
                    element,
                    "pointerup",
                    self.with(|inner, _: PointerEvent| inner.edge_let_go(true)),
                ),
                Listener::on(
                    element,
                    "pointercancel",
                    self.with(|inner, _: PointerEvent| inner.edge_let_go(false)),
                ),
            ]);
        }
        listeners
    }

    fn edge_down(&self, edge: Edge, event: &PointerEvent) {
        let Some((tag, extent)) = self.extent_of_chosen().filter(|_| event.button() == 0) else {
            return;
        };
        // Else the browser would begin to select.
        event.prevent_default();
        let from = match edge {
            Edge::Start => extent.start(),
            Edge::End => extent.end(),
        };
        self.edges.pressed.set(true);
        self.edges.drag.set(Some(Drag {
            tag,
            edge,
            from,
            to: from,
        }));
        self.edges.let_through(true);
        self.edges
            .element(edge)
            .set_pointer_capture(event.pointer_id())
            .or_log("could not hold on to the edge");
    }

    fn edge_moved(&self, event: &PointerEvent) {
        let Some(drag) = self.edges.drag.get() else {
            return;
        };
        let to = self.offset_at(event.client_x(), event.client_y());
        if let Some(to) = to.filter(|to| *to != drag.to) {
            self.edges.drag.set(Some(Drag { to, ..drag }));
            self.tell_edge(drag, to, false);
        }
    }

    /// A drag that the system breaks off ends where it began.
    fn edge_let_go(&self, wanted: bool) {
        self.edges.let_through(false);
        if let Some(drag) = self.edges.drag.take() {
            self.tell_edge(drag, if wanted { drag.to } else { drag.from }, true);
        }
    }

    fn tell_edge(&self, Drag { tag, edge, .. }: Drag, to: Offset, done: bool) {
        self.tell(ReaderEvent::EdgeDragged {
            tag,
            edge,
            to,
            done,
        });
    }
}
