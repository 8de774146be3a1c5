//! A small page with a reader on it, and ways to look at it and to act on it as a user does.
//!
//! Articles are written with their tags in them: `{1d|` begins tag 1, a demand, and `|1}` ends it. Tags may overlap.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use demarche::browser::{Look, Reader, ReaderEvent};
use demarche::domain::{AnnotationId, Blocks, Codebook, Mark, Offset, Span, Text};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, HtmlElement, Node, Selection};

/// As far as the reader needs it, what the app's own style sheet says.
const STYLE: &str = "
    .stage { height: 400px; width: 400px; overflow-y: auto; position: relative; font: 16px/24px monospace }
    .stage .host { position: relative }
    .stage .block { margin: 0 0 12px; font: inherit }
    .stage .section { content-visibility: auto; contain-intrinsic-size: auto var(--size) }
    .stage .caret, .stage .edge { position: absolute; width: 2px }
    .stage [hidden] { display: none }
";

/// The page. Taken away when it is dropped.
pub struct Stage {
    pub document: Document,
    pub scroller: HtmlElement,
    pub host: HtmlElement,
    pub reader: Option<Reader>,
    pub text: Text,
    pub blocks: Arc<Blocks>,
    pub marks: Rc<RefCell<Vec<Mark>>>,
    pub events: Rc<RefCell<Vec<ReaderEvent>>>,
}

pub fn tag(n: u32) -> AnnotationId {
    AnnotationId::new(Uuid::from_u128(u128::from(n)))
}

pub fn looks() -> Vec<Look> {
    Codebook::claims_actors_demands()
        .kinds
        .iter()
        .map(Look::from)
        .collect()
}

/// Text and tags of a marked-up article.
pub fn parse(marked: &str) -> (Text, Vec<Mark>) {
    let mut plain = String::new();
    let mut at = 0;
    let mut marks: Vec<Mark> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let mut ahead = rest.chars();
        let window = [ahead.next(), ahead.next(), ahead.next(), ahead.next()];
        match window {
            [Some('{'), Some(n), Some(kind), Some('|')] if n.is_ascii_digit() => {
                let kind = "cda".find(kind).unwrap() as u8;
                marks.push(Mark {
                    annotation: tag(n.to_digit(10).unwrap()),
                    span: Span::new(Offset(at), Offset(u32::MAX)),
                    kind,
                });
                rest = &rest[4..];
            }
            [Some('|'), Some(n), Some('}'), _] if n.is_ascii_digit() => {
                let id = tag(n.to_digit(10).unwrap());
                let mark = marks.iter_mut().rfind(|m| m.annotation == id).unwrap();
                mark.span = Span::new(mark.span.start(), Offset(at));
                rest = &rest[3..];
            }
            _ => {
                plain.push(c);
                at += 1;
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    (Text::freeze_str(&plain).unwrap(), marks)
}

impl Stage {
    pub fn new(marked: &str) -> Self {
        let (text, marks) = parse(marked);
        Self::with(text, marks)
    }

    pub fn with(text: Text, marks: Vec<Mark>) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        if document.get_element_by_id("stage-style").is_none() {
            let style = document.create_element("style").unwrap();
            style.set_id("stage-style");
            style.set_text_content(Some(STYLE));
            document.head().unwrap().append_child(&style).unwrap();
        }
        let make = |class: &str| -> HtmlElement {
            let element = document.create_element("div").unwrap();
            element.set_class_name(class);
            element.unchecked_into()
        };
        let (scroller, host) = (make("stage"), make("host"));
        scroller.append_child(&host).unwrap();
        // On top, so that it lies in the window, whatever the test runner writes.
        let body = document.body().unwrap();
        body.insert_before(&scroller, body.first_child().as_ref())
            .unwrap();
        web_sys::window().unwrap().scroll_to_with_x_and_y(0.0, 0.0);

        let marks = Rc::new(RefCell::new(marks));
        let events = Rc::new(RefCell::new(Vec::new()));
        let (asked, told) = (Rc::clone(&marks), Rc::clone(&events));
        let reader = Reader::mount(
            &host,
            &scroller,
            move |span| {
                asked
                    .borrow()
                    .iter()
                    .filter(|m| m.span.overlaps(span))
                    .copied()
                    .collect()
            },
            move |event| told.borrow_mut().push(event),
        )
        .unwrap();
        let blocks = Arc::new(Blocks::of(&text));
        reader.show(&text, &blocks, &looks());
        Self {
            document,
            scroller,
            host,
            reader: Some(reader),
            text,
            blocks,
            marks,
            events,
        }
    }

    pub fn reader(&self) -> &Reader {
        self.reader.as_ref().unwrap()
    }

    pub fn block(&self, place: usize) -> Element {
        self.host
            .query_selector(&format!("[data-i='{place}']"))
            .unwrap()
            .unwrap()
    }

    /// The text of a block as the page has it.
    pub fn shown(&self, place: usize) -> String {
        self.block(place).text_content().unwrap()
    }

    /// Every block says what the article says.
    pub fn assert_whole(&self) {
        for (i, block) in self.blocks.all().iter().enumerate() {
            assert_eq!(self.shown(i), self.text.slice(block.span), "block {i}");
        }
    }

    /// The place of some words in the text.
    pub fn span(&self, words: &str) -> Span {
        let byte = self
            .text
            .as_str()
            .find(words)
            .unwrap_or_else(|| panic!("“{words}” is not in the text"));
        let start = self.text.as_str()[..byte].chars().count() as u32;
        Span::new(Offset(start), Offset(start + words.chars().count() as u32))
    }

    pub fn selection(&self) -> Selection {
        self.document.get_selection().unwrap().unwrap()
    }

    /// Selects in the page as a user does, by whatever means.
    pub fn select(&self, from: (&Node, u32), to: (&Node, u32)) {
        self.selection()
            .set_base_and_extent(from.0, from.1, to.0, to.1)
            .unwrap();
        self.document
            .dispatch_event(&Event::new("selectionchange").unwrap())
            .unwrap();
    }

    /// What was told since the last time.
    pub fn heard(&self) -> Vec<ReaderEvent> {
        self.events.take()
    }

    /// Words of the last selection told.
    pub fn heard_words(&self) -> Option<String> {
        self.heard().into_iter().rev().find_map(|e| match e {
            ReaderEvent::Selected { anchor, head, .. } => {
                Some(self.text.slice(Span::new(anchor, head)).to_owned())
            }
            _ => None,
        })
    }

    /// The words that carry a class, joined, over all of the article.
    pub fn words_with(&self, class: &str) -> String {
        self.all(&format!(".{class}"))
            .iter()
            .map(|e| e.text_content().unwrap())
            .collect()
    }

    pub fn all(&self, selector: &str) -> Vec<Element> {
        let list = self.host.query_selector_all(selector).unwrap();
        (0..list.length())
            .map(|i| list.get(i).unwrap().unchecked_into())
            .collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.selection().remove_all_ranges().unwrap();
        self.scroller.remove();
    }
}

/// The next frame.
pub async fn frame() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        web_sys::window()
            .unwrap()
            .request_animation_frame(&done)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits, frame by frame, until it is so; fails when it never is.
pub async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..600 {
        if so() {
            return;
        }
        frame().await;
    }
    panic!("never: {what}");
}

/// An event of the mouse, pen or finger that bubbles and can be cancelled.
pub fn pointer_event(name: &str, kind: &str, (x, y): (f64, f64), clicks: i32) -> Event {
    let options = js_sys::Object::new();
    let set =
        |key: &str, value: JsValue| js_sys::Reflect::set(&options, &key.into(), &value).unwrap();
    for (key, value) in [
        ("clientX", x),
        ("clientY", y),
        ("detail", f64::from(clicks)),
        ("pointerId", 1.0),
    ] {
        set(key, value.into());
    }
    set("pointerType", kind.into());
    set("bubbles", true.into());
    set("cancelable", true.into());
    let class = if name.starts_with("pointer") {
        "PointerEvent"
    } else {
        "MouseEvent"
    };
    let class: js_sys::Function = js_sys::Reflect::get(&js_sys::global(), &class.into())
        .unwrap()
        .unchecked_into();
    js_sys::Reflect::construct(&class, &js_sys::Array::of2(&name.into(), &options))
        .unwrap()
        .unchecked_into()
}
