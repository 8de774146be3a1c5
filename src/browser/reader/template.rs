//! Elements to clone: one call into the browser instead of one for each attribute.

use std::cell::RefCell;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node};

use super::dom::put;
use crate::browser::JsError;
use crate::domain::BlockKind;
use crate::domain::json::shown;

/// One of each element that an article is made of.
pub(super) struct Templates {
    chapter: Element,
    section: Element,
    title: Element,
    heading: Element,
    metadata: Element,
    paragraph: Element,
    span: Element,
    /// “0”, “1”, … as far as they were needed so far.
    numbers: RefCell<Vec<JsString>>,
}

impl Templates {
    pub(super) fn new(document: &Document) -> Result<Self, JsError> {
        let block = |tag: &str, class: &str| -> Result<Element, JsError> {
            let element = document.create_element(tag)?;
            element.set_class_name(class);
            put(&element, "dir", "auto");
            Ok(element)
        };
        let row = |class: &str| -> Result<Element, JsError> {
            let element = document.create_element("div")?;
            element.set_class_name(class);
            Ok(element)
        };
        Ok(Self {
            chapter: row("chapter")?,
            section: row("section")?,
            title: block("h1", "block title")?,
            heading: block("h2", "block heading")?,
            metadata: block("p", "block metadata")?,
            paragraph: block("p", "block")?,
            span: document.create_element("span")?,
            numbers: RefCell::default(),
        })
    }

    pub(super) fn chapter(&self) -> HtmlElement {
        copy(&self.chapter)
    }

    pub(super) fn section(&self) -> HtmlElement {
        copy(&self.section)
    }

    pub(super) fn block(&self, kind: BlockKind) -> HtmlElement {
        copy(match kind {
            BlockKind::Title => &self.title,
            BlockKind::Heading => &self.heading,
            BlockKind::Metadata => &self.metadata,
            BlockKind::Paragraph => &self.paragraph,
        })
    }

    /// A number as the page writes it. Kept, as the blocks of every article are counted with the same.
    pub(super) fn number(&self, number: usize) -> JsString {
        let mut numbers = self.numbers.borrow_mut();
        for next in numbers.len()..=number {
            numbers.push(shown(&next).into());
        }
        numbers[number].clone()
    }

    pub(super) fn span(&self, class: &str) -> HtmlElement {
        let span: HtmlElement = copy(&self.span);
        span.set_class_name(class);
        span
    }
}

fn copy(of: &Element) -> HtmlElement {
    // Cloning what we made ourselves can't fail; the element itself would do in that impossible case.
    of.clone_node()
        .unwrap_or_else(|_| Node::from(of.clone()))
        .unchecked_into()
}
