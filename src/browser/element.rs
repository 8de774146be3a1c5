//! What views ask of single elements and events, where the answer depends on which kind of element it is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
pub use web_sys::{HtmlElement, KeyboardEvent};

use super::OrLog;
use crate::domain::Direction;

/// The element as one that can be focused, scrolled and shown; `None` for what is not of HTML.
pub fn as_html(element: &Element) -> Option<HtmlElement> {
    element.dyn_ref().cloned()
}

/// Sets a property of the element’s style, such as `top`.
pub fn set_style(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element
            .style()
            .set_property(property, value)
            .or_log("could not set a style");
    }
}

/// How wide it is within its borders, in pixels.
pub fn width(element: &HtmlElement) -> i32 {
    element.client_width()
}

/// Whether Shift, and whether Control or Command, was held when something was clicked.
pub fn held(event: &Event) -> (bool, bool) {
    let click = event.dyn_ref::<web_sys::MouseEvent>();
    click.map_or((false, false), |click| {
        (click.shift_key(), click.ctrl_key() || click.meta_key())
    })
}

/// Whether the element that an event happened to shows that it has the focus, as after a key.
pub fn shows_focus(event: &Event) -> bool {
    let target = event.target();
    let element = target.as_ref().and_then(|t| t.dyn_ref::<Element>());
    element.is_some_and(|e| e.matches(":focus-visible").unwrap_or(false))
}

/// What stands in a field, or what is chosen in a list; empty for any other element.
pub fn value(element: &HtmlElement) -> String {
    value_in(element)
}

/// As [`value`], of the element an event happened to.
pub fn value_of(event: &Event) -> String {
    let target = event.target();
    let target = target.as_ref().and_then(|target| target.dyn_ref());
    target.map(value_in).unwrap_or_default()
}

fn value_in(element: &Element) -> String {
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.value()
    } else if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        field.value()
    } else if let Some(list) = element.dyn_ref::<HtmlSelectElement>() {
        list.value()
    } else {
        String::new()
    }
}

/// Whether the box an event happened to is ticked.
pub fn checked_of(event: &Event) -> bool {
    let target = event.target();
    let field = target
        .as_ref()
        .and_then(|t| t.dyn_ref::<HtmlInputElement>());
    field.is_some_and(HtmlInputElement::checked)
}

/// Puts a text into a field. The same text again leaves the caret where it is.
pub fn set_value(element: &Element, text: &str) {
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.set_value(text);
    } else if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(text);
    }
}

/// Ticks a box, or takes the tick away.
pub fn set_checked(element: &Element, checked: bool) {
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.set_checked(checked);
    }
}

/// The event as a press of a key; `None` for any other.
pub fn key_press(event: Event) -> Option<KeyboardEvent> {
    event.dyn_into().ok()
}

/// In a list of buttons: moves the focus from the one that has it to the one before or after, and uses the key up.
pub fn focus_beside(event: &KeyboardEvent, direction: Direction) {
    event.prevent_default();
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let item = target.and_then(|t| t.closest("li").ok().flatten());
    let beside = item.and_then(|item| match direction {
        Direction::Forward => item.next_element_sibling(),
        Direction::Back => item.previous_element_sibling(),
    });
    let button = beside.and_then(|item| item.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|b| b.dyn_into::<HtmlElement>().ok()) {
        // The list scrolls along, as it would for Tab.
        button.focus().or_log("could not move the focus");
    }
}

/// Whether a key was pressed on a button.
pub fn is_on_button(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.tag_name() == "BUTTON")
}

/// The form that what an event happened to belongs to, where it takes effect only when it is sent.
pub fn form_to_be_sent(event: &Event) -> Option<HtmlElement> {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok())?;
    let form = target.closest("form").ok().flatten()?;
    let is_sent = matches!(form.query_selector("[type=submit]"), Ok(Some(_)));
    form.dyn_into().ok().filter(|_| is_sent)
}

/// Whether the element is still in the page.
pub fn is_in_page(element: &HtmlElement) -> bool {
    element.is_connected()
}
