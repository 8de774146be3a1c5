//! A copy of everything stored here, made without the program's own state: for when that is in doubt.
//!
//! The work is done by `public/rescue.js`, which the page also has when the program could not start at all.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::JsError;

/// Name of the function that `public/rescue.js` leaves on the window.
const NAME: &str = "demarcheRescue";

/// The function itself, for buttons that must work when no Rust does.
pub(super) fn function() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &JsValue::from_str(NAME))
        .ok()?
        .dyn_into()
        .ok()
}

/// Begins to gather everything stored in this browser into one file, and downloads it when it is complete.
///
/// # Errors
/// When the script that does it is not there, as on a page that was not loaded completely.
pub fn download_everything() -> Result<(), JsError> {
    let rescue =
        function().ok_or_else(|| JsError::new("a part of the page is missing: rescue.js"))?;
    rescue.call0(&JsValue::UNDEFINED)?;
    Ok(())
}
