//! The keyboard: which presses are the app's, and how they reach it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::{Listener, OrLog};
use crate::edit::Press;

/// Kinds of input that are pressed or drawn along and not written in.
const NOT_WRITTEN_IN: [&str; 9] = [
    "button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit",
];

/// What a press of Enter or the space bar sets off by itself.
const PRESSABLE: &str = "button, a[href], summary, input, select, [role=button], [role=menuitem], \
                         [role=menuitemradio], [role=menuitemcheckbox], [role=option], [role=tab], [role=switch]";

/// What an arrow key moves by itself.
const SLIDING: &str = "input[type=range], input[type=radio]";

/// Whether the keyboard is a Mac's, where Command does what Control does elsewhere.
pub fn is_mac() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let agent = window
        .navigator()
        .user_agent()
        .or_log("the browser does not name itself")
        .unwrap_or_default();
    ["Macintosh", "iPhone", "iPad"]
        .iter()
        .any(|word| agent.contains(word))
}

/// A key press in plain words. `None` when a key is held down that the app never uses: the Windows key, or Control on a
/// Mac.
pub fn press(event: &KeyboardEvent) -> Option<Press> {
    let (control, foreign) = if is_mac() {
        (event.meta_key(), event.ctrl_key())
    } else {
        (event.ctrl_key(), event.meta_key())
    };
    (!foreign).then(|| Press {
        code: event.code(),
        key: event.key(),
        control,
        shift: event.shift_key(),
        alt: event.alt_key(),
    })
}

/// Whether the press goes into text: into a field, or into an input method that is still composing a character.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    // 229 is what browsers report for keys that an input method has taken.
    event.is_composing() || event.key_code() == 229 || target(event).is_some_and(|t| takes_text(&t))
}

/// Whether text can be written into the element.
pub(super) fn takes_text(element: &Element) -> bool {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return !NOT_WRITTEN_IN.contains(&input.type_().as_str());
    }
    matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
        || element
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}

/// The keyboard of the whole page, for as long as this value lives.
pub struct KeyListener {
    _listener: Listener,
}

impl KeyListener {
    /// Gives `used` each press that is not text, with whether it is one of a key held down; where `used` answers true,
    /// the browser does nothing more with it. Passed over are presses that something on the page has dealt with already,
    /// Enter and space bar on what they press, and everything while a modal dialog is open. `None` without a window.
    pub fn new(mut used: impl FnMut(Press, bool) -> bool + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let listener = Listener::on(&window, "keydown", move |event: KeyboardEvent| {
            if event.default_prevented() || is_typing(&event) || presses(&event) || in_dialog() {
                return;
            }
            if press(&event).is_some_and(|press| used(press, event.repeat())) {
                event.prevent_default();
            }
        });
        Some(Self {
            _listener: listener,
        })
    }
}

fn target(event: &KeyboardEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether the press works the button, link, slider or the like that has the focus.
fn presses(event: &KeyboardEvent) -> bool {
    let worked = match event.code().as_str() {
        "Enter" | "NumpadEnter" | "Space" => PRESSABLE,
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" | "PageUp"
        | "PageDown" => SLIDING,
        _ => return false,
    };
    target(event).is_some_and(|target| matches!(target.closest(worked), Ok(Some(_))))
}

/// Whether a modal dialog is open.
pub fn in_dialog() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| matches!(document.query_selector("dialog:modal"), Ok(Some(_))))
}
