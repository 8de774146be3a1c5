//! Work put off to the next frame or to a later moment, cancelled when its handle is dropped.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{OrLog, page, panic};

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

/// A callback when the next frame has been painted.
#[must_use = "what is not kept is cancelled at once"]
pub struct AfterPaint {
    _frame: Option<Frame>,
    _timer: Rc<RefCell<Option<Timer>>>,
}

impl AfterPaint {
    /// Runs `work` once, right after the browser has painted next; in a page that is hidden, and so not painted, soon.
    pub fn new(work: impl FnOnce() + 'static) -> Self {
        let timer = Rc::new(RefCell::new(None));
        if page::is_hidden() {
            timer.replace(Timer::after(0, work));
            return Self {
                _frame: None,
                _timer: timer,
            };
        }
        let kept = Rc::clone(&timer);
        // Asked for in the frame itself, before it is painted, a timer comes right after that.
        let frame = Frame::next(move || {
            kept.replace(Timer::after(0, work));
        });
        Self {
            _frame: frame,
            _timer: timer,
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

/// Waits until the page has been painted: what was just said is seen before long work begins.
pub async fn until_painted() {
    let (sender, receiver) = crate::browser::signal::signal();
    let _painted = AfterPaint::new(move || sender.send(()));
    receiver.await;
}
