//! The page's comings and goings: the moments at which work must be safe.

use web_sys::{BeforeUnloadEvent, Event, VisibilityState};

use super::Listener;

/// Calls back when the page is about to be out of sight, which may be the last it hears.
pub struct HideListener {
    _visibility: Listener,
    _pagehide: Listener,
}

impl HideListener {
    /// Calls `hidden` when the page goes into the background and again when it is left. `None` without a window.
    pub fn new(hidden: impl Fn() + Clone + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let page = document.clone();
        let on_background = hidden.clone();
        Some(Self {
            _visibility: Listener::on(&document, "visibilitychange", move |_: Event| {
                if page.visibility_state() == VisibilityState::Hidden {
                    on_background();
                }
            }),
            _pagehide: Listener::on(&window, "pagehide", move |_: Event| hidden()),
        })
    }
}

/// Asks before the page is left, as long as that would lose work.
pub struct LeaveGuard {
    _listener: Listener,
}

impl LeaveGuard {
    /// The browser asks, in its own words, whenever `unsaved` answers true. `None` without a window.
    pub fn new(unsaved: impl Fn() -> bool + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        Some(Self {
            _listener: Listener::on(&window, "beforeunload", move |event: BeforeUnloadEvent| {
                if unsaved() {
                    event.prevent_default();
                    // Browsers before 2024 ask only when this is set; none shows it.
                    event.set_return_value("unsaved");
                }
            }),
        })
    }
}
