//! A small page with a reader on it, and ways to look at it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use demarche::browser::{Look, Reader, ReaderEvent};
use demarche::domain::{Blocks, Codebook, Mark, Offset, Span, Text};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Node, Selection};

use crate::marked::parse;

/// As far as the reader needs it, what the app's own style sheet says.
const STYLE: &str = "
    .stage { height: 400px; width: 400px; overflow-y: auto; position: relative; font: 16px/24px monospace }
        .stage .block { margin: 0 0 12px; padding: 4px 0; font: inherit }
    .stage .chapter, .stage .section { content-visibility: auto; contain-intrinsic-size: auto var(--size) }
    .stage .caret, .stage .edge { width: 2px }
    .stage [hidden] { display: none }
";

/// The page. Taken away when it is dropped.
pub(crate) struct Stage {
    pub(crate) document: Document,
    pub(crate) scroller: HtmlElement,
    pub(crate) host: HtmlElement,
    pub(crate) reader: Option<Reader>,
    pub(crate) text: Text,
    pub(crate) blocks: Arc<Blocks>,
    pub(crate) marks: Rc<RefCell<Vec<Mark>>>,
    pub(crate) events: Rc<RefCell<Vec<ReaderEvent>>>,
}

pub(crate) fn looks() -> Vec<Look> {
    Codebook::claims_actors_demands()
        .kinds
        .iter()
        .map(Look::from)
        .collect()
}

impl Stage {
    pub(crate) fn new(marked: &str) -> Self {
        let (text, marks) = parse(marked);
        Self::with(text, marks)
    }

    pub(crate) fn with(text: Text, marks: Vec<Mark>) -> Self {
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

    pub(crate) fn reader(&self) -> &Reader {
        self.reader.as_ref().unwrap()
    }

    pub(crate) fn block(&self, place: usize) -> Element {
        self.host
            .query_selector(&format!("[data-i='{place}']"))
            .unwrap()
            .unwrap()
    }

    /// The text of a block as the page has it.
    pub(crate) fn shown(&self, place: usize) -> String {
        self.block(place).text_content().unwrap()
    }

    /// Every block says what the article says.
    pub(crate) fn assert_whole(&self) {
        for (i, block) in self.blocks.all().iter().enumerate() {
            assert_eq!(self.shown(i), self.text.slice(block.span), "block {i}");
        }
    }

    /// The place of some words in the text.
    pub(crate) fn span(&self, words: &str) -> Span {
        let byte = self
            .text
            .as_str()
            .find(words)
            .unwrap_or_else(|| panic!("“{words}” is not in the text"));
        let start = self.text.as_str()[..byte].chars().count() as u32;
        Span::new(Offset(start), Offset(start + words.chars().count() as u32))
    }

    pub(crate) fn selection(&self) -> Selection {
        self.document.get_selection().unwrap().unwrap()
    }

    /// Selects in the page as a user does, by whatever means.
    pub(crate) fn select(&self, from: (&Node, u32), to: (&Node, u32)) {
        self.selection()
            .set_base_and_extent(from.0, from.1, to.0, to.1)
            .unwrap();
        self.document
            .dispatch_event(&Event::new("selectionchange").unwrap())
            .unwrap();
    }

    /// What was told since the last time.
    pub(crate) fn heard(&self) -> Vec<ReaderEvent> {
        self.events.take()
    }

    /// Words of the last selection told.
    pub(crate) fn heard_words(&self) -> Option<String> {
        self.heard().into_iter().rev().find_map(|e| match e {
            ReaderEvent::Selected { anchor, head, .. } => {
                Some(self.text.slice(Span::new(anchor, head)).to_owned())
            }
            _ => None,
        })
    }

    /// The words that carry a class, joined, over all of the article.
    pub(crate) fn words_with(&self, class: &str) -> String {
        self.all(&format!(".{class}"))
            .iter()
            .map(|e| e.text_content().unwrap())
            .collect()
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
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
