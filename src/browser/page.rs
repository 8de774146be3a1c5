//! The page as a whole: title, focus, scrolling, dialogs, and how much room there is.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Event, EventTarget, FocusEvent, FocusOptions, HtmlDialogElement, HtmlElement,
    HtmlInputElement, MouseEvent, Node,
};

use super::OrLog;

/// The title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// As [`focus_by_id`], with all that stands in the field selected: typing takes its place.
pub fn select_by_id(id: &str) {
    if focus_by_id(id)
        && let Some(field) = element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
    {
        field.select();
    }
}

/// Has a style sheet take effect that the page links for no medium at all, by the id of its link.
pub fn use_style_sheet(id: &str) {
    let link = document().and_then(|document| document.get_element_by_id(id));
    if let Some(link) = link {
        link.remove_attribute("media")
            .or_log("could not use a style sheet");
    }
}

/// Whether the page is in the background, where nothing is painted.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Gives an element the focus, without scrolling: the caller says what should be in view.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element
        .focus_with_options(&options)
        .or_log("could not move the focus");
}

/// As [`focus`], for the element with this id; false when there is none.
pub fn focus_by_id(id: &str) -> bool {
    let element = element(id);
    if let Some(element) = &element {
        focus(element);
    }
    element.is_some()
}

/// Whether what has the focus lies in an element of this selector.
pub fn is_focus_in(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|focused| matches!(focused.closest(selector), Ok(Some(_))))
}

/// Whether nothing that can be seen has the focus, as after what had it was hidden or taken away. Reads the layout.
pub fn is_focus_lost() -> bool {
    let active = document().and_then(|document| document.active_element());
    active
        .is_none_or(|active| active.tag_name() == "BODY" || active.get_client_rects().length() == 0)
}

/// Opens a dialog over the page and keeps the focus inside until it is closed. Open already: nothing happens.
pub fn show_modal(dialog: &HtmlElement) {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>()
        && !dialog.open()
    {
        dialog.show_modal().or_log("could not open a dialog");
    }
}

/// Whether a dialog is open.
pub fn is_open(dialog: &HtmlElement) -> bool {
    dialog
        .dyn_ref::<HtmlDialogElement>()
        .is_some_and(HtmlDialogElement::open)
}

/// Closes a dialog; the focus goes back to where it was before.
pub fn close(dialog: &HtmlElement) {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Width and height of the window's inside, in CSS pixels.
pub fn viewport() -> (f64, f64) {
    let side = |length: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        length.ok().and_then(|value| value.as_f64()).unwrap_or(0.0)
    };
    web_sys::window().map_or((0.0, 0.0), |window| {
        (side(window.inner_width()), side(window.inner_height()))
    })
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Presses the button with this id.
pub fn press_by_id(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        window.print().or_log("could not print");
    }
}

/// How far a pane is scrolled down, and how tall it is, in CSS pixels. Reads the layout.
pub fn scroll_state(pane: &HtmlElement) -> (f64, f64) {
    (
        f64::from(pane.scroll_top()),
        f64::from(pane.client_height()),
    )
}

/// Scrolls a pane so far down, in CSS pixels.
pub fn scroll_pane(pane: &HtmlElement, top: f64) {
    pane.set_scroll_top(top as i32);
}

/// Scrolls a pane as little as brings a stretch of its content into view. `top` and `height` in CSS pixels.
pub fn scroll_row_into_view(pane: &HtmlElement, top: f64, height: f64) {
    let (scrolled, tall) = scroll_state(pane);
    let wanted = if top < scrolled {
        top
    } else if top + height > scrolled + tall {
        top + height - tall
    } else {
        return;
    };
    pane.set_scroll_top(wanted as i32);
}

/// Whether a click on a modal dialog fell beside its content: the dialog itself was hit, outside its box.
pub fn is_beside(dialog: &HtmlElement, event: &Event) -> bool {
    let Some(event) = event.dyn_ref::<MouseEvent>() else {
        return false;
    };
    let hit_dialog = event
        .target()
        .is_some_and(|target| target == *AsRef::<EventTarget>::as_ref(dialog));
    let rect = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let inside = rect.left() <= x && x <= rect.right() && rect.top() <= y && y <= rect.bottom();
    // Enter on a button makes a click at 0, 0 without a press.
    hit_dialog && !inside && event.detail() > 0
}

/// Whether the focus goes from inside an element to somewhere outside.
pub fn focus_leaves(whole: &HtmlElement, event: &Event) -> bool {
    let to = event
        .dyn_ref::<FocusEvent>()
        .and_then(FocusEvent::related_target)
        .and_then(|target| target.dyn_into::<Node>().ok());
    !to.is_some_and(|to| whole.contains(Some(&to)))
}

/// Scrolls as little as brings the element with this id into view.
pub fn bring_into_view(id: &str) {
    if let Some(element) = element(id) {
        show(&element);
    }
}

/// As [`bring_into_view`], for an element at hand.
pub fn show(element: &HtmlElement) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
