//! The file with the practice article. `public/boot.js` gets it, on a first visit while the program is still on its way.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::OrLog;

/// Name of the function that `public/boot.js` leaves on the window.
const NAME: &str = "demarchePractice";

/// Has the page say that the start has failed, as the file is not what it should be.
pub fn practice_is_wrong(reason: &str) {
    if let Some(function) = function() {
        function
            .call1(&JsValue::UNDEFINED, &JsValue::from_str(reason))
            .map(drop)
            .or_log("the practice article");
    }
}

fn function() -> Option<Function> {
    let window = web_sys::window()?;
    let function = Reflect::get(&window, &JsValue::from_str(NAME)).ok()?;
    function.dyn_into().ok()
}

/// What is in the file; `None` when it cannot be had, which the page then says itself.
pub async fn practice_file() -> Option<String> {
    let answer = function()?.call0(&JsValue::UNDEFINED).ok()?;
    let answer: Promise = answer.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()?.as_string()
}
