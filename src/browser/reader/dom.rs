//! The few DOM calls that everything here is made of. They can't fail on elements of ours; if one does, the console
//! says so and the page goes on.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CssStyleDeclaration, Document, Element, HtmlElement, Node};

use crate::browser::{JsError, OrLog};

#[wasm_bindgen]
extern "C" {
    /// An element, which takes an attribute in the page's own strings: the bindings would translate them each time.
    type Named;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn put(this: &Named, name: &JsString, value: &JsString);
}

pub(super) fn append(parent: &Node, child: &Node) {
    parent
        .append_child(child)
        .or_log("could not add to the page");
}

pub(super) fn put(element: &Element, name: &str, value: &str) {
    element
        .set_attribute(name, value)
        .or_log("could not set an attribute");
}

/// As [`put`], with strings that are in the page already, the name one that is known to be good.
pub(super) fn put_named(element: &Element, name: &JsString, value: &JsString) {
    element.unchecked_ref::<Named>().put(name, value);
}

/// An element that lies over the text, as yet nowhere. Screen readers have no use for these.
pub(super) fn overlay(document: &Document, class: &str) -> Result<HtmlElement, JsError> {
    let element: HtmlElement = document.create_element("div")?.unchecked_into();
    element.set_class_name(class);
    element.set_attribute("aria-hidden", "true")?;
    element.set_hidden(true);
    // Where it lies is ours to say; how it looks, the style sheet's.
    set(&element, "position", "absolute");
    set(&element, "touch-action", "none");
    Ok(element)
}

pub(super) fn style(element: &HtmlElement, property: &str, pixels: f64) {
    let mut value = (pixels.round() as i32).to_string();
    value.push_str("px");
    set(element, property, &value);
}

pub(super) fn set(element: &HtmlElement, property: &str, value: &str) {
    element
        .style()
        .set_property(property, value)
        .or_log("could not set a style");
}

pub(super) fn class(element: &Element, name: &str, on: bool) {
    element
        .class_list()
        .toggle_with_force(name, on)
        .or_log("could not set a class");
}

/// What the style sheets make of the element.
pub(super) fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    web_sys::window()?
        .get_computed_style(element)
        .or_log("could not read the style")?
}
