//! Elements to clone: one call into the browser instead of one for each attribute.

use web_sys::{Document, Element, HtmlElement, Node};

use wasm_bindgen::JsCast;

use super::dom::put;
use crate::browser::JsError;
use crate::domain::BlockKind;

/// One of each element that an article is made of.
pub(super) struct Templates {
    section: Element,
    title: Element,
    heading: Element,
    metadata: Element,
    paragraph: Element,
    span: Element,
}

impl Templates {
    pub(super) fn new(document: &Document) -> Result<Self, JsError> {
        let block = |tag: &str, class: &str| -> Result<Element, JsError> {
            let element = document.create_element(tag)?;
            element.set_class_name(class);
            put(&element, "dir", "auto");
            Ok(element)
        };
        let section = document.create_element("div")?;
        section.set_class_name("section");
        Ok(Self {
            section,
            title: block("h1", "block title")?,
            heading: block("h2", "block heading")?,
            metadata: block("p", "block metadata")?,
            paragraph: block("p", "block")?,
            span: document.create_element("span")?,
        })
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
