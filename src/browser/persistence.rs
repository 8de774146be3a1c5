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

/// Whether the browser has promised it already; `None` when it does not say.
pub async fn is_kept() -> Option<bool> {
    let manager = web_sys::window()?.navigator().storage();
    let promise = manager.persisted().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// How much room there is, in bytes. Browsers tell about what they say they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What is stored here.
    pub used: u64,
    /// How much more would be taken.
    pub left: u64,
}

/// Asks how much room there is; `None` when the browser does not say.
pub async fn room() -> Option<Room> {
    let manager = web_sys::window()?.navigator().storage();
    let promise = manager.estimate().ok()?;
    let estimate = JsFuture::from(promise).await.ok()?;
    let number = |key: &str| js_sys::Reflect::get(&estimate, &key.into()).ok()?.as_f64();
    let (used, quota) = (number("usage")?, number("quota")?);
    Some(Room {
        used: used as u64,
        left: (quota - used).max(0.0) as u64,
    })
}
