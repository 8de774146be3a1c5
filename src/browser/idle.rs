//! Work for when the browser has nothing better to do, cancelled when its handle is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::IdleRequestOptions;

use crate::browser::{OrLog, Timer};

/// Longest stretch of work at a time, in milliseconds: with what the browser does itself, far below a frame.
const SLICE: f64 = 4.0;
/// How long to wait where the browser does not say when it is idle, in milliseconds.
const PAUSE: i32 = 16;
/// After so long it is done all the same, in milliseconds: a busy machine may never be idle.
const PATIENCE: u32 = 1_000;

/// A callback in idle time.
#[must_use = "a callback that is not kept is cancelled at once"]
pub enum Idle {
    /// Asked of the browser.
    Asked {
        /// The browser’s number for it.
        id: u32,
        /// What it calls.
        _callback: Closure<dyn FnMut()>,
    },
    /// Safari does not offer it: a short pause will do.
    Timed {
        /// The pause.
        _timer: Timer,
    },
}

impl Idle {
    /// Runs `work` once, when the browser is idle or has not been for a second.
    pub fn next(work: impl FnOnce() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let offered = js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false);
        if !offered {
            return Some(Self::Timed {
                _timer: Timer::after(PAUSE, work)?,
            });
        }
        let callback = Closure::once(work);
        let options = IdleRequestOptions::new();
        options.set_timeout(PATIENCE);
        let id = window
            .request_idle_callback_with_options(callback.as_ref().unchecked_ref(), &options)
            .or_log("could not ask for idle time")?;
        Some(Self::Asked {
            id,
            _callback: callback,
        })
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        if let (Self::Asked { id, .. }, Some(window)) = (self, web_sys::window()) {
            window.cancel_idle_callback(*id);
        }
    }
}

/// When the present slice of work is over.
pub struct Slice {
    until: f64,
}

impl Slice {
    /// From now on, for as long as nobody notices.
    pub(super) fn begin() -> Self {
        Self::of(SLICE)
    }

    /// From now on, for so many milliseconds.
    pub fn of(milliseconds: f64) -> Self {
        Self {
            until: now() + milliseconds,
        }
    }

    /// Whether it is time for others.
    pub fn is_over(&self) -> bool {
        now() >= self.until
    }
}

/// How long something takes.
pub struct Stopwatch(f64);

impl Stopwatch {
    /// From now on.
    pub fn start() -> Self {
        Self(now())
    }

    /// Milliseconds since then.
    pub fn milliseconds(&self) -> f64 {
        now() - self.0
    }
}

/// Milliseconds since some moment.
pub(super) fn now() -> f64 {
    web_sys::window()
        .and_then(|w| w.performance())
        .map_or(0.0, |p| p.now())
}
