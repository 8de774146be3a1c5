//! Asking the browser not to clear our storage when it is short of room.

use wasm_bindgen_futures::JsFuture;

use super::{JsError, OrLog};

/// Asks, and gives the answer: whether the browser promises to keep what is stored until the user clears it. `None` when
/// it cannot be asked. Some browsers ask the user; best done after a first change, not at the start.
pub async fn ask_to_keep() -> Option<bool> {
    let manager = web_sys::window()?.navigator().storage();
    let promise = manager
        .persist()
        .or_log("could not ask to keep the storage")?;
    let answer = JsFuture::from(promise).await.map_err(JsError::from);
    answer
        .or_log("could not ask to keep the storage")?
        .as_bool()
}
