//! The site that the page came from: its address, what a link asks for, and whether a newer version of it is ready.
//!
//! The newer version is `public/offline.js`’s work, which is here or not.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, Location, Window};

use super::{JsError, Listener, OrLog};

/// What `public/offline.js` leaves on the window.
const SITE: &str = "demarcheSite";
/// The event by which it says that a newer version is ready.
const NEWER: &str = "demarche-newer";
/// How a link begins that asks for a project of the site.
const OPEN: &str = "#/open?project=";

/// Whether the page came from a server, and not from a file of this device.
pub fn is_served() -> bool {
    location().is_some_and(|l| {
        l.protocol()
            .is_ok_and(|protocol| protocol.starts_with("http"))
    })
}

/// Calls `ready` when a newer version of the site is complete and waits to be used; at once if it does already.
pub fn when_newer(mut ready: impl FnMut() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    let newer =
        site(&window).and_then(|site| Reflect::get(&site, &JsValue::from_str("newer")).ok());
    if newer.is_some_and(|newer| newer.is_truthy()) {
        ready();
    }
    Some(Listener::on(&window, NEWER, move |_: Event| ready()))
}

/// Changes to the newer version, which loads the page again. To be called only when everything is saved.
///
/// # Errors
/// When the script that does it is not there.
pub fn take_newer() -> Result<(), JsError> {
    let missing = || JsError::new("a part of the page is missing: offline.js");
    let window = web_sys::window().ok_or_else(missing)?;
    let site = site(&window).ok_or_else(missing)?;
    let take: Function = Reflect::get(&site, &JsValue::from_str("take"))?
        .dyn_into()
        .map_err(|_| missing())?;
    take.call0(&site)?;
    Ok(())
}

/// What a link asks to open, now and whenever the address of the page comes to be such a link. The address is then the
/// plain one again: loading the page again goes on with whatever is on the screen.
pub fn when_asked_to_open(mut open: impl FnMut(String) + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    if let Some(wanted) = wanted() {
        open(wanted);
    }
    Some(Listener::on(&window, "hashchange", move |_: Event| {
        if let Some(wanted) = wanted() {
            open(wanted);
        }
    }))
}

/// The link that opens a project of the site, relative to the page.
pub fn link_to(project: &str) -> String {
    format!(
        "{OPEN}{}",
        String::from(js_sys::encode_uri_component(project))
    )
}

fn wanted() -> Option<String> {
    let hash = location()?.hash().ok()?;
    let word = js_sys::decode_uri_component(hash.strip_prefix(OPEN)?).ok()?;
    let word = String::from(word);
    let window = web_sys::window()?;
    let plain = location()?.pathname().ok()? + &location()?.search().ok()?;
    let history = window.history().or_log("could not tidy the address")?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&plain))
        .or_log("could not tidy the address");
    Some(word).filter(|word| !word.is_empty())
}

fn site(window: &Window) -> Option<JsValue> {
    let site = Reflect::get(window, &JsValue::from_str(SITE)).ok()?;
    site.is_object().then_some(site)
}

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}
