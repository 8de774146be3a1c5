//! What a reader holds, and how it listens to the page.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::{Document, Event, EventTarget, HtmlElement, MouseEvent, PointerEvent};

use super::article::Article;
use super::dom::{append, overlay};
use super::edges::Edges;
use super::emphasis::Lit;
use super::event::ReaderEvent;
use super::look::Look;
use super::selection::Selecting;
use super::size::Size;
use super::template::Templates;
use super::watch::{NearWatch, SizeWatch};
use crate::browser::{AfterPaint, Frame, Idle, JsError, Listener};
use crate::domain::{AnnotationId, Mark, Offset, Span};

/// How near a section must come to get its marks.
const NEAR: &str = "1500px 0px";

/// The reader itself. Callbacks of the page hold it weakly.
pub(super) struct Inner {
    pub(super) weak: Weak<Self>,
    pub(super) document: Document,
    pub(super) host: HtmlElement,
    pub(super) scroller: HtmlElement,
    pub(super) templates: Templates,
    pub(super) marks: Box<dyn Fn(Span) -> Vec<Mark>>,
    events: Box<dyn Fn(ReaderEvent)>,

    pub(super) article: RefCell<Option<Rc<Article>>>,
    pub(super) looks: RefCell<Rc<[Look]>>,
    pub(super) size: Cell<Size>,
    pub(super) chosen: RefCell<Option<Lit>>,
    pub(super) hot: RefCell<Option<Lit>>,
    pub(super) hovered: Cell<Option<AnnotationId>>,
    pub(super) selecting: Selecting,
    /// Where the button went down last.
    pub(super) pressed: Cell<(i32, i32)>,
    /// Where the last step from line to line led, and the column it keeps to.
    pub(super) goal: Cell<Option<(Offset, f64)>>,

    pub(super) caret: HtmlElement,
    pub(super) edges: Edges,
    pub(super) caret_frame: RefCell<Option<Frame>>,
    /// What waits until the marks of a change are painted.
    pub(super) settling: RefCell<Option<AfterPaint>>,
    pub(super) revealing: RefCell<Option<Frame>>,
    pub(super) idle: RefCell<Option<Idle>>,
    pub(super) near: RefCell<Option<NearWatch>>,
    sizes: RefCell<Option<SizeWatch>>,
    listeners: RefCell<Vec<Listener>>,
}

impl Inner {
    pub(super) fn new(
        host: &HtmlElement,
        scroller: &HtmlElement,
        marks: Box<dyn Fn(Span) -> Vec<Mark>>,
        events: Box<dyn Fn(ReaderEvent)>,
    ) -> Result<Rc<Self>, JsError> {
        let document = host
            .owner_document()
            .ok_or_else(|| JsError::new("the article has no page to be shown on"))?;
        let caret = overlay(&document, "caret")?;
        let templates = Templates::new(&document)?;
        let edges = Edges::new(&document)?;
        let inner = Rc::new_cyclic(|weak| Self {
            weak: weak.clone(),
            document,
            host: host.clone(),
            scroller: scroller.clone(),
            templates,
            marks,
            events,
            article: RefCell::new(None),
            looks: RefCell::new(Rc::new([])),
            size: Cell::new(Size::default()),
            chosen: RefCell::new(None),
            hot: RefCell::new(None),
            hovered: Cell::new(None),
            selecting: Selecting::default(),
            pressed: Cell::default(),
            goal: Cell::new(None),
            caret,
            edges,
            caret_frame: RefCell::new(None),
            settling: RefCell::new(None),
            revealing: RefCell::new(None),
            idle: RefCell::new(None),
            near: RefCell::new(None),
            sizes: RefCell::new(None),
            listeners: RefCell::new(Vec::new()),
        });
        inner.add_overlays();
        Ok(inner)
    }

    /// Puts caret and edges behind the text.
    pub(super) fn add_overlays(&self) {
        append(&self.host, &self.caret);
        self.edges.add_to(&self.host);
    }

    pub(super) fn article(&self) -> Option<Rc<Article>> {
        self.article.borrow().clone()
    }

    /// Tells the app; nothing may be borrowed meanwhile, since it may call back.
    pub(super) fn tell(&self, event: ReaderEvent) {
        (self.events)(event);
    }

    /// Begins to listen. Once.
    pub(super) fn listen(self: &Rc<Self>) {
        let page: &EventTarget = &self.document;
        let host: &EventTarget = &self.host;
        let mut listeners = vec![
            Listener::on(
                page,
                "selectionchange",
                self.with(|inner, _: Event| inner.selection_changed()),
            ),
            Listener::capturing(
                page,
                "pointerdown",
                self.with(|inner, e| inner.pressed_down(&e)),
            ),
            Listener::capturing(
                page,
                "pointerup",
                self.with(|inner, _: PointerEvent| inner.let_go()),
            ),
            Listener::capturing(
                page,
                "pointercancel",
                self.with(|inner, _: PointerEvent| inner.let_go()),
            ),
            // Whoever scrolls themselves is not taken back to where the reader was going.
            Listener::passive(
                page,
                "wheel",
                self.with(|inner, _: Event| inner.stop_revealing()),
            ),
            Listener::on(
                host,
                "mousedown",
                self.with(|inner, e: MouseEvent| inner.mouse_down(&e)),
            ),
            Listener::on(
                host,
                "click",
                self.with(|inner, e: MouseEvent| inner.clicked(&e)),
            ),
            Listener::passive(
                host,
                "pointerover",
                self.with(|inner, e: PointerEvent| inner.moved_over(&e)),
            ),
            Listener::passive(
                host,
                "pointerleave",
                self.with(|inner, _: PointerEvent| inner.hover(None)),
            ),
        ];
        if let Some(window) = web_sys::window() {
            listeners.push(Listener::on(
                &window,
                "beforeprint",
                self.with(|inner, _: Event| inner.paint_all()),
            ));
        }
        listeners.extend(self.listen_to_edges());
        self.listeners.replace(listeners);

        let root = (!self.scrolls_window()).then_some(self.scroller.as_ref());
        self.near.replace(NearWatch::new(
            root,
            NEAR,
            self.with(|inner, e| inner.is_near(&e)),
        ));
        let mut resized = self.with(|inner, ()| inner.resized());
        self.sizes
            .replace(SizeWatch::new(&self.host, move || resized(())));
    }

    /// A callback that does nothing once the reader is gone.
    pub(super) fn with<E>(&self, work: impl Fn(&Rc<Self>, E) + 'static) -> impl FnMut(E) + 'static {
        let weak = self.weak.clone();
        move |event| {
            if let Some(inner) = weak.upgrade() {
                work(&inner, event);
            }
        }
    }
}
