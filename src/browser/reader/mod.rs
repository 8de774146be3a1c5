//! The article on screen: real elements with real text, marks on them, a caret, and what the user does with them.
//!
//! Built without a view library, because the whole text is in the page at once, whatever its length: find-in-page,
//! select-all, print and screen readers need it. What makes that fast: sections the browser need not lay out until they
//! are near (`content-visibility`), in chapters of which the same is true, marks put in only when a section comes near or the browser is idle, and edits that
//! repaint the blocks they touch and nothing else.
//!
//! # What is in the page
//! The style sheet is written against this:
//! ```html
//! <div>                                            <!-- the host: given by the caller -->
//!   <div class="chapter" style="--size: 65920px">  <!--  16 sections each; --size: its height, estimated -->
//!     <div class="section" style="--size: 4120px"> <!--  8 blocks each -->
//!       <h1 class="block title" data-i="0" dir="auto">…</h1>
//!       <h2 class="block heading" data-i="1" dir="auto">…</h2>
//!       <p class="block metadata" data-i="2" dir="auto">…</p>
//!       <p class="block" data-i="3" data-n="1" dir="auto">Plain words are bare text, <span class="run tint-1">
//!         <span class="mark kind-1 stroke-wavy lane-0 begins ends" data-a="…uuid…" data-cap="D" data-say="demand">
//!           <span class="mark kind-2 stroke-dotted lane-1 begins ends" data-a="…" …>tagged words</span></span></span>.</p>
//!       <div class="caret" aria-hidden="true" style="left: …; top: …; height: …"></div>
//!     </div>
//!   </div>
//! </div>
//! ```
//! - A section that need not be laid out also clips what sticks out: numbers in the margin need padding in the section.
//! - `data-i` is the place of the block among all blocks, `data-n` the number of a paragraph.
//! - One `run` for each stretch of words under the same tags, and in it one `mark` for each tag, the widest outside: each
//!   can have a line of its own. `kind-K`: place of the kind in the codebook. `lane-L`: level of its line, 0 nearest to
//!   the words. `tint-K`: kind of the shortest statement that covers the run; mentions give none.
//! - `begins` and `ends` stand on the first and last piece of each fragment; with `begins` come `data-cap` and
//!   `data-say`, for generated content. A piece of the chosen tag has `chosen`, of the one under the pointer `hot`.
//! - The text nodes of a block together are its text, to the character; nothing else in the host is text.
//! - Lines under words need `text-decoration-skip-ink: none`: else Chromium looks at every letter whenever it draws, which
//!   makes scrolling through a densely tagged article three times as slow (measured; with it, as fast as untagged).
//! - The caret and the edges of the chosen tag (`<div class="edge start">`, `<div class="edge end">`) are placed in the
//!   section of their words (left, top, height); the style sheet gives them width and colour. They have the attribute
//!   `hidden` when they are not to be seen.

mod article;
mod aside;
mod block;
mod caret;
mod change;
mod dom;
mod edges;
mod emphasis;
mod event;
mod geometry;
mod inner;
mod lines;
mod look;
mod margin;
mod native;
mod paint;
mod pointer;
mod position;
mod reading;
mod reveal;
mod sections;
mod selection;
mod show;
mod size;
mod template;
mod watch;

use std::rc::Rc;
use std::sync::Arc;

use web_sys::HtmlElement;

use self::inner::Inner;
use super::JsError;
use crate::domain::margin::Line;
use crate::domain::{AnnotationId, Blocks, Direction, Mark, Offset, Span, Text};

pub use event::ReaderEvent;
pub use geometry::Rect;
pub use look::Look;
pub use margin::ViewWatch;

/// An article on screen. Cheap to clone; dropping the last one takes its listeners and observers away.
#[derive(Clone)]
pub struct Reader(Rc<Inner>);

impl Reader {
    /// Takes over `host`, an empty element that nobody else changes, inside `scroller`, the element that scrolls.
    ///
    /// `marks` is asked for the marks that touch a span: when an article or a change of it is shown, and later, whenever
    /// the browser is idle; so it must always be able to answer. `events` is told what the user does; it may call the
    /// reader.
    ///
    /// # Errors
    /// [`JsError`] when the host belongs to no page.
    pub fn mount(
        host: &HtmlElement,
        scroller: &HtmlElement,
        marks: impl Fn(Span) -> Vec<Mark> + 'static,
        events: impl Fn(ReaderEvent) + 'static,
    ) -> Result<Self, JsError> {
        let inner = Inner::new(host, scroller, Box::new(marks), Box::new(events))?;
        inner.listen();
        Ok(Self(inner))
    }

    /// Shows another article, from its start, without a caret. All its text is in the page when this returns, with marks
    /// where it will be seen first; the other marks follow. `looks`: one for each kind of the codebook, in its order.
    /// Linear in the text.
    pub fn show(&self, text: &Text, blocks: &Arc<Blocks>, looks: &[Look]) {
        self.0.show(text, blocks, looks);
    }

    /// After a change of the codebook. What is in view changes at once.
    pub fn set_looks(&self, looks: &[Look]) {
        self.0.set_looks(looks);
    }

    /// After a change of tags: asks for the marks of the blocks that touch these spans and shows them anew, with the
    /// chosen tag standing out. The caret goes to `head`, and what lies between it and `anchor` is selected, as soon as
    /// the marks are painted. Does not depend on the length of the article.
    pub fn change(
        &self,
        spans: &[Span],
        chosen: Option<(AnnotationId, &[Span])>,
        anchor: Offset,
        head: Offset,
    ) {
        self.0.change(spans, chosen, (anchor, head));
    }

    /// Makes one tag stand out, with edges to drag; its fragments are given along.
    pub fn set_chosen(&self, tag: Option<(AnnotationId, &[Span])>) {
        self.0.set_chosen(tag);
    }

    /// Makes the extent of one tag plain, as under the pointer.
    pub fn set_hot(&self, tag: Option<(AnnotationId, &[Span])>) {
        self.0.set_hot(tag);
    }

    /// Puts the caret at `head` and selects what lies between it and `anchor`. No event comes back.
    pub fn set_selection(&self, anchor: Offset, head: Offset) {
        self.0.set_selection(anchor, head);
    }

    /// The same once the article, just shown, has been painted: its first sight does not wait for it.
    pub fn select_once_painted(&self, anchor: Offset, head: Offset) {
        self.0.select_once_painted((anchor, head));
    }

    /// Has the browser select nothing in the article for as long as a dialog covers it, and then what is selected by that
    /// time, which is told as if the user had selected it.
    pub fn stand_back(&self, back: bool) {
        self.0.stand_back(back);
    }

    /// Takes the caret and the selection away.
    pub fn clear_selection(&self) {
        self.0.clear_selection();
    }

    /// Scrolls, if need be, until the span can be read with some text around it; of a long one, its start. At once, since
    /// a list that scrolls to a place far away has nothing to explain by moving.
    pub fn reveal(&self, span: Span) {
        self.0.reveal(span);
    }

    /// How far the article has been read: a position in the first line in view, the start where nothing is scrolled away.
    /// `None` where no line is there.
    pub fn top(&self) -> Option<Offset> {
        self.0.top()
    }

    /// Scrolls so that a position is in the first line in view.
    pub fn go_back_to(&self, at: Offset) {
        self.0.go_back_to(at);
    }

    /// A position one line up or down on screen, as near as can be to where the column was when the first of a row of
    /// such steps was made. `None` at the first and last line.
    pub fn line_step(&self, from: Offset, direction: Direction) -> Option<Offset> {
        self.0.line_step(from, direction)
    }

    /// The box around the words of a span, or around the caret of an empty one. `None` when it is not on screen at all.
    pub fn rect_of(&self, span: Span) -> Option<Rect> {
        self.0.rect_of(span)
    }

    /// Puts in all marks now, as before printing (which it does by itself). Linear in the text.
    pub fn paint_all(&self) {
        self.0.paint_all();
    }

    /// The words of the paragraphs that are near what is in view; `None` where there are none. Makes the browser lay out
    /// the page if it has to: to be asked at the start of a frame.
    pub fn near_view(&self) -> Option<Span> {
        self.0.near_view()
    }

    /// In which lines positions near the view stand, from the upper edge of `origin`; positions in text order. As for
    /// [`Self::near_view`].
    pub fn lines_from(&self, origin: &HtmlElement, at: &[Offset]) -> Option<Vec<Line>> {
        self.0.lines_from(origin, at)
    }

    /// How much room there is in the column from the edge of `element` that is nearer to the words, in pixels.
    pub fn room_beside(&self, element: &HtmlElement) -> i32 {
        self.0.room_beside(element)
    }

    /// How far the column is scrolled, and its height, in pixels.
    pub fn scrolled(&self) -> (i32, i32) {
        let scroller = &self.0.scroller;
        (scroller.scroll_top(), scroller.client_height())
    }

    /// Calls back when the column is scrolled (with `false`), and before the next paint when it has another size
    /// (`true`).
    pub fn watch_view(&self, moved: impl Fn(bool) + 'static) -> ViewWatch {
        ViewWatch::new(&self.0, Rc::new(moved))
    }
}
