//! Mouse, pen and finger: presses, hovering, three clicks. One listener for all tags, not one for each.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, MouseEvent, Node, PointerEvent, Range};

use super::event::ReaderEvent;
use super::inner::Inner;
use super::position::{self, Boundary};
use crate::domain::{AnnotationId, Offset, sentence_at, snap_outward};

/// A hand moves this far without meaning to, in CSS pixels.
const STILL: i32 = 3;

impl Inner {
    pub(super) fn pressed_down(&self, event: &PointerEvent) {
        self.stop_revealing();
        self.selecting.down.set(true);
        self.selecting.touch.set(event.pointer_type() == "touch");
        self.pressed.set((event.client_x(), event.client_y()));
        // Set again by the edge itself, which hears of it later.
        self.edges.pressed.set(false);
    }

    pub(super) fn let_go(&self) {
        if self.selecting.down.replace(false) {
            self.selection_rests();
        }
    }

    /// The third click takes the sentence, where browsers take the paragraph.
    pub(super) fn mouse_down(&self, event: &MouseEvent) {
        if event.detail() != 3 || event.button() != 0 {
            return;
        }
        let sentence = self.article().and_then(|article| {
            let at = self.offset_at(event.client_x(), event.client_y())?;
            let block = article.block(article.blocks.at(at)?)?;
            sentence_at(&article.text, block, at)
        });
        if let Some(sentence) = sentence {
            event.prevent_default();
            self.select_for_user((sentence.start(), sentence.end()));
        }
    }

    /// What is still selected tells a click from a drag only when the pointer has moved: browsers let go of the old
    /// selection after this event.
    pub(super) fn clicked(&self, event: &MouseEvent) {
        let (x, y) = self.pressed.get();
        let moved = (event.client_x() - x)
            .abs()
            .max((event.client_y() - y).abs())
            > STILL;
        let dragged = event.shift_key() || (moved && self.has_selected());
        if event.detail() > 1 || event.button() != 0 || dragged || self.edges.pressed.get() {
            return;
        }
        if let Some(at) = self.offset_at(event.client_x(), event.client_y()) {
            let tag = tag_under(event.target());
            self.tell(ReaderEvent::Pressed { at, tag });
        }
    }

    /// A finger does not hover, and a drag is about words, not tags.
    pub(super) fn moved_over(&self, event: &PointerEvent) {
        if event.pointer_type() != "touch" && !self.selecting.down.get() {
            self.hover(tag_under(event.target()));
        }
    }

    pub(super) fn hover(&self, tag: Option<AnnotationId>) {
        if self.hovered.replace(tag) != tag {
            self.tell(ReaderEvent::Hovered(tag));
        }
    }

    /// The position nearest to a point of the window; `None` when something else than the article is there.
    pub(super) fn offset_at(&self, x: i32, y: i32) -> Option<Offset> {
        let article = self.article()?;
        let (node, offset) = node_at(&self.document, x as f32, y as f32)?;
        if self.edges.holds(&node) || self.caret.is_same_node(Some(&node)) {
            return None;
        }
        let found = position::boundary(&self.host, &article, &node, offset)?;
        let at = match found {
            Boundary::In(at) => at,
            between if !between.is_outside() => between.as_start(&article)?,
            _ => return None,
        };
        let caret = crate::domain::Span::caret(at);
        Some(snap_outward(&article.text, &article.blocks, caret).start())
    }

    fn has_selected(&self) -> bool {
        let ends = self.article().and_then(|a| self.read_selection(&a));
        ends.is_some_and(|(anchor, head)| anchor != head)
    }
}

/// The narrowest tag around what was hit: marks lie in one another, the narrowest innermost.
fn tag_under(target: Option<EventTarget>) -> Option<AnnotationId> {
    let mark = target?
        .dyn_into::<Element>()
        .ok()?
        .closest("[data-a]")
        .ok()??;
    mark.get_attribute("data-a")?.parse().ok()
}

/// The place in the page nearest to a point; by the older call where the newer is not there.
fn node_at(document: &Document, x: f32, y: f32) -> Option<(Node, u32)> {
    let offered = |name: &str| js_sys::Reflect::has(document, &name.into()).unwrap_or(false);
    if offered("caretPositionFromPoint") {
        let position = document.caret_position_from_point(x, y)?;
        return Some((position.offset_node()?, position.offset()));
    }
    let older = js_sys::Reflect::get(document, &"caretRangeFromPoint".into()).ok()?;
    let older: js_sys::Function = older.dyn_into().ok()?;
    let range = older
        .call2(document, &JsValue::from(x), &JsValue::from(y))
        .ok()?;
    let range: Range = range.dyn_into().ok()?;
    Some((range.start_container().ok()?, range.start_offset().ok()?))
}
