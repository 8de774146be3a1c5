//! The last page: shown when the program had to stop, with the way to all that is stored and the way back.
//!
//! Drawn without the user interface, whose state is in doubt; its buttons call the browser's own functions and none of
//! ours, as nothing of ours should run any more.

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

use super::{OrLog, rescue};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the program has stopped. Events still arrive then and must be passed over.
pub(super) fn has_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// From now on a panic replaces the page by one that says what happened. Only the first does: what fails afterwards
/// fails because of it.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        if STOPPED.swap(true, Ordering::Relaxed) {
            return;
        }
        let details = details(info);
        web_sys::console::error_1(&JsValue::from_str(&details));
        draw(&details).or_log("could not show what happened");
    }));
}

/// What went wrong and where, for whoever mends it.
fn details(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("no message");
    let place = info
        .location()
        .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    format!(
        "{message}\nat {place}\nDemarche {}",
        env!("CARGO_PKG_VERSION")
    )
}

fn draw(details: &str) -> Result<(), JsValue> {
    let Some((window, document)) = web_sys::window().and_then(|w| w.document().map(|d| (w, d)))
    else {
        return Ok(());
    };
    let Some(body) = document.body() else {
        return Ok(());
    };
    let page = element(&document, "main", "panic", "")?;
    page.set_attribute("role", "alert")?;
    page.set_attribute("tabindex", "-1")?;
    let add = |name, class, text| -> Result<Element, JsValue> {
        let child = element(&document, name, class, text)?;
        page.append_child(&child)?;
        Ok(child)
    };
    add("h1", "", "Demarche had to stop")?;
    add(
        "p",
        "",
        "Something went wrong inside the program, and it cannot go on safely.",
    )?;
    add(
        "p",
        "",
        "Everything that was shown as saved is safe in this browser. Reload the page to go on from there. If you \
         want to be quite sure, download a copy of it first.",
    )?;
    let buttons = add("p", "actions", "")?;
    let button = |class, text, action: &Function| -> Result<(), JsValue> {
        let button = element(&document, "button", class, text)?;
        button.set_attribute("type", "button")?;
        button.add_event_listener_with_callback("click", action)?;
        buttons.append_child(&button)?;
        Ok(())
    };
    if let Some(rescue) = rescue::function() {
        button("button", "Download everything stored here", &rescue)?;
    }
    // Another way to the same, for when that script is not here yet; not in the page that has everything in itself.
    if !document
        .document_element()
        .is_some_and(|root| root.has_attribute("data-inside"))
    {
        let link = element(&document, "a", "button", "Open the rescue page")?;
        link.set_attribute("href", "rescue.html")?;
        buttons.append_child(&link)?;
    }
    let location = window.location();
    let reload: Function = Reflect::get(&location, &JsValue::from_str("reload"))?.dyn_into()?;
    button(
        "button primary",
        "Reload the page",
        &reload.bind0(&location),
    )?;
    let status = add("p", "", "")?;
    status.set_id("rescue-status");
    status.set_attribute("role", "status")?;
    let more = add("details", "", "")?;
    more.append_child(&*element(&document, "summary", "", "Details for a report")?)?;
    more.append_child(&*element(&document, "pre", "", details)?)?;

    body.set_text_content(None);
    body.append_child(&page)?;
    page.dyn_into::<HtmlElement>()?.focus()
}

/// A new element with this text, which is text and never markup.
fn element(document: &Document, name: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element.set_text_content(Some(text));
    Ok(element)
}
