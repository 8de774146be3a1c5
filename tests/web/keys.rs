//! Which key presses reach the app.

use std::cell::RefCell;
use std::rc::Rc;

use demarche::browser::KeyListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Presses a key on the element as a user would, and says whether the browser was told to do nothing more.
fn press(target: &Element, code: &str, more: &[(&str, bool)]) -> bool {
    let options = js_sys::Object::new();
    let set = |name: &str, value: &wasm_bindgen::JsValue| {
        js_sys::Reflect::set(&options, &name.into(), value).unwrap();
    };
    set("code", &code.into());
    set("bubbles", &true.into());
    set("cancelable", &true.into());
    for (name, value) in more {
        set(name, &(*value).into());
    }
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict(
        "keydown",
        options.unchecked_ref(),
    )
    .unwrap();
    !target.dispatch_event(&event).unwrap()
}

/// An element on the page that goes when the test ends.
struct OnPage(Element);

impl OnPage {
    fn new(name: &str) -> Self {
        let element = document().create_element(name).unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }
}

impl Drop for OnPage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// A listener that uses every key, and what it heard.
fn hears() -> (KeyListener, Rc<RefCell<Vec<String>>>) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let log = heard.clone();
    let listener = KeyListener::new(move |press, repeat| {
        let mut line = press.code;
        for (held, name) in [
            (press.control, "+control"),
            (press.shift, "+shift"),
            (press.alt, "+alt"),
            (repeat, " again"),
        ] {
            if held {
                line.push_str(name);
            }
        }
        log.borrow_mut().push(line);
        true
    });
    (listener.unwrap(), heard)
}

#[wasm_bindgen_test]
fn presses_outside_fields_arrive_and_are_used_up() {
    let (_keys, heard) = hears();
    let text = OnPage::new("p");
    assert!(press(&text.0, "KeyC", &[]));
    assert!(press(
        &text.0,
        "ArrowRight",
        &[("shiftKey", true), ("altKey", true)]
    ));
    assert!(press(
        &text.0,
        "KeyZ",
        &[("ctrlKey", true), ("repeat", true)]
    ));
    assert_eq!(
        *heard.borrow(),
        ["KeyC", "ArrowRight+shift+alt", "KeyZ+control again"]
    );
}

#[wasm_bindgen_test]
fn text_goes_where_it_is_typed() {
    let (_keys, heard) = hears();
    for name in ["input", "textarea", "select"] {
        assert!(!press(&OnPage::new(name).0, "KeyC", &[]), "{name}");
    }
    let editable = OnPage::new("div");
    editable.0.set_attribute("contenteditable", "true").unwrap();
    assert!(!press(&editable.0, "KeyC", &[]));
    let text = OnPage::new("p");
    assert!(!press(&text.0, "KeyC", &[("isComposing", true)]));
    // Windows key, or Command on what is not a Mac: the system's.
    assert!(!press(&text.0, "KeyC", &[("metaKey", true)]));
    assert!(heard.borrow().is_empty());
}

#[wasm_bindgen_test]
fn enter_works_the_button_that_has_the_focus() {
    let (_keys, heard) = hears();
    let button = OnPage::new("button");
    assert!(!press(&button.0, "Enter", &[]));
    assert!(!press(&button.0, "Space", &[]));
    assert!(press(&button.0, "KeyC", &[]));
    let tick = OnPage::new("input");
    tick.0.set_attribute("type", "checkbox").unwrap();
    assert!(press(&tick.0, "KeyD", &[]));
    assert_eq!(*heard.borrow(), ["KeyC", "KeyD"]);
}

#[wasm_bindgen_test]
fn an_open_dialog_has_the_keyboard_to_itself() {
    let (_keys, heard) = hears();
    let dialog = OnPage::new("dialog");
    let element: &web_sys::HtmlDialogElement = dialog.0.unchecked_ref();
    demarche::browser::page::show_modal(element);
    assert!(!press(&dialog.0, "KeyC", &[]));
    demarche::browser::page::close(element);
    let body: HtmlElement = document().body().unwrap();
    assert!(press(&body, "KeyC", &[]));
    assert_eq!(*heard.borrow(), ["KeyC"]);
}

#[wasm_bindgen_test]
fn a_dropped_listener_hears_nothing() {
    let (keys, heard) = hears();
    drop(keys);
    assert!(!press(&OnPage::new("p").0, "KeyC", &[]));
    assert!(heard.borrow().is_empty());
}
