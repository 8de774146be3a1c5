//! Work put off to the next frame or to a later moment, cancelled when its handle is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{OrLog, panic};

/// After a panic nothing of ours may run: its state is in doubt.
fn unless_stopped(work: impl FnOnce() + 'static) -> impl FnOnce() + 'static {
    move || {
        if !panic::has_stopped() {
            work();
        }
    }
}

/// A callback before the next paint.
#[must_use = "a frame that is not kept is cancelled at once"]
pub struct Frame {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Frame {
    /// Runs `work` once, before the browser paints next; not while the page is hidden.
    pub fn next(work: impl FnOnce() + 'static) -> Option<Self> {
        let callback = Closure::once(unless_stopped(work));
        let id = web_sys::window()?
            .request_animation_frame(callback.as_ref().unchecked_ref())
            .or_log("could not ask for a frame")?;
        Some(Self {
            id,
            _callback: callback,
        })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window
                .cancel_animation_frame(self.id)
                .or_log("could not cancel a frame");
        }
    }
}

/// A callback after some time.
#[must_use = "a timer that is not kept is cancelled at once"]
pub struct Timer {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Runs `work` once, `ms` milliseconds from now or later.
    pub fn after(ms: i32, work: impl FnOnce() + 'static) -> Option<Self> {
        let callback = Closure::once(unless_stopped(work));
        let id = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                callback.as_ref().unchecked_ref(),
                ms,
            )
            .or_log("could not set a timer")?;
        Some(Self {
            id,
            _callback: callback,
        })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
