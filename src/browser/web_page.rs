//! Web pages, taken apart by the browser's own parser, outside the page: nothing in them is run, loaded or shown.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, Node, SupportedType};

use super::JsError;

#[wasm_bindgen]
extern "C" {
    /// The newer parser, which leaves out whatever could run; the bindings lack it.
    #[wasm_bindgen(js_name = Document)]
    type Parser;

    #[wasm_bindgen(static_method_of = Parser, js_class = "Document", js_name = parseHTML, catch)]
    fn parse(html: &str, options: &Object) -> Result<Document, JsValue>;
}

/// A step through a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageStep {
    /// An element with this name begins, with those of its attributes that were asked for.
    Open(String, Vec<(&'static str, String)>),
    /// Text.
    Text(String),
    /// The innermost element that is open ends.
    Close,
}

/// Goes through a page from its first element to its last. `attributes` are of interest, `take` is told each step.
///
/// # Errors
/// When the browser cannot read it, or it has more nodes than `at_most`.
pub fn walk(
    html: &str,
    attributes: &[&'static str],
    at_most: usize,
    take: &mut dyn FnMut(PageStep),
) -> Result<(), JsError> {
    let document = parsed(html)?;
    let Some(root) = document.document_element() else {
        return Ok(());
    };
    let root: Node = root.unchecked_into();
    let mut node = root.clone();
    let mut count = 0_usize;
    loop {
        count += 1;
        if count > at_most {
            return Err(JsError::new(format!(
                "The page has more than {at_most} parts"
            )));
        }
        enter(&node, attributes, take);
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            if node.node_type() == Node::ELEMENT_NODE {
                take(PageStep::Close);
            }
            if node == root {
                return Ok(());
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent_node() {
                Some(parent) => node = parent,
                None => return Ok(()),
            }
        }
    }
}

fn enter(node: &Node, attributes: &[&'static str], take: &mut dyn FnMut(PageStep)) {
    if let Some(element) = node.dyn_ref::<Element>() {
        let found = match element.has_attributes() {
            true => (attributes.iter())
                .filter_map(|name| Some((*name, element.get_attribute(name)?)))
                .collect(),
            false => Vec::new(),
        };
        take(PageStep::Open(element.local_name(), found));
    } else if matches!(node.node_type(), Node::TEXT_NODE | Node::CDATA_SECTION_NODE)
        && let Some(text) = node.node_value()
    {
        take(PageStep::Text(text));
    }
}

fn parsed(html: &str) -> Result<Document, JsError> {
    let document: JsValue = web_sys::window()
        .and_then(|window| Reflect::get(&window, &"Document".into()).ok())
        .unwrap_or_default();
    let newer = Reflect::has(&document, &"parseHTML".into()).unwrap_or(false);
    if newer {
        // Left to itself it keeps hardly more than paragraphs; asked to keep all, all but what could run.
        let options = Object::new();
        Reflect::set(&options, &"sanitizer".into(), &Object::new())?;
        return Ok(Parser::parse(html, &options)?);
    }
    let parser = DomParser::new()?;
    Ok(parser.parse_from_string(html, SupportedType::TextHtml)?)
}
